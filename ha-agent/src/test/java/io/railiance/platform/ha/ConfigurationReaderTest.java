package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.railiance.platform.ha.Configuration.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is right is taken; what is wrong is told, in these words. */
class ConfigurationReaderTest {
  private static final String SELF = System.getProperty("user.name");

  @TempDir private Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void whatAStatefulSetSets() throws IOException {
    folder = folder.toRealPath();
    for (String file : List.of("password", "keys", "token", "ca.crt", "postgresql.conf")) {
      Files.writeString(folder.resolve(file), "SECRET\n");
    }
    Files.writeString(folder.resolve("nothing"), " \n");
    Files.writeString(folder.resolve("three"), "a\nb\nc\n");
    Files.createDirectories(folder.resolve("volume"));
    assertThat(Files.createFile(folder.resolve("postgres")).toFile().setExecutable(true)).isTrue();
    environment.putAll(
        Map.of(
            "HA_POD", "pg-1",
            "HA_POD_UID", "5f1c-90",
            "HA_NAMESPACE", "databases",
            "HA_GROUP", "pg",
            "HA_NODES", "3",
            "HA_HOSTS", "{node}.pg-headless",
            "HA_DURABILITY", "required",
            "KUBERNETES_SERVICE_HOST", "10.43.0.1",
            "KUBERNETES_SERVICE_PORT", "443"));
    environment.putAll(
        Map.of(
            "HA_VOLUME", at("volume"),
            "HA_RUN", at("run"),
            "HA_USER", SELF,
            "HA_BIN", at(""),
            "HA_CONFIG", at("postgresql.conf"),
            "HA_REPLICATION_PASSWORD_FILE", at("password"),
            "HA_PEER_KEY_FILE", at("keys"),
            "HA_SERVICE_ACCOUNT", at("")));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> mistakes() {
    Misconfigured refusal =
        catchThrowableOfType(Misconfigured.class, () -> ConfigurationReader.read(environment));
    assertThat(refusal).as("a mistake").isNotNull();
    return refusal.mistakes().stream()
        .map(mistake -> mistake.toString().replace(folder.toString(), "@"))
        .toList();
  }

  @Test
  void a_stateful_set_says_enough() throws Misconfigured {
    Configuration read = ConfigurationReader.read(environment);
    assertThat(read.pod()).isEqualTo(new Pod("pg-1", "5f1c-90"));
    assertThat(read.settings())
        .isEqualTo(Settings.of(List.of("pg-0", "pg-1", "pg-2"), Durability.REQUIRED));
    assertThat(read.ports()).isEqualTo(new Ports(8009, 8008, 8010));
    assertThat(read.others())
        .containsOnly(
            Map.entry("pg-0", URI.create("http://pg-0.pg-headless:8009")),
            Map.entry("pg-2", URI.create("http://pg-2.pg-headless:8009")));
    assertThat(read.postgres().address()).isEqualTo(new Address("pg-1.pg-headless", 5432));
    assertThat(read.postgres().user()).isEqualTo(SELF);
    assertThat(read.postgres().access())
        .isEqualTo(
            new AccessFiles(
                Map.of(PlatformRole.REPLICATION, folder.resolve("password")),
                Optional.empty(),
                List.of()));
    assertThat(read.api().at("/")).isEqualTo(URI.create("https://10.43.0.1:443/"));
    assertThat(folder.resolve("run")).as("nothing is touched").doesNotExist();
  }

  @Test
  void nodes_may_have_names_of_their_own() throws Misconfigured {
    environment.putAll(Map.of("HA_NODES", "red,blue", "HA_POD", "blue", "HA_PEER_PORT", "9000"));
    assertThat(ConfigurationReader.read(environment).others())
        .containsOnly(Map.entry("red", URI.create("http://red.pg-headless:9000")));
  }

  @Test
  void a_volume_is_known_by_its_real_name_as_the_kernel_tells_it() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("volume"));
    environment.put("HA_VOLUME", at("link"));
    assertThat(ConfigurationReader.read(environment).postgres().volume())
        .isEqualTo(folder.resolve("volume"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
HA_POD           | pg-3          | is "pg-3": not one of the nodes pg-0, pg-1, pg-2. Let HA_GROUP and HA_NODES name it, too.
HA_POD           | Pg_0          | is "Pg_0": it cannot be that. Let it come from the field metadata.name.
HA_POD           | ''            | is not set. Let it come from the field metadata.name.
HA_POD_UID       | ''            | is not set. Let it come from the field metadata.uid.
HA_NAMESPACE     | ''            | is not set. Let it come from the field metadata.namespace.
HA_GROUP         | -             | is "-": it cannot be that. Write the name of the StatefulSet.
HA_NODES         | 3 nodes       | is "3 nodes": it cannot be that. Write how many there are, or their names with commas between them.
HA_NODES         | 0             | is "0": it cannot be that. Write how many there are, or their names with commas between them.
HA_NODES         | pg-1,pg-1     | is "pg-1,pg-1": a node stands there twice. Write how many there are, or their names with commas between them.
HA_HOSTS         | pg-headless   | is "pg-headless": the same host for all nodes. Write the hosts of the headless Service: {node}.NAME-OF-THE-SERVICE.
HA_HOSTS         | {nod}.pg      | is "{nod}.pg": that makes no host names. Write the hosts of the headless Service: {node}.NAME-OF-THE-SERVICE.
HA_DURABILITY    | sync          | is "sync": it cannot be that. Write asynchronous, preferred or required.
HA_PEER_PORT     | 80a           | is "80a": not a port. Write a number from 1 to 65535, or leave it out for 8009.
HA_HTTP_PORT     | 65536         | is "65536": not a port. Write a number from 1 to 65535, or leave it out for 8008.
HA_USER          | O'Hara        | is "O'Hara": the agent runs as "SELF". Give the user id of the pod that name, or write the name that it has.
HA_VOLUME        | @/away        | is "@/away": there is no such folder. Mount the volume there, for the group that the pod runs as (fsGroup).
HA_VOLUME        | volume        | is not an absolute path. Mount the volume there, for the group that the pod runs as (fsGroup).
HA_RUN           | @/volume/run  | is "@/volume/run": that is on the volume. Write a folder below an emptyDir, which the agent makes: a mount point belongs to root.
HA_RUN           | @/no/such     | is "@/no/such": nothing can be written there. Write a folder below an emptyDir, which the agent makes: a mount point belongs to root.
HA_BIN           | @/volume      | is "@/volume": there is no program postgres. Write the folder that pg_config --bindir says.
HA_CONFIG        | @/away        | is "@/away": there is no such file. Mount a postgresql.conf there.
HA_REPLICATION_PASSWORD_FILE | @/away        | is "@/away": there is no such file. Mount the Secret that has the password of replication.
HA_REPLICATION_PASSWORD_FILE | @/nothing     | is "@/nothing": it is empty. Mount the Secret that has the password of replication.
HA_REPLICATION_PASSWORD_FILE | @/volume      | is "@/volume": it cannot be read as text. Mount the Secret that has the password of replication.
HA_REPLICATION_PASSWORD_FILE | SECRET        | is not an absolute path. Mount the Secret that has the password of replication.
HA_POOL_PASSWORD_FILE | @/three  | is "@/three": not one password in one line, or two in two lines. Mount the Secret that has the password of pool.
HA_HBA_FILE      | @/away        | is "@/away": there is no such file. Mount lines for pg_hba.conf there.
HA_PEER_KEY_FILE | ''            | is not set. Mount the Secret that has a key for all nodes.
HA_DURABILTY     | required      | is not known. Take it away; if it comes from a Service, set enableServiceLinks: false.
KUBERNETES_SERVICE_HOST | ''     | is not set. Every container of a pod has it; leave it as it is.
""")
  void a_mistake_is_told_with_what_mends_it(String variable, String value, String told) {
    environment.put(variable, value.replace("@", folder.toString()));
    assertThat(mistakes()).containsExactly(variable + " " + told.replace("SELF", SELF));
  }

  @Test
  void a_service_account_lacks_a_file() throws IOException {
    Files.delete(folder.resolve("token"));
    Files.writeString(folder.resolve("ca.crt"), "");
    assertThat(mistakes())
        .containsExactly(
            "HA_SERVICE_ACCOUNT is \"@\": ca.crt: it is empty."
                + " Set serviceAccountName and automountServiceAccountToken: true.",
            "HA_SERVICE_ACCOUNT is \"@\": token: there is no such file."
                + " Set serviceAccountName and automountServiceAccountToken: true.");
  }

  @Test
  void tls_is_all_or_nothing() {
    environment.put("HA_TLS_KEY_FILE", at("token"));
    assertThat(mistakes())
        .containsExactly(
            "HA_TLS_CERT_FILE is not set. Mount certificate, key and authorities, all three.",
            "HA_TLS_CA_FILE is not set. Mount certificate, key and authorities, all three.");
  }

  @Test
  void one_node_cannot_require_another() {
    environment.putAll(Map.of("HA_NODES", "1", "HA_POD", "pg-0", "HA_HOSTS", "localhost"));
    assertThat(mistakes())
        .containsExactly(
            "HA_DURABILITY is \"required\": with one node there is no standby that a write could"
                + " wait for. Write asynchronous, or let there be more nodes.");
  }

  @Test
  void ports_must_differ() {
    environment.put("HA_PEER_PORT", "5432");
    assertThat(mistakes())
        .containsExactly(
            "HA_POSTGRES_PORT, HA_PEER_PORT, HA_HTTP_PORT, HA_ADMIN_PORT"
                + " are [5432, 5432, 8008, 8010]: two are the same. Let each be another.");
  }

  @Test
  void a_socket_must_have_room_for_its_name() {
    environment.put("HA_RUN", "/" + "r".repeat(80));
    assertThat(mistakes())
        .containsExactly(
            "HA_RUN is \"/"
                + "r".repeat(80)
                + "\": longer than 80 characters."
                + " Write a folder below an emptyDir, which the agent makes: a mount point belongs to root.");
  }

  @Test
  void all_is_told_at_once_and_nothing_that_a_file_says() {
    environment.putAll(
        Map.of("HA_NODES", "x_y", "HA_REPLICATION_PASSWORD_FILE", "SECRET", "HA_HTTP_PORT", "-1"));
    environment.remove("HA_POD");
    assertThat(mistakes())
        .hasSize(4)
        .noneMatch(line -> line.contains("SECRET"))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("HA_POD", "HA_NODES", "HA_HTTP_PORT", "HA_REPLICATION_PASSWORD_FILE");
  }
}
