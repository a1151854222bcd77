package io.railiance.platform.kubernetes;

import io.railiance.platform.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The highest Pod Security Standard that pods meet, and what keeps them from "restricted".
 *
 * @param violations none for pods that meet it
 */
public record PodSecurity(List<Violation> violations) {
  /** The three standards, the weakest first. */
  public enum Level {
    PRIVILEGED,
    BASELINE,
    RESTRICTED;

    /** Of a label; a namespace without one enforces nothing. */
    public static Level of(String label) {
      for (Level each : values()) {
        if (each.toString().equals(label)) {
          return each;
        }
      }
      return PRIVILEGED;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What keeps pods from a standard.
   *
   * @param from the weakest that they do not meet because of it
   * @param pointer where it is, or would be
   * @param what {@code container "app": securityContext.privileged is true}
   * @param remedy {@code Pod Security "restricted" forbids it: set it to false.}
   */
  public record Violation(Level from, String pointer, String what, String remedy) {}

  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  public PodSecurity {
    violations = List.copyOf(violations);
  }

  public static PodSecurity of(PodTemplate pods) {
    List<Violation> violations = new ArrayList<>();
    for (PodSecurityField field : PodSecurityField.TABLE) {
      if (field.ofContainer()) {
        pods.containers()
            .forEach(each -> check(field, pods, each.pointer(), each.shown(), violations));
      } else {
        check(field, pods, pods.specPointer(), "pod", violations);
      }
    }
    volumes(pods, violations);
    appArmorAnnotations(pods, violations);
    pods.containers().forEach(each -> required(pods, each, violations));
    return new PodSecurity(violations);
  }

  /** The highest that the pods meet. */
  public Level level() {
    Level level = Level.RESTRICTED;
    for (Violation each : violations) {
      Level met = Level.values()[each.from().ordinal() - 1];
      level = met.compareTo(level) < 0 ? met : level;
    }
    return level;
  }

  private static void check(
      PodSecurityField field,
      PodTemplate pods,
      String base,
      String subject,
      List<Violation> violations) {
    for (String pointer : FieldPath.of(field.path()).in(pods.manifest().body(), base)) {
      JsonNode value = pods.manifest().at(pointer);
      if (!field.restricted().test(value)) {
        violations.add(
            forbidden(
                field.baseline().test(value) ? Level.RESTRICTED : Level.BASELINE,
                pointer,
                subject + ": " + field.path().replace("[*]", "") + " is " + value.asString(""),
                field.expected()));
      }
    }
  }

  private static Violation forbidden(Level from, String pointer, String what, String remedy) {
    return new Violation(
        from, pointer, what, "Pod Security \"restricted\" forbids it: " + remedy + ".");
  }

  private static void volumes(PodTemplate pods, List<Violation> violations) {
    JsonNode volumes = pods.spec().path("volumes");
    for (int i = 0; i < volumes.size(); i++) {
      for (String sort : volumes.get(i).propertyNames()) {
        if (!sort.equals("name") && !VOLUMES.contains(sort)) {
          violations.add(
              forbidden(
                  sort.equals("hostPath") ? Level.BASELINE : Level.RESTRICTED,
                  pods.specPointer() + "/volumes/" + i + "/" + sort,
                  "volume \"" + volumes.get(i).path("name").asString("") + "\" is of type " + sort,
                  "use a claim, an emptyDir or a projection"));
        }
      }
    }
  }

  private static void appArmorAnnotations(PodTemplate pods, List<Violation> violations) {
    for (Map.Entry<String, String> each : pods.annotations().entrySet()) {
      if (each.getKey().startsWith("container.apparmor.security.beta.kubernetes.io/")
          && !each.getValue().matches("|runtime/default|localhost/.*")) {
        violations.add(
            forbidden(
                Level.BASELINE,
                Located.child(pods.pointer() + "/metadata/annotations", each.getKey()),
                "AppArmor profile is \"" + each.getValue() + "\"",
                "remove the annotation"));
      }
    }
  }

  private static void required(PodTemplate pods, Container container, List<Violation> violations) {
    JsonNode own = container.body().path("securityContext");
    JsonNode shared = pods.spec().path("securityContext");
    if (!own.has("allowPrivilegeEscalation")) {
      violations.add(
          missing(container, "allowPrivilegeEscalation is not false", "set it to false"));
    }
    if (!own.at("/capabilities/drop").toString().contains("\"ALL\"")) {
      violations.add(
          missing(container, "capabilities are not dropped", "set capabilities.drop to [\"ALL\"]"));
    }
    if (!own.has("runAsNonRoot") && !shared.has("runAsNonRoot")) {
      violations.add(
          missing(
              container,
              "runAsNonRoot is set neither here nor on the pod",
              "set it to true on the pod"));
    }
    if (!own.has("seccompProfile") && !shared.has("seccompProfile")) {
      violations.add(
          missing(
              container,
              "seccompProfile is set neither here nor on the pod",
              "set its type to RuntimeDefault on the pod"));
    }
  }

  private static Violation missing(Container container, String what, String remedy) {
    return new Violation(
        Level.RESTRICTED,
        container.pointer() + "/securityContext",
        container.shown() + ": " + what,
        "Pod Security \"restricted\" demands it: " + remedy + ".");
  }
}
