package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.ha.Answer.Conflict;
import io.railiance.platform.ha.Answer.Done;
import io.railiance.platform.ha.Answer.NoAnswer;
import io.railiance.platform.ha.Answer.Refusal;
import io.railiance.platform.ha.ConfigurationStore.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store and the API of a real cluster, that of {@code KUBECONFIG}. It makes the namespace
 * {@code ha-k8s-test} and deletes it in the end; the store has the rights that an agent has there,
 * no more.
 *
 * <pre>
 * KUBECONFIG=... mvn -pl ha-agent test -Dcluster -Dtest=KubernetesStoreClusterTest
 * </pre>
 */
@EnabledIfSystemProperty(
    named = "cluster",
    matches = ".*",
    disabledReason = "works in the cluster of KUBECONFIG, so only if asked for by -Dcluster")
class KubernetesStoreClusterTest {
  private static final int ROUNDS = 100;
  private static final Kubectl KUBECTL = new Kubectl("ha-k8s-test");
  private static final Marker BEGINNING =
      new Marker("", List.of("pg-0", "pg-1"), false, "", "pg-0", 1, List.of());
  @TempDir static Path files;
  private static ApiServer server;

  private final KubernetesStore store = store("pg-0");
  private final KubernetesStore other = store("pg-1");

  @BeforeAll
  static void makeNamespace() throws IOException {
    if (System.getenv("KUBECONFIG") == null) {
      Absent.because("KUBECONFIG names no cluster");
    }
    try (InputStream rights =
        KubernetesStoreClusterTest.class.getResourceAsStream("/cluster/agent.yaml")) {
      String yaml = new String(rights.readAllBytes(), StandardCharsets.UTF_8);
      KUBECTL.feed(yaml, "apply", "--filename", "-");
    }
    server = KUBECTL.asServiceAccount("agent", files);
  }

  @AfterAll
  static void deleteNamespace() {
    if (server != null) {
      KUBECTL.run("delete", "namespace", KUBECTL.namespace());
    }
  }

  @BeforeEach
  void deleteWhatTestsLeft() {
    KUBECTL.run("delete", "lease,configmap", "pg-leader", "pg-state", "--ignore-not-found");
  }

  private static KubernetesStore store(String pod) {
    String uid = KUBECTL.run("get", "pod", "pg-0", "--output", "jsonpath={.metadata.uid}");
    return new KubernetesStore(server, "pg", new Pod(pod, uid), StrangeAnswersTest.PATIENT);
  }

  private static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Done.class);
    return ((Done<T>) answer).value();
  }

  private Lease taken() {
    return done(store.take(done(store.read()).lease(), "pg-0", 11));
  }

  private Marker initialised() {
    Marker beginning = done(store.write(BEGINNING));
    return done(
        store.write(
            new Marker(
                beginning.version(),
                List.of("pg-0", "pg-1"),
                true,
                "7591",
                "pg-0",
                1,
                List.of(new Quorum(Map.of("pg-0", "7f3a"), 1)))));
  }

  @Test
  void of_two_that_take_the_lease_at_once_exactly_one_has_it() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      Lease seen = done(store.read()).lease();
      int wins = 0;
      for (int round = 1; round <= ROUNDS; round++) {
        Lease from = seen;
        List<Callable<Answer<Lease>>> attempts =
            List.of(() -> store.take(from, "pg-0", 1), () -> other.take(from, "pg-1", 2));
        List<Answer<Lease>> answers = new ArrayList<>();
        for (Future<Answer<Lease>> answer : both.invokeAll(attempts)) {
          answers.add(answer.get());
        }
        assertThat(answers).as("round %d", round).hasAtLeastOneElementOfType(Done.class);
        assertThat(answers).as("round %d", round).hasAtLeastOneElementOfType(Conflict.class);
        boolean first = answers.get(0) instanceof Done;
        seen = done(answers.get(first ? 0 : 1));
        assertThat(seen.holder()).isEqualTo(first ? "pg-0" : "pg-1");
        assertThat(seen.epoch()).isEqualTo(round);
        wins += first ? 1 : 0;
        // Whose cluster it is may have other things to do.
        Thread.sleep(200);
      }
      assertThat(done(other.read()).lease()).isEqualTo(seen);
      System.out.println(ROUNDS + " rounds, of which the first won " + wins);
    } finally {
      both.shutdown();
    }
  }

  @Test
  void a_lease_is_taken_renewed_and_released_and_its_epoch_only_grows() {
    Lease taken = taken();
    assertThat(taken).isEqualTo(new Lease("pg-0", 11, 1, taken.version()));
    Lease renewed = done(store.renew(taken));
    assertThat(renewed).isEqualTo(new Lease("pg-0", 11, 1, renewed.version()));
    assertThat(renewed.version()).isNotEqualTo(taken.version());
    Lease released = done(store.release(renewed, "pg-1"));
    assertThat(released).isEqualTo(new Lease("", 0, 1, released.version(), "pg-1"));
    assertThat(done(other.read()).lease()).isEqualTo(released);
    Lease next = done(other.take(released, "pg-1", 12));
    assertThat(next).isEqualTo(new Lease("pg-1", 12, 2, next.version()));
  }

  @Test
  void what_is_no_longer_of_the_version_that_was_read_is_not_changed() {
    Lease taken = taken();
    Lease renewed = done(store.renew(taken));
    assertThat(store.renew(taken)).isInstanceOf(Conflict.class);
    assertThat(other.take(taken, "pg-1", 12)).isInstanceOf(Conflict.class);
    assertThat(other.take(Lease.NEVER_HELD, "pg-1", 12)).isInstanceOf(Conflict.class);
    assertThat(store.release(taken, "")).isInstanceOf(Conflict.class);
    assertThat(done(store.read()).lease()).isEqualTo(renewed);
  }

  @Test
  void a_marker_is_written_by_who_read_it_last() {
    Marker beginning = done(store.write(BEGINNING));
    assertThat(beginning).isEqualTo(BEGINNING.withVersion(beginning.version()));
    assertThat(other.write(BEGINNING)).isInstanceOf(Conflict.class);
    Marker next = done(other.write(beginning.withPrimary("pg-1", 2)));
    assertThat(store.write(beginning.withPrimary("pg-0", 3))).isInstanceOf(Conflict.class);
    KUBECTL.run("delete", "configmap", "pg-state");
    assertThat(store.write(next)).isInstanceOf(Conflict.class);
    assertThat(done(store.read()).marker()).isEmpty();
  }

  @Test
  void what_others_noted_on_an_object_stays() {
    Lease taken = taken();
    KUBECTL.run("label", "lease", "pg-leader", "team=databases");
    assertThat(store.renew(taken)).isInstanceOf(Conflict.class);
    done(store.release(done(store.renew(done(store.read()).lease())), ""));
    assertThat(KUBECTL.run("get", "lease", "pg-leader", "--output", "jsonpath={.metadata.labels}"))
        .isEqualTo("{\"team\":\"databases\"}");
  }

  @Test
  void a_lease_that_somebody_edited_is_refused_until_it_is_mended_as_was_said() {
    Lease taken = taken();
    initialised();
    patch("lease", "pg-leader", "{\"spec\":{\"holderIdentity\":\"me\"}}");
    assertThat(store.read())
        .isEqualTo(
            new Refusal<>(
                "Lease ha-k8s-test/pg-leader: spec.holderIdentity is \"me\", not of the form"
                    + " \"pg-0/1781000000123\". Wait 180 s, then write it with"
                    + " spec.leaseTransitions 1001 and no spec.holderIdentity."));
    assertThat(store.renew(taken)).isInstanceOf(Conflict.class);
    patch("lease", "pg-leader", "{\"spec\":{\"holderIdentity\":null,\"leaseTransitions\":1001}}");
    Lease mended = done(store.read()).lease();
    assertThat(mended).isEqualTo(new Lease("", 0, 1001, mended.version()));
  }

  @Test
  void a_marker_that_somebody_edited_or_deleted_is_refused_until_it_is_put_back_as_was_said() {
    taken();
    initialised();
    Marker marker = done(store.read()).marker().orElseThrow();
    String text =
        KUBECTL.run("get", "configmap", "pg-state", "--output", "jsonpath={.data.marker}");
    String remedy = "Put back data.marker '" + text + "'.";

    patch("configmap", "pg-state", "{\"data\":{\"marker\":\"{}\"}}");
    assertThat(store.read())
        .isEqualTo(
            new Refusal<>(
                "ConfigMap ha-k8s-test/pg-state: data.marker: initialised is missing. " + remedy));
    KUBECTL.run("delete", "configmap", "pg-state");
    assertThat(store.read())
        .isEqualTo(new Refusal<>("ConfigMap ha-k8s-test/pg-state: it was deleted. " + remedy));

    KUBECTL.run("create", "configmap", "pg-state", "--from-literal=marker=" + text);
    Optional<Marker> back = done(store.read()).marker();
    assertThat(back.map(now -> now.withVersion(""))).contains(marker.withVersion(""));
  }

  @Test
  void a_lease_that_was_deleted_is_made_anew_only_while_nothing_is_initialised() {
    taken();
    done(store.write(BEGINNING));
    KUBECTL.run("delete", "lease", "pg-leader");
    assertThat(taken().epoch()).isEqualTo(2);
    KUBECTL.run("delete", "configmap", "pg-state");
    initialised();
    KUBECTL.run("delete", "lease", "pg-leader");
    assertThat(store("pg-0").read())
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.why())
                    .startsWith("Lease ha-k8s-test/pg-leader: it was deleted. Wait 180 s"));
  }

  @Test
  void a_pod_gets_its_role_and_what_is_told_of_it_is_seen() throws Exception {
    assertThat(store.label("pg-0", "primary")).isEqualTo(new Done<>("primary"));
    assertThat(
            KUBECTL.run("get", "pod", "--selector", "railiance.io/role=primary", "--output=name"))
        .isEqualTo("pod/pg-0\n");
    assertThat(store.label("pg-9", "primary")).isInstanceOf(Conflict.class);
    store.post(new Event(Event.Type.WARNING, "Refused", "the volume is of another database"));
    String seen = "";
    for (int i = 0; i < 100 && !seen.contains("Refused"); i++) {
      Thread.sleep(200);
      seen = KUBECTL.run("describe", "pod", "pg-0");
    }
    assertThat(seen).containsPattern("Warning +Refused .*railiance-ha-agent +the volume is of");
  }

  @Test
  void who_is_not_known_or_has_no_right_has_no_answer() throws IOException {
    Path unknown = Files.writeString(files.resolve("unknown"), "e30.e30.e30");
    ApiServer stranger = new ApiServer(server.address(), server.ca(), unknown, server.namespace());
    ApiServer elsewhere =
        new ApiServer(server.address(), server.ca(), server.token(), "kube-system");
    assertThat(read(stranger)).isEqualTo(new NoAnswer<>("401: Unauthorized"));
    assertThat(read(elsewhere))
        .isInstanceOfSatisfying(
            NoAnswer.class,
            none -> assertThat(none.why()).startsWith("403: configmaps \"pg-state\" is forbidden"));
  }

  private static Answer<Shared> read(ApiServer asked) {
    return new KubernetesStore(asked, "pg", new Pod("pg-0", ""), StrangeAnswersTest.PATIENT).read();
  }

  private static void patch(String kind, String name, String patch) {
    KUBECTL.run("patch", kind, name, "--type=merge", "--patch", patch);
  }
}
