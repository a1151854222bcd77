package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.identity.OidcClientRequest;
import io.railiance.platform.spec.RecordSchema;
import io.railiance.platform.spec.StrictSchema;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our platform, with an identity provider: one of production, another one of staging, and local
 * without.
 */
final class IdentityTest {
  private static final Path CASE = Path.of("src/test/resources/identity");
  private static final String CLIENTS = "helm/identity/";

  @TempDir static Path root;
  private static Report report;

  @BeforeAll
  static void generate() throws IOException {
    OurRepository.copySpecs(root);
    Path specs = root.resolve(Workspace.SPECS);
    Files.writeString(specs.resolve("identity.yaml"), text("identity.yaml"));
    Files.writeString(specs.resolve("consumers/wiki.yaml"), text("wiki.yaml"));
    report = new Generator(line -> {}).run(new Workspace(root));
  }

  @Test
  void nothing_is_wrong_with_it() {
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void each_client_is_asked_for_in_a_file() {
    SortedMap<String, String> requests = new TreeMap<>();
    of(CLIENTS).forEach((file, text) -> requests.put(file.substring(CLIENTS.length()), text));
    new GoldenFolder(CASE.resolve("expected")).matches(new FileTree(requests));
  }

  @Test
  void a_request_is_of_its_published_format() {
    StrictSchema schema = new StrictSchema("request", RecordSchema.of(OidcClientRequest.class));
    of(CLIENTS)
        .forEach((file, text) -> assertThat(schema.check(YamlReader.read(file, text))).isEmpty());
  }

  @Test
  void the_values_of_an_environment_name_its_own_provider() {
    assertThat(oidc("production"))
        .containsEntry("issuerUrl", "https://id.example.org/realms/main")
        .containsEntry("clientId", "railiance-production-rabbitmq")
        .containsEntry("audience", "broker");
    assertThat(oidc("staging"))
        .containsEntry("issuerUrl", "https://dex.net-kingdom.svc:5556/dex")
        .containsEntry("clientId", "s3-rabbitmq")
        .containsEntry("audience", "s3-rabbitmq");
    assertThat(oidc("local")).isEmpty();
  }

  @Test
  void pods_reach_the_issuer_of_their_environment_and_no_other() {
    assertThat(egress("production")).contains("cidr: 203.0.113.7/32").doesNotContain("net-kingdom");
    assertThat(egress("staging"))
        .contains("kubernetes.io/metadata.name: net-kingdom", "port: 5557")
        .doesNotContain("203.0.113.7");
    assertThat(egress("local")).doesNotContain("203.0.113.7", "net-kingdom");
  }

  @Test
  void nobody_waits_for_the_certificate_of_a_private_authority() {
    Located pods = read("rendered/staging/rabbitmq/statefulset-rabbitmq.yaml");
    List<Boolean> optional =
        pods.node("/spec/template/spec/volumes")
            .valueStream()
            .filter(volume -> volume.path("name").asString().equals("oidc"))
            .map(volume -> volume.at("/configMap/optional").asBoolean())
            .toList();
    assertThat(optional).containsExactly(true);
  }

  @Test
  void who_is_switched_off_renders_as_without_identity() throws IOException {
    String file = "rendered/local/rabbitmq/configmap-rabbitmq-configuration.yaml";
    assertThat(report.files().text(file)).isEqualTo(Files.readString(Path.of("..").resolve(file)));
  }

  private static Map<String, String> oidc(String environment) {
    Map<String, String> texts = new TreeMap<>();
    read("helm/values/" + environment + "/rabbitmq.yaml")
        .node("/oidc")
        .properties()
        .forEach(each -> texts.put(each.getKey(), each.getValue().asString("")));
    return texts;
  }

  private static String egress(String environment) {
    return report.files().text("rendered/" + environment + "/rabbitmq/networkpolicy-rabbitmq.yaml");
  }

  private static Located read(String file) {
    return YamlReader.read(file, report.files().text(file));
  }

  private static SortedMap<String, String> of(String folder) {
    SortedMap<String, String> found = new TreeMap<>(report.files().files());
    found.keySet().removeIf(file -> !file.startsWith(folder));
    return found;
  }

  private static String text(String file) throws IOException {
    return Files.readString(CASE.resolve("specs").resolve(file));
  }
}
