package io.railiance.platform.service.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.yaml.YamlReader;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What brings values into a store once, and out of it again and again. */
class StoreObjectsTest {
  private static final SortedMap<String, String> OBJECTS = SecretsOfAToy.objects("admin", "parrot");

  @Test
  void a_value_that_a_consumer_has_lies_with_the_consumer() {
    assertThat(SecretsOfAToy.entries("admin", "parrot").all())
        .extracting(StoreEntries.Entry::path)
        .containsExactly(
            "platform/echo/echo-users/admin", "bindings/parrot/echo/echo-users/parrot");
  }

  @Test
  void a_binding_is_read_by_the_role_of_its_consumer_which_only_reads_there() {
    JsonNode spec = spec("cage/externalsecret-echo-parrot.yaml");
    assertThat(spec.at("/secretStoreRef/name").asString()).isEqualTo("toys-bindings-parrot");
    String key = spec.at("/data/0/remoteRef/key").asString();
    StoreRole role = StoreRole.ofConsumer(SecretsOfAToy.PARROT);
    assertThat(role.rules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.capabilities()).containsExactly("read"))
        .satisfies(rule -> assertThat("kv/data/" + key).matches(asPattern(rule.path())));
    assertThat(spec.get("data").valueStream().map(each -> each.at("/remoteRef/key").asString()))
        .containsOnly(key);
  }

  @Test
  void a_store_serves_one_namespace() {
    JsonNode spec = spec("toys/clustersecretstore-toys-bindings-parrot.yaml");
    assertThat(spec.at("/conditions/0/namespaces").toString()).isEqualTo("[\"cage\"]");
    assertThat(spec.at("/provider/vault/auth/kubernetes/serviceAccountRef/namespace").asString())
        .isEqualTo("cage");
  }

  @Test
  void a_value_is_made_once_and_only_where_there_never_was_one() {
    JsonNode made = spec("toys/pushsecret-echo-users.admin.yaml");
    assertThat(made.get("refreshInterval").asString()).isEqualTo("0s");
    assertThat(made.get("updatePolicy").asString()).isEqualTo("IfNotExists");
    assertThat(made.get("deletionPolicy").asString()).isEqualTo("None");
    JsonNode store = spec("toys/clustersecretstore-toys-platform-echo.yaml");
    assertThat(store.at("/provider/vault/checkAndSet/required").asBoolean()).isTrue();
  }

  @Test
  void what_does_not_come_is_alerted_on_by_its_name() {
    String rules = spec("toys/prometheusrule-toys-secrets.yaml").toString();
    assertThat(rules)
        .contains("name=~\\\"echo-users|echo-parrot\\\"")
        .contains("name=~\\\"echo-users[.]admin|echo-users[.]parrot\\\"");
  }

  @Test
  void every_secret_stays_whatever_goes() {
    assertThat(OBJECTS.keySet()).filteredOn(path -> path.contains("/externalsecret-")).hasSize(2);
    OBJECTS.keySet().stream()
        .filter(path -> path.contains("/externalsecret-"))
        .map(StoreObjectsTest::spec)
        .forEach(
            spec -> {
              assertThat(spec.at("/target/creationPolicy").asString()).isEqualTo("Orphan");
              assertThat(spec.at("/target/deletionPolicy").asString()).isEqualTo("Retain");
            });
  }

  @Test
  void a_binding_is_told_the_first_line_and_text_stays_text() {
    JsonNode data = spec("cage/externalsecret-echo-parrot.yaml").at("/target/template/data");
    String password =
        "{{ index . \"password\" | splitList \"\\n\" | first | splitList \" \" | last }}";
    String name =
        "{{ index . \"username\" | splitList \"\\n\" | first | splitList \" \" | initial | first | default \"parrot\" }}";
    assertThat(data.get("password").asString()).isEqualTo(password);
    assertThat(data.get("username").asString()).isEqualTo(name);
    assertThat(data.get("uri").asString())
        .isEqualTo("echo://" + name + ":" + password + "@echo:7/?a,b");
    assertThat(data.get("name-key").asString())
        .isEqualTo(password.replace(" }}", " | trunc 12 }}"));
    assertThat(data.get("host").asString()).isEqualTo("echo.toys.svc {{ \"{{\" }} here }}");
  }

  private static JsonNode spec(String path) {
    assertThat(OBJECTS).containsKey(path);
    return YamlReader.read(path, OBJECTS.get(path)).root().get("spec");
  }

  /** As OpenBao reads the path of a policy. */
  private static String asPattern(String path) {
    return path.replace("+", "[^/]+").replaceAll("\\*$", ".*");
  }
}
