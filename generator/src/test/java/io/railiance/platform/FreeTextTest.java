package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.report.FindingsText;
import io.railiance.platform.spec.RecordSchema;
import io.railiance.platform.spec.StrictSchema;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.Yaml;
import io.railiance.platform.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What people write freely arrives in the manifests byte for byte, whatever Freemarker, Helm, YAML
 * or a shell would make of it. All else is held to a grammar that has no such character.
 */
final class FreeTextTest {
  static final List<String> TEXTS =
      List.of(
          "{{ .Values.image.tag }}",
          "{{/*",
          "*/}}",
          "}}",
          "{{- fail \"x\" }}",
          "{{`",
          "${HOME}",
          "$(id)",
          "`id`",
          "[=x]",
          "[=spec.purpose]",
          "<#assign x=1>",
          "<#if",
          "</#if>",
          "<#--",
          "a: b",
          "a #b",
          "#",
          "-",
          "- a",
          "*a",
          "&a",
          "!a",
          "%a",
          "@a",
          "`",
          "|",
          ">",
          "?",
          ":",
          "'",
          "\"",
          "\\",
          "\\n",
          "two\nlines",
          "\nleading",
          "trailing\n",
          "trailing ",
          " leading",
          "tab\there",
          "---",
          "a\n---\nkind: Secret",
          "...",
          "yes",
          "no",
          "on",
          "0777",
          "0o7",
          "0x1f",
          "1e3",
          "1_000",
          "12:30",
          "null",
          "~",
          "2024-01-01",
          ".inf",
          "",
          "\u00e4\u00f6",
          "\ud83d\ude00",
          "RELEASE",
          "helm.sh/hook",
          "NAMESPACE",
          "%s%n",
          "x".repeat(1024));

  private static final String LABEL = "text-";
  private static final String ANYTHING = "{{ [=x] }}\n";

  @TempDir Path root;

  @Test
  void arrives_byte_for_byte() throws IOException {
    BadInput.copyValid(root);
    Files.writeString(root.resolve("specs/environments/local.yaml"), Yaml.write(environment()));

    Report report = new Generator(line -> {}).run(new Workspace(root));

    assertThat(FindingsText.of(report.findings())).isEqualTo("0 errors, 0 warnings\n");
    String folder = "rendered/local/valkey/";
    JsonNode pods = read(report, folder + "statefulset-valkey.yaml").at("/spec/template/spec");
    assertThat(all(pods.at("/tolerations"), "value")).isEqualTo(TEXTS);
    assertThat(all(pods.at("/topologySpreadConstraints"), "topologyKey")).isEqualTo(TEXTS);
    JsonNode policy = read(report, folder + "networkpolicy-valkey.yaml");
    assertThat(labels(policy.at("/spec/ingress"), "from")).isEqualTo(TEXTS);
    assertThat(labels(policy.at("/spec/egress"), "to")).isEqualTo(TEXTS);
  }

  /** A new field that takes any text has to be listed here, and to be added to the test above. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "specs/platform.yaml|io.railiance.platform.platform.Platform|none",
        "specs/services/valkey.yaml|io.railiance.platform.service.valkey.ValkeySpec|none",
        "generator/src/test/resources/identity/specs/identity.yaml|io.railiance.platform.identity.Identity|none",
        "generator/src/test/resources/identity/login.yaml|io.railiance.platform.identity.Login|none",
        // What is below is held to the schemas of the need and of the values.
        "specs/consumers/gitea.yaml|io.railiance.platform.platform.Consumer|/needs",
        "helm/charts/valkey/values.yaml|io.railiance.platform.service.valkey.ValkeyValues|"
            + "/networkPolicy/extraEgress/- /networkPolicy/extraIngress/-"
            + " /tolerations/- /topologySpreadConstraints/-",
      })
  void only_these_fields_are_free(String file, Class<? extends Record> type, String free)
      throws IOException {
    String text = Files.readString(Path.of("..").resolve(file));
    StrictSchema schema = new StrictSchema("free-text", RecordSchema.of(type));
    TreeSet<String> accepted = new TreeSet<>();
    JsonNode sample = YamlReader.read(file, text).root();
    probe(sample, "", tree -> accepts(schema, tree), accepted);
    assertThat(accepted).isEqualTo(free == null ? Set.of() : Set.of(free.split(" ")));
  }

  /** Puts a text that no grammar has into each place of a sample, one after the other. */
  private static void probe(
      JsonNode sample, String pointer, Predicate<JsonNode> accepts, Set<String> accepted) {
    JsonNode node = sample.at(pointer);
    if (node.isString()) {
      JsonNode copy = sample.deepCopy();
      int slash = pointer.lastIndexOf('/');
      String name = pointer.substring(slash + 1).replace("~1", "/").replace("~0", "~");
      if (copy.at(pointer.substring(0, slash)) instanceof ObjectNode parent) {
        parent.put(name, ANYTHING);
      } else if (copy.at(pointer.substring(0, slash)) instanceof ArrayNode parent) {
        parent.set(Integer.parseInt(name), ANYTHING);
      }
      note(accepts.test(copy), pointer, accepted);
    }
    if (node.isObject()) {
      JsonNode copy = sample.deepCopy();
      ((ObjectNode) copy.at(pointer)).put(ANYTHING, ANYTHING);
      note(accepts.test(copy), pointer, accepted);
      for (String name : node.propertyNames()) {
        probe(sample, Located.child(pointer, name), accepts, accepted);
      }
    }
    if (node.isArray()) {
      JsonNode copy = sample.deepCopy();
      ((ArrayNode) copy.at(pointer)).addObject().put(ANYTHING, ANYTHING);
      JsonNode other = sample.deepCopy();
      ((ArrayNode) other.at(pointer)).add(ANYTHING);
      note(accepts.test(copy) || accepts.test(other), pointer + "/-", accepted);
      for (int i = 0; i < node.size(); i++) {
        probe(sample, Located.child(pointer, i), accepts, accepted);
      }
    }
  }

  private static void note(boolean isFree, String pointer, Set<String> accepted) {
    if (isFree && accepted.stream().noneMatch(known -> pointer.startsWith(known + "/"))) {
      accepted.add(pointer);
    }
  }

  private static boolean accepts(StrictSchema schema, JsonNode tree) {
    return schema.check(new Located("probe.yaml", tree, Map.of(), Map.of(), Set.of())).isEmpty();
  }

  private static ObjectNode environment() {
    ObjectNode environment = Json.mapper().createObjectNode();
    ObjectNode values = environment.withObject("/values/valkey");
    ArrayNode tolerations = values.withArray("tolerations");
    ArrayNode spread = values.withArray("topologySpreadConstraints");
    for (String text : TEXTS) {
      tolerations.addObject().put("key", "for").put("value", text);
      spread
          .addObject()
          .put("maxSkew", 1)
          .put("topologyKey", text)
          .put("whenUnsatisfiable", "ScheduleAnyway")
          .withObject("/labelSelector/matchLabels")
          .put("app.kubernetes.io/name", "valkey")
          .put("app.kubernetes.io/instance", "valkey")
          .put("app.kubernetes.io/component", "server");
    }
    values
        .withArray("/networkPolicy/extraIngress")
        .add(rule("from", StringNode.valueOf("metrics")));
    values.withArray("/networkPolicy/extraEgress").add(rule("to", IntNode.valueOf(443)));
    return environment;
  }

  private static ObjectNode rule(String peers, JsonNode port) {
    ObjectNode rule = Json.mapper().createObjectNode();
    // In another namespace, a peer is not looked for among the pods that are rendered.
    ObjectNode peer = rule.withArray(peers).addObject();
    peer.withObject("/namespaceSelector/matchLabels")
        .put("kubernetes.io/metadata.name", "elsewhere");
    ObjectNode labels = peer.withObject("/podSelector/matchLabels");
    for (int i = 0; i < TEXTS.size(); i++) {
      labels.put(LABEL + i, TEXTS.get(i));
    }
    rule.withArray("ports").addObject().put("protocol", "TCP").set("port", port);
    return rule;
  }

  private static JsonNode read(Report report, String file) {
    return YamlReader.read(file, report.files().text(file)).root();
  }

  private static List<String> all(JsonNode list, String field) {
    List<String> found = new ArrayList<>();
    list.forEach(each -> found.add(each.path(field).asString()));
    return found;
  }

  /** Of the one rule that is the environment's. */
  private static List<String> labels(JsonNode rules, String peers) {
    List<String> found = new ArrayList<>();
    for (JsonNode rule : rules) {
      JsonNode labels = rule.at("/" + peers + "/0/podSelector/matchLabels");
      for (int i = 0; labels.has(LABEL + i); i++) {
        found.add(labels.get(LABEL + i).asString());
      }
    }
    return found;
  }
}
