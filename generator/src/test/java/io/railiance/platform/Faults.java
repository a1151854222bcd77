package io.railiance.platform;

import io.railiance.platform.yaml.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Ways in which a manifest that was right becomes wrong, each at a place that chance chooses. */
final class Faults {
  /** Changes a manifest, and says where; nothing if it does not fit. */
  interface Fault {
    Optional<String> seed(ObjectNode manifest, Random chance);
  }

  private static final Set<String> MAPS =
      Set.of(
          "labels",
          "annotations",
          "matchLabels",
          "data",
          "limits",
          "requests",
          "nodeSelector",
          "parameters",
          "selector");
  private static final String CONTAINER =
      "(/spec/template|/spec/jobTemplate/spec/template)?/spec/(init)?[cC]ontainers/\\d+";
  private static final String POD = "(/spec/template|/spec/jobTemplate/spec/template)?/spec";

  private Faults() {}

  static Map<String, Fault> all() {
    Map<String, Fault> all = new LinkedHashMap<>();
    all.put("a field is misspelt", Faults::misspelt);
    all.put("text instead of a number", at("/spec/.*", JsonNode::isNumber, node -> text("many")));
    all.put(
        "a name that nothing has",
        at(
            ".*/(configMap/name|secretName|serviceAccountName|claimName|secretKeyRef/name"
                + "|configMapKeyRef/name|roleRef/name|issuerRef/name)|/spec/serviceName",
            JsonNode::isString,
            Faults::longer));
    all.put(
        "a label in a selector",
        at(
            "/spec/(selector|podSelector)(/matchLabels)?/[^/]+",
            JsonNode::isString,
            Faults::longer));
    all.put(
        "a label of pods",
        at(
            "/spec/template/metadata/labels/app.kubernetes.io~1(name|instance|component)",
            JsonNode::isString,
            Faults::longer));
    all.put(
        "a label of a peer",
        at(
            "/spec/(in|e)gress/\\d+/(from|to)/\\d+/podSelector/matchLabels/[^/]+",
            JsonNode::isString,
            Faults::longer));
    all.put(
        "another name",
        of(
            Set.of("Service", "ConfigMap", "ServiceAccount", "Role"),
            at("/metadata/name", JsonNode::isString, Faults::longer)));
    all.put(
        "a port that nobody listens on",
        at(
            "/spec/ports/\\d+/targetPort|/spec/ingress/\\d+/ports/\\d+/port"
                + "|.*Probe/(httpGet|tcpSocket|grpc)/port",
            JsonNode::isValueNode,
            node -> Json.parse("1")));
    all.put(
        "a mount without a volume",
        at(CONTAINER + "/volumeMounts/\\d+/name", JsonNode::isString, Faults::longer));
    all.put("a volume is gone", without(POD + "/volumes/\\d+"));
    all.put(
        "less security",
        any(
            without(CONTAINER + "/securityContext"),
            set(CONTAINER, "securityContext", "{\"privileged\": true}"),
            set(CONTAINER + "/securityContext", "allowPrivilegeEscalation", "true"),
            set(CONTAINER + "/securityContext", "readOnlyRootFilesystem", "false"),
            set(CONTAINER + "/securityContext", "runAsUser", "0"),
            set(CONTAINER + "/securityContext", "capabilities", "{\"add\": [\"SYS_ADMIN\"]}"),
            set(POD, "hostNetwork", "true", "containers"),
            set(POD, "hostPID", "true", "containers"),
            set(POD, "automountServiceAccountToken", "true", "containers")));
    all.put(
        "an image that is not pinned",
        at(
            CONTAINER + "/image",
            JsonNode::isString,
            node -> text(node.asString().replaceAll("[:@].*", ":latest"))));
    all.put(
        "no resources",
        any(
            without(CONTAINER + "/resources"),
            without(CONTAINER + "/resources/limits"),
            without(CONTAINER + "/resources/requests/(cpu|memory)")));
    all.put("a door for everybody", without("/spec/(in|e)gress/\\d+/(from|to)"));
    all.put(
        "a door is shut",
        any(
            without("/spec/(in|e)gress/\\d+"),
            without("/spec/(in|e)gress/\\d+/(from|to)/\\d+"),
            without("/spec/(in|e)gress/\\d+/ports/\\d+")));
    all.put(
        "every right",
        at("/rules/\\d+/(verbs|resources|apiGroups)/\\d+", JsonNode::isString, node -> text("*")));
    all.put(
        "a password in the open",
        set(
            CONTAINER,
            "env",
            "[{\"name\": \"DB_PASSWORD\", \"value\": \"correct-horse-battery\"}]"));
    all.put(
        "no quantity",
        at(
            ".*/(limits|requests)/(cpu|memory|storage)|.*/sizeLimit",
            JsonNode::isValueNode,
            node -> text("1.5.Gi")));
    all.put(
        "two members",
        of(
            Set.of("StatefulSet"),
            at("/spec/replicas", node -> node.asInt(0) > 2, node -> Json.parse("2"))));
    all.put("a host is misspelt", Faults::host);
    all.put(
        "a word that is none of the choices",
        at(
            "/spec/.*",
            node ->
                node.isString()
                    && node.asString()
                        .matches(
                            "Always|IfNotPresent|ClusterFirst|Parallel|RollingUpdate|Retain|TCP"
                                + "|ReadWriteOnce|RuntimeDefault|ClientIP|OnFailure|Never"),
            node -> text(node.asString().toLowerCase(Locale.ROOT))));
    all.put("one element twice", Faults::twice);
    all.put(
        "a label that is none",
        at("/metadata/labels/[^/]+", JsonNode::isString, node -> text("-no label-")));
    return all;
  }

  private static JsonNode text(String text) {
    return StringNode.valueOf(text);
  }

  private static JsonNode longer(JsonNode node) {
    return text(node.asString() + "x");
  }

  /** Of the places that fit, chance chooses one. */
  private static Optional<String> choose(
      ObjectNode root, Random chance, String pattern, Predicate<JsonNode> fits) {
    Pattern pointer = Pattern.compile(pattern);
    List<String> places = new ArrayList<>();
    collect(root, "", places);
    places.removeIf(each -> !pointer.matcher(each).matches() || !fits.test(root.at(each)));
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(places.get(chance.nextInt(places.size())));
  }

  private static void collect(JsonNode node, String at, List<String> places) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              each -> {
                String key = each.getKey().replace("~", "~0").replace("/", "~1");
                places.add(at + "/" + key);
                collect(each.getValue(), at + "/" + key, places);
              });
    } else {
      for (int i = 0; i < node.size(); i++) {
        places.add(at + "/" + i);
        collect(node.get(i), at + "/" + i, places);
      }
    }
  }

  private static Fault at(String pattern, Predicate<JsonNode> fits, UnaryOperator<JsonNode> other) {
    return (root, chance) -> {
      Optional<String> place = choose(root, chance, pattern, fits);
      place.ifPresent(each -> put(root, each, other.apply(root.at(each))));
      return place;
    };
  }

  private static Fault without(String pattern) {
    return (root, chance) -> {
      Optional<String> place = choose(root, chance, pattern, node -> true);
      place.ifPresent(each -> remove(root, each));
      return place;
    };
  }

  private static Fault set(String pattern, String field, String json, String... beside) {
    return (root, chance) -> {
      Optional<String> place =
          choose(
              root,
              chance,
              pattern,
              node -> node.isObject() && List.of(beside).stream().allMatch(node::has));
      place.ifPresent(each -> ((ObjectNode) root.at(each)).set(field, Json.parse(json)));
      return place.map(each -> each + "/" + field);
    };
  }

  private static Fault of(Set<String> kinds, Fault fault) {
    return (root, chance) ->
        kinds.contains(root.path("kind").asString(""))
            ? fault.seed(root, chance)
            : Optional.empty();
  }

  private static Fault any(Fault... faults) {
    return (root, chance) -> faults[chance.nextInt(faults.length)].seed(root, chance);
  }

  private static Optional<String> misspelt(ObjectNode root, Random chance) {
    Optional<String> place =
        choose(root, chance, "/(spec|rules|roleRef)/.*[a-z]", node -> true)
            .filter(each -> each.substring(each.lastIndexOf('/') + 1).matches("[a-zA-Z]{4,}"))
            .filter(each -> List.of(each.split("/")).stream().noneMatch(MAPS::contains));
    place.ifPresent(
        each -> {
          ObjectNode parent = (ObjectNode) root.at(each.substring(0, each.lastIndexOf('/')));
          String name = each.substring(each.lastIndexOf('/') + 1);
          int at = 1 + chance.nextInt(name.length() - 2);
          String wrong = name.substring(0, at) + name.substring(at + 1);
          parent.set(wrong, parent.remove(name));
        });
    return place;
  }

  /** A name of the cluster's DNS, wherever it stands. */
  private static Optional<String> host(ObjectNode root, Random chance) {
    Pattern host = Pattern.compile("([a-z0-9-]+)\\.railiance-platform\\.svc");
    Optional<String> place =
        choose(
            root,
            chance,
            "/(spec|data)/.*",
            node -> node.isString() && host.matcher(node.asString()).find());
    place.ifPresent(
        each ->
            put(
                root,
                each,
                text(
                    host.matcher(root.at(each).asString())
                        .replaceFirst("$1x.railiance-platform.svc"))));
    return place;
  }

  private static Optional<String> twice(ObjectNode root, Random chance) {
    Optional<String> place =
        choose(
            root,
            chance,
            CONTAINER + "/(env|ports|volumeMounts)/\\d+|" + POD + "/(volumes|containers)/\\d+",
            JsonNode::isObject);
    place.ifPresent(
        each ->
            ((ArrayNode) root.at(each.substring(0, each.lastIndexOf('/'))))
                .add(root.at(each).deepCopy()));
    return place;
  }

  private static void put(ObjectNode root, String pointer, JsonNode value) {
    JsonNode parent = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
    String last = last(pointer);
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), value);
    } else {
      ((ObjectNode) parent).set(last, value);
    }
  }

  private static void remove(ObjectNode root, String pointer) {
    JsonNode parent = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
    String last = last(pointer);
    if (parent instanceof ArrayNode list) {
      list.remove(Integer.parseInt(last));
    } else {
      ((ObjectNode) parent).remove(last);
    }
  }

  private static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }
}
