package io.railiance.platform.kubernetes;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The highest Pod Security Standard that pods meet, and what keeps them from a higher one.
 *
 * <p>Source: https://github.com/kubernetes/pod-security-admission/tree/master/policy, in the form
 * of Kubernetes 1.31 to 1.36.
 *
 * @param violations {@code container "app": securityContext.privileged is true}
 */
public record PodSecurity(Level level, SortedSet<String> violations) {
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

  private static final Set<String> BASELINE_CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final Set<String> RESTRICTED_VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "name",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private static final Set<String> SAFE_SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_wmem");

  /** What "baseline" forbids, of a pod or of a container. */
  private record Field(boolean ofContainer, String path, Predicate<JsonNode> allowed) {}

  private static final List<Field> BASELINE =
      List.of(
          new Field(false, "hostNetwork", PodSecurity::isOff),
          new Field(false, "hostPID", PodSecurity::isOff),
          new Field(false, "hostIPC", PodSecurity::isOff),
          new Field(false, "volumes[*].hostPath", value -> false),
          new Field(false, "securityContext.windowsOptions.hostProcess", PodSecurity::isOff),
          new Field(true, "securityContext.windowsOptions.hostProcess", PodSecurity::isOff),
          new Field(true, "securityContext.privileged", PodSecurity::isOff),
          new Field(
              true,
              "securityContext.capabilities.add[*]",
              value -> in(BASELINE_CAPABILITIES, value)),
          new Field(true, "ports[*].hostPort", value -> value.asInt(0) == 0),
          new Field(true, "securityContext.procMount", value -> in(Set.of("Default"), value)),
          new Field(false, "securityContext.sysctls[*].name", value -> in(SAFE_SYSCTLS, value)),
          new Field(false, "securityContext.seccompProfile.type", PodSecurity::isConfined),
          new Field(true, "securityContext.seccompProfile.type", PodSecurity::isConfined),
          new Field(false, "securityContext.appArmorProfile.type", PodSecurity::isConfined),
          new Field(true, "securityContext.appArmorProfile.type", PodSecurity::isConfined));

  public PodSecurity {
    violations = Collections.unmodifiableSortedSet(new TreeSet<>(violations));
  }

  public static PodSecurity of(PodTemplate pods) {
    SortedSet<String> baseline = new TreeSet<>();
    SortedSet<String> restricted = new TreeSet<>();
    for (Field field : BASELINE) {
      if (field.ofContainer) {
        pods.containers()
            .forEach(each -> check(field, pods, each.pointer(), each.shown(), baseline));
      } else {
        check(field, pods, pods.specPointer(), "pod", baseline);
      }
    }
    volumes(pods, restricted);
    pods.containers().forEach(each -> restricted(pods, each, restricted));
    Level level =
        !baseline.isEmpty()
            ? Level.PRIVILEGED
            : restricted.isEmpty() ? Level.RESTRICTED : Level.BASELINE;
    restricted.addAll(baseline);
    return new PodSecurity(level, restricted);
  }

  private static void check(
      Field field, PodTemplate pods, String base, String subject, Set<String> violations) {
    for (String pointer : FieldPath.of(field.path).in(pods.manifest().body(), base)) {
      JsonNode value = pods.manifest().at(pointer);
      if (!field.allowed.test(value)) {
        String shown = value.isContainer() ? "set" : value.asString("");
        violations.add(subject + ": " + field.path.replace("[*]", "") + " is " + shown);
      }
    }
  }

  private static void volumes(PodTemplate pods, Set<String> violations) {
    for (JsonNode volume : pods.spec().path("volumes")) {
      for (String sort : volume.propertyNames()) {
        if (!RESTRICTED_VOLUMES.contains(sort)) {
          violations.add("volume \"" + volume.path("name").asString("") + "\" is of type " + sort);
        }
      }
    }
  }

  private static void restricted(PodTemplate pods, Container container, Set<String> violations) {
    JsonNode own = container.body().path("securityContext");
    JsonNode shared = pods.spec().path("securityContext");
    String subject = container.shown() + ": ";
    if (!own.path("allowPrivilegeEscalation").isBoolean()
        || own.path("allowPrivilegeEscalation").asBoolean()) {
      violations.add(subject + "allowPrivilegeEscalation is not false");
    }
    if (!own.at("/capabilities/drop").toString().contains("\"ALL\"")) {
      violations.add(subject + "capabilities are not dropped");
    }
    for (JsonNode added : own.at("/capabilities/add")) {
      if (!added.asString("").equals("NET_BIND_SERVICE")) {
        violations.add(subject + "capability " + added.asString("") + " is added");
      }
    }
    if (!either(own, shared, "runAsNonRoot").asBoolean(false)) {
      violations.add(subject + "runAsNonRoot is not true");
    }
    if (either(own, shared, "runAsUser").asLong(1) == 0) {
      violations.add(subject + "runAsUser is 0");
    }
    if (!either(own, shared, "seccompProfile").has("type")) {
      violations.add(subject + "seccompProfile is not set");
    }
  }

  private static JsonNode either(JsonNode own, JsonNode shared, String field) {
    return own.has(field) ? own.path(field) : shared.path(field);
  }

  private static boolean isOff(JsonNode value) {
    return value.isBoolean() && !value.asBoolean();
  }

  private static boolean isConfined(JsonNode value) {
    return in(Set.of("RuntimeDefault", "Localhost"), value);
  }

  private static boolean in(Set<String> words, JsonNode value) {
    return words.contains(value.asString(""));
  }
}
