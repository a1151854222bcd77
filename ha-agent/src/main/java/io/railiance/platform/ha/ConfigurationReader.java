package io.railiance.platform.ha;

import io.railiance.platform.ha.Configuration.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads what a StatefulSet sets, and touches nothing:
 *
 * <pre>
 * HA_POD=pg-0  HA_POD_UID=5f1c...  HA_NAMESPACE=databases     of the downward API
 * HA_GROUP=pg                                                 Lease pg-leader, ConfigMap pg-state
 * HA_NODES=3                                                  pg-0, pg-1, pg-2; or these names
 * HA_HOSTS={node}.pg-headless
 * HA_DURABILITY=required
 * HA_VOLUME=/volume  HA_RUN=/run/ha/agent  HA_CONFIG=/etc/ha/postgresql.conf  HA_BIN=/usr/lib/.../bin
 * HA_REPLICATION_PASSWORD_FILE=/secrets/replication  HA_PEER_KEY_FILE=/secrets/peer-keys
 * HA_USER=postgres                                            may be left out; so may these:
 * HA_MONITORING_PASSWORD_FILE=/secrets/monitoring  HA_POOL_PASSWORD_FILE=/secrets/pool
 * HA_PROVISIONER_PASSWORD_FILE=/secrets/provisioner  HA_HBA_FILE=/etc/ha/pg_hba.conf
 * HA_TLS_CERT_FILE=/tls/tls.crt  HA_TLS_KEY_FILE=/tls/tls.key  HA_TLS_CA_FILE=/tls/ca.crt
 * HA_POSTGRES_PORT=5432  HA_PEER_PORT=8009  HA_HTTP_PORT=8008  HA_ADMIN_PORT=8010
 * HA_SERVICE_ACCOUNT=/var/run/secrets/kubernetes.io/serviceaccount
 * </pre>
 */
final class ConfigurationReader {
  private static final String NODE = "{node}";
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern NAME = Pattern.compile("(?=.{1,63}$)" + LABEL);
  private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*\\.?");
  private static final Path SERVICE_ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  private final Variables variables;
  private final FolderReader folders;

  private ConfigurationReader(Variables variables) {
    this.variables = variables;
    this.folders = new FolderReader(variables);
  }

  /**
   * @throws Misconfigured with all that is wrong
   */
  static Configuration read(Map<String, String> environment) throws Misconfigured {
    return new ConfigurationReader(new Variables(environment)).read();
  }

  /** The one thing that a command in the same container needs. */
  static int adminPort(Map<String, String> environment) throws Misconfigured {
    Variables variables = new Variables(environment);
    int port = adminPort(variables);
    variables.refuse();
    return port;
  }

  private static int adminPort(Variables variables) {
    return variables.port("HA_ADMIN_PORT", 8010);
  }

  private Configuration read() throws Misconfigured {
    Pod pod = pod();
    String group = variables.text("HA_GROUP", NAME, "Write the name of the StatefulSet.");
    List<String> nodes = nodes(pod.name(), group);
    Durability durability = durability(nodes);
    int port = variables.port("HA_POSTGRES_PORT", 5432);
    Ports ports =
        new Ports(
            variables.port("HA_PEER_PORT", 8009),
            variables.port("HA_HTTP_PORT", 8008),
            adminPort(variables));
    differ(port, ports);
    PostgresSettings postgres = postgres(pod.name(), addresses(nodes, port));
    Path bin = folders.bin();
    Path keys =
        variables.file("HA_PEER_KEY_FILE", "Mount the Secret that has a key for all nodes.");
    ApiServer api = api();
    variables.noteStrangers();
    variables.refuse();
    return new Configuration(
        pod, group, api, Settings.of(nodes, durability), postgres, bin, keys, ports);
  }

  private Pod pod() {
    return new Pod(
        variables.text("HA_POD", NAME, "Let it come from the field metadata.name."),
        variables.text(
            "HA_POD_UID",
            Pattern.compile("[-0-9a-z]+"),
            "Let it come from the field metadata.uid."));
  }

  private List<String> nodes(String self, String group) {
    String remedy = "Write how many there are, or their names with commas between them.";
    String text =
        variables.text(
            "HA_NODES",
            Pattern.compile("[1-9][0-9]?|(?![0-9]+$)" + LABEL + "(," + LABEL + ")*"),
            remedy);
    if (variables.isWrong("HA_NODES")) {
      return List.of();
    }
    List<String> nodes =
        text.matches("[0-9]+")
            ? IntStream.range(0, Integer.parseInt(text)).mapToObj(i -> group + "-" + i).toList()
            : List.of(text.split(","));
    if (nodes.stream().distinct().count() < nodes.size()) {
      variables.wrong("HA_NODES", text, "a node stands there twice", remedy);
    }
    if (!nodes.contains(self) && !variables.isWrong("HA_POD") && !variables.isWrong("HA_GROUP")) {
      variables.wrong(
          "HA_POD",
          self,
          "not one of the nodes " + String.join(", ", nodes),
          "Let HA_GROUP and HA_NODES name it, too.");
    }
    return nodes;
  }

  private Durability durability(List<String> nodes) {
    String remedy = "Write asynchronous, preferred or required.";
    String text =
        variables.text("HA_DURABILITY", Pattern.compile("asynchronous|preferred|required"), remedy);
    if (variables.isWrong("HA_DURABILITY")) {
      return Durability.REQUIRED;
    }
    Durability durability = Durability.valueOf(text.toUpperCase(Locale.ROOT));
    if (durability == Durability.REQUIRED && nodes.size() == 1) {
      variables.wrong(
          "HA_DURABILITY",
          text,
          "with one node there is no standby that a write could wait for",
          "Write asynchronous, or let there be more nodes.");
    }
    return durability;
  }

  private void differ(int postgres, Ports ports) {
    List<Integer> all = List.of(postgres, ports.peer(), ports.http(), ports.admin());
    if (all.stream().distinct().count() < all.size()) {
      variables.wrong(
          "HA_POSTGRES_PORT, HA_PEER_PORT, HA_HTTP_PORT, HA_ADMIN_PORT",
          "are " + all + ": two are the same",
          "Let each be another.");
    }
  }

  private Map<String, Address> addresses(List<String> nodes, int port) {
    String remedy = "Write the hosts of the headless Service: " + NODE + ".NAME-OF-THE-SERVICE.";
    String pattern = variables.text("HA_HOSTS", Pattern.compile(".*"), remedy);
    Map<String, Address> addresses = new LinkedHashMap<>();
    if (variables.isWrong("HA_HOSTS")) {
      return addresses;
    }
    if (!HOST.matcher(pattern.replace(NODE, "n")).matches()) {
      variables.wrong("HA_HOSTS", pattern, "that makes no host names", remedy);
    } else if (nodes.size() > 1 && !pattern.contains(NODE)) {
      variables.wrong("HA_HOSTS", pattern, "the same host for all nodes", remedy);
    }
    nodes.forEach(node -> addresses.put(node, new Address(pattern.replace(NODE, node), port)));
    return addresses;
  }

  private PostgresSettings postgres(String self, Map<String, Address> addresses) {
    Path volume = folders.volume();
    return new PostgresSettings(
        self,
        volume,
        folders.run(volume),
        variables.file("HA_CONFIG", "Mount a postgresql.conf there."),
        user(),
        access(),
        addresses);
  }

  /** The superuser has no password: the server lets in through its socket who has its name. */
  private String user() {
    String user = variables.optional("HA_USER").orElse("postgres");
    String self = System.getProperty("user.name");
    if (!user.equals(self)) {
      variables.wrong(
          "HA_USER",
          user,
          "the agent runs as \"" + self + "\"",
          "Give the user id of the pod that name, or write the name that it has.");
    }
    return user;
  }

  private AccessFiles access() {
    Map<PlatformRole, Path> passwords = new EnumMap<>(PlatformRole.class);
    for (PlatformRole role : PlatformRole.values()) {
      if (role == PlatformRole.REPLICATION || variables.optional(role.variable()).isPresent()) {
        passwords.put(role, password(role));
      }
    }
    return new AccessFiles(
        passwords,
        variables.optional("HA_HBA_FILE").isEmpty()
            ? Optional.empty()
            : Optional.of(variables.file("HA_HBA_FILE", "Mount lines for pg_hba.conf there.")),
        tls());
  }

  /** All or none. */
  private List<Path> tls() {
    List<String> names = List.of("HA_TLS_CERT_FILE", "HA_TLS_KEY_FILE", "HA_TLS_CA_FILE");
    return names.stream().noneMatch(name -> variables.optional(name).isPresent())
        ? List.of()
        : names.stream()
            .map(name -> variables.file(name, "Mount certificate, key and authorities, all three."))
            .toList();
  }

  private Path password(PlatformRole role) {
    String remedy = "Mount the Secret that has the password of " + role + ".";
    Path file = variables.file(role.variable(), remedy);
    if (!variables.isWrong(role.variable()) && !Passwords.areIn(file)) {
      variables.wrong(
          role.variable(), file, "not one password in one line, or two in two lines", remedy);
    }
    return file;
  }

  private ApiServer api() {
    String namespace =
        variables.text("HA_NAMESPACE", NAME, "Let it come from the field metadata.namespace.");
    String remedy = "Every container of a pod has it; leave it as it is.";
    String host =
        variables.text(
            "KUBERNETES_SERVICE_HOST", Pattern.compile("[-.0-9A-Za-z]+|[0-9A-Fa-f:]+"), remedy);
    String port = variables.text("KUBERNETES_SERVICE_PORT", Pattern.compile("[0-9]{1,5}"), remedy);
    Path account =
        variables.folderOf(
            "HA_SERVICE_ACCOUNT",
            SERVICE_ACCOUNT,
            List.of("ca.crt", "token"),
            "Set serviceAccountName and automountServiceAccountToken: true.");
    boolean known =
        !variables.isWrong("KUBERNETES_SERVICE_HOST")
            && !variables.isWrong("KUBERNETES_SERVICE_PORT");
    URI address = known ? ApiServer.at(host, port) : URI.create("");
    return new ApiServer(address, account.resolve("ca.crt"), account.resolve("token"), namespace);
  }
}
