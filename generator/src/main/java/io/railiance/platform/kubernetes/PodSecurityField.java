package io.railiance.platform.kubernetes;

import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A row of the Pod Security Standards' tables: a field that may be absent, and what it may be where
 * it is there.
 *
 * @param ofContainer whether the path begins at each container, of any sort, instead of at the pod
 * @param restricted what "restricted" allows
 * @param baseline what "baseline" allows, too
 * @param expected as a remedy says it: {@code "leave it out, or set it to false"}
 */
record PodSecurityField(
    boolean ofContainer,
    String path,
    Predicate<JsonNode> restricted,
    Predicate<JsonNode> baseline,
    String expected) {
  private static final String UNSET = "leave it out";

  /**
   * In the strictest form of Kubernetes 1.31 to 1.36. Source:
   * https://github.com/kubernetes/pod-security-admission/tree/master/policy.
   */
  static final List<PodSecurityField> TABLE =
      List.of(
          off(false, "hostNetwork"),
          off(false, "hostPID"),
          off(false, "hostIPC"),
          off(false, "securityContext.windowsOptions.hostProcess"),
          off(true, "securityContext.windowsOptions.hostProcess"),
          off(true, "securityContext.privileged"),
          off(true, "securityContext.allowPrivilegeEscalation").inRestrictedOnly(),
          oneOf(true, "securityContext.capabilities.add[*]", "NET_BIND_SERVICE")
              .inBaseline(
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
                  "SYS_CHROOT"),
          oneOf(true, "ports[*].hostPort", "0"),
          unset("livenessProbe.httpGet.host"),
          unset("livenessProbe.tcpSocket.host"),
          unset("readinessProbe.httpGet.host"),
          unset("readinessProbe.tcpSocket.host"),
          unset("startupProbe.httpGet.host"),
          unset("startupProbe.tcpSocket.host"),
          unset("lifecycle.postStart.httpGet.host"),
          unset("lifecycle.postStart.tcpSocket.host"),
          unset("lifecycle.preStop.httpGet.host"),
          unset("lifecycle.preStop.tcpSocket.host"),
          oneOf(false, "securityContext.appArmorProfile.type", "RuntimeDefault", "Localhost"),
          oneOf(true, "securityContext.appArmorProfile.type", "RuntimeDefault", "Localhost"),
          oneOf(false, "securityContext.seLinuxOptions.type", seLinuxTypes()),
          oneOf(true, "securityContext.seLinuxOptions.type", seLinuxTypes()),
          oneOf(false, "securityContext.seLinuxOptions.user", ""),
          oneOf(true, "securityContext.seLinuxOptions.user", ""),
          oneOf(false, "securityContext.seLinuxOptions.role", ""),
          oneOf(true, "securityContext.seLinuxOptions.role", ""),
          oneOf(true, "securityContext.procMount", "Default"),
          oneOf(false, "securityContext.seccompProfile.type", "RuntimeDefault", "Localhost"),
          oneOf(true, "securityContext.seccompProfile.type", "RuntimeDefault", "Localhost"),
          oneOf(false, "securityContext.runAsNonRoot", "true").inRestrictedOnly(),
          oneOf(true, "securityContext.runAsNonRoot", "true").inRestrictedOnly(),
          notRoot(false).inRestrictedOnly(),
          notRoot(true).inRestrictedOnly(),
          oneOf(
              false,
              "securityContext.sysctls[*].name",
              "kernel.shm_rmid_forced",
              "net.ipv4.ip_local_port_range",
              "net.ipv4.ip_local_reserved_ports",
              "net.ipv4.ip_unprivileged_port_start",
              "net.ipv4.ping_group_range",
              "net.ipv4.tcp_fin_timeout",
              "net.ipv4.tcp_keepalive_intvl",
              "net.ipv4.tcp_keepalive_probes",
              "net.ipv4.tcp_keepalive_time",
              "net.ipv4.tcp_syncookies"));

  private static PodSecurityField of(
      boolean ofContainer, String path, Predicate<JsonNode> allowed, String expected) {
    return new PodSecurityField(ofContainer, path, allowed, allowed, expected);
  }

  private PodSecurityField inRestrictedOnly() {
    return new PodSecurityField(ofContainer, path, restricted, value -> true, expected);
  }

  private PodSecurityField inBaseline(String... values) {
    return new PodSecurityField(ofContainer, path, restricted, in(List.of(values)), expected);
  }

  private static PodSecurityField off(boolean ofContainer, String path) {
    return of(
        ofContainer, path, value -> value.isBoolean() && !value.asBoolean(), "set it to false");
  }

  private static PodSecurityField unset(String path) {
    return of(true, path, value -> value.asString("").isEmpty(), UNSET);
  }

  private static PodSecurityField notRoot(boolean ofContainer) {
    return of(
        ofContainer,
        "securityContext.runAsUser",
        value -> value.asLong(0) != 0,
        "set another user than 0");
  }

  private static PodSecurityField oneOf(boolean ofContainer, String path, String... values) {
    List<String> allowed = List.of(values);
    return of(
        ofContainer,
        path,
        in(allowed),
        allowed.equals(List.of("")) ? UNSET : "only " + String.join(", ", allowed) + " may be set");
  }

  private static Predicate<JsonNode> in(List<String> words) {
    return value -> words.contains(value.asString(""));
  }

  private static String[] seLinuxTypes() {
    return new String[] {
      "", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"
    };
  }
}
