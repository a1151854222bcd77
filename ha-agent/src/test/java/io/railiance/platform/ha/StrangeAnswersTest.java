package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.ha.Answer.Conflict;
import io.railiance.platform.ha.Answer.Done;
import io.railiance.platform.ha.Answer.NoAnswer;
import io.railiance.platform.ha.Answer.Refusal;
import io.railiance.platform.ha.ConfigurationStore.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the store makes of an API that answers, but not as it should. */
class StrangeAnswersTest {
  private static final String NOT_FOUND =
      "{\"kind\": \"Status\", \"reason\": \"NotFound\", \"message\": \"leases not found\"}";
  private static final Lease HELD = new Lease("pg-0", 1, 7, "12");
  private static final Marker MARKER = MarkerReaderTest.MARKER;

  /** So long that no answer is late, however busy the machine is. */
  static final Settings PATIENT =
      new Settings(List.of("pg-0"), 180_000, 150_000, 120_000, 1, Durability.REQUIRED, 1, 16 << 20);

  @TempDir Path files;
  private Path token;

  @BeforeEach
  void writeFiles() throws IOException {
    token = Files.writeString(files.resolve("token"), "secret\n");
    Files.createFile(files.resolve("ca.crt"));
  }

  private KubernetesStore store(FakeApi api) {
    return new KubernetesStore(
        new ApiServer(api.address(), files.resolve("ca.crt"), token, "test"),
        "pg",
        new Pod("pg-0", "uid"),
        PATIENT);
  }

  private Answer<?> ask(int status, String body, Function<ConfigurationStore, Answer<?>> call)
      throws IOException {
    try (FakeApi api = new FakeApi(status, body)) {
      return call.apply(store(api));
    }
  }

  static Stream<Arguments> calls() {
    return Stream.<Function<ConfigurationStore, Answer<?>>>of(
            ConfigurationStore::read,
            store -> store.take(Lease.NEVER_HELD, "pg-0", 1),
            store -> store.take(HELD, "pg-0", 1),
            store -> store.renew(HELD),
            store -> store.release(HELD, ""),
            store -> store.write(MARKER),
            store -> store.label("pg-0", "primary"))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("calls")
  void an_error_is_no_answer(Function<ConfigurationStore, Answer<?>> call) throws IOException {
    for (int status : List.of(301, 400, 401, 403, 422, 429, 500, 503)) {
      assertThat(ask(status, "{\"message\": \"so it is\"}", call))
          .isEqualTo(new NoAnswer<>(status + ": so it is"));
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void an_answer_that_is_not_of_the_api_is_no_answer(Function<ConfigurationStore, Answer<?>> call)
      throws IOException {
    assertThat(ask(200, "<html>", call)).isInstanceOf(NoAnswer.class);
    assertThat(ask(200, "", call)).isEqualTo(new NoAnswer<>("200: not an object of JSON"));
    assertThat(ask(404, "404 page not found", call))
        .isEqualTo(new NoAnswer<>("404: 404 page not found"));
    assertThat(ask(404, "{\"kind\": \"Status\"}", call)).isInstanceOf(NoAnswer.class);
  }

  @Test
  void a_long_error_is_cut() throws IOException {
    assertThat(ask(500, "x".repeat(5_000), ConfigurationStore::read))
        .isEqualTo(new NoAnswer<>("500: " + "x".repeat(295) + "..."));
  }

  @Test
  void only_what_the_api_itself_does_not_find_is_absent() throws IOException {
    assertThat(ask(404, NOT_FOUND, ConfigurationStore::read))
        .isEqualTo(new Done<>(new Shared(Lease.NEVER_HELD, Optional.empty())));
  }

  @Test
  void a_change_of_what_is_gone_or_was_changed_is_a_conflict() throws IOException {
    assertThat(ask(404, NOT_FOUND, store -> store.renew(HELD)))
        .isEqualTo(new Conflict<>("404: leases not found"));
    assertThat(ask(409, "{\"message\": \"modified\"}", store -> store.renew(HELD)))
        .isEqualTo(new Conflict<>("409: modified"));
  }

  @Test
  void the_marker_is_read_before_the_lease() throws IOException {
    try (FakeApi api = new FakeApi(404, NOT_FOUND)) {
      store(api).read();
      assertThat(api.requests)
          .containsExactly(
              "GET /api/v1/namespaces/test/configmaps/pg-state",
              "GET /apis/coordination.k8s.io/v1/namespaces/test/leases/pg-leader");
    }
  }

  @Test
  void a_malformed_marker_is_refused_and_the_lease_is_not_asked_for() throws IOException {
    assertThat(
            ask(
                200,
                "{\"metadata\": {\"resourceVersion\": \"1\"}, \"data\": {\"marker\": \"{}\"}}",
                ConfigurationStore::read))
        .isEqualTo(
            new Refusal<>(
                "ConfigMap test/pg-state: data.marker: initialised is missing. Put back what it"
                    + " was."));
  }

  @Test
  void the_token_is_read_again_for_each_request() throws IOException {
    try (FakeApi api = new FakeApi(500, "")) {
      KubernetesStore store = store(api);
      store.read();
      Files.writeString(token, "another");
      store.read();
      assertThat(api.tokens).containsExactly("Bearer secret", "Bearer another");
    }
  }

  @Test
  void without_a_token_there_is_no_answer_and_none_is_shown() throws IOException {
    for (String text : List.of("", "sec\nret", "s\u00e9cret")) {
      Files.writeString(token, text);
      assertThat(ask(200, "{}", ConfigurationStore::read))
          .isEqualTo(new NoAnswer<>("java.io.IOException: " + token + " holds no token"));
    }
    Files.delete(token);
    assertThat(ask(200, "{}", ConfigurationStore::read))
        .isEqualTo(new NoAnswer<>("java.nio.file.NoSuchFileException: " + token));
  }
}
