package io.railiance.platform.ha;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What a pod gives an agent of a group of one: its environment, its volume, an API; and the agent's
 * process in it, as the image runs it. No container, so nothing ends with the agent.
 */
final class Container implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final LittleApi api;
  final Path root;
  private final Installed installed = Installed.find();
  private final Map<String, String> environment = new TreeMap<>();
  private final Path output;
  private Process agent;

  Container() throws IOException, GeneralSecurityException {
    Path memory = Path.of("/dev/shm");
    root = Files.createTempDirectory(Files.isWritable(memory) ? memory : Path.of("/tmp"), "pod");
    output = root.resolve("output");
    Authority authority = Authority.of("127.0.0.1", root);
    api = new LittleApi(authority.context());
    Files.createDirectories(root.resolve("volume"));
    Files.writeString(root.resolve("ca.crt"), authority.pem());
    Files.writeString(root.resolve("token"), "token");
    environment.putAll(
        Map.of(
            "HA_POD", "pg-0",
            "HA_POD_UID", "5f1c",
            "HA_NAMESPACE", "databases",
            "HA_GROUP", "pg",
            "HA_NODES", "1",
            "HA_HOSTS", "127.0.0.1",
            "HA_DURABILITY", "asynchronous",
            "HA_SERVICE_ACCOUNT", root.toString(),
            "KUBERNETES_SERVICE_HOST", "127.0.0.1",
            "KUBERNETES_SERVICE_PORT", Integer.toString(api.port())));
    environment.putAll(
        Map.of(
            "HA_VOLUME", root.resolve("volume").toString(),
            "HA_RUN", root.resolve("run").toString(),
            "HA_BIN", installed.bin().toString(),
            "HA_CONFIG",
                file(
                    "postgresql.conf",
                    "shared_buffers = 8MB\n"
                        + "dynamic_shared_memory_type = mmap\n"
                        + "listen_addresses = '127.0.0.1'\n"),
            "HA_USER", installed.user(),
            "HA_REPLICATION_PASSWORD_FILE", file("password", Group.PASSWORD),
            "HA_PEER_KEY_FILE", file("keys", "key")));
    for (String port : List.of("POSTGRES", "PEER", "HTTP", "ADMIN")) {
      environment.put("HA_" + port + "_PORT", Integer.toString(freePort()));
    }
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text).toString();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  private int port(String name) {
    return Integer.parseInt(environment.get("HA_" + name + "_PORT"));
  }

  /** The program that the image has as its only one. */
  Process start() throws IOException {
    List<String> command = new ArrayList<>(prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@src/main/jvm/ha-agent.options");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HaAgent.class.getName(), "run"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    agent = builder.start();
    return agent;
  }

  /**
   * As somebody else, if this is root; and as the very same one as before, if a server of that one
   * still is there: one user sees nothing of another's processes.
   */
  private List<String> prefix() {
    List<ProcessHandle> before = server().all();
    return before.isEmpty() || installed.prefix().isEmpty()
        ? installed.prefix()
        : List.of(
            "nsenter",
            "--user",
            "--preserve-credentials",
            "--target",
            Long.toString(before.get(0).pid()));
  }

  Processes server() {
    return new Processes(new DataFolder(root.resolve("volume")).data());
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  /** The status and the text of a page. */
  HttpResponse<String> page(String path) throws IOException, InterruptedException {
    URI at = URI.create("http://127.0.0.1:" + port("HTTP") + path);
    return HTTP.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString());
  }

  void awaitLeader() {
    Pause.until(
        "a leader",
        LONG,
        () -> {
          if (!agent.isAlive()) {
            throw new IllegalStateException("the agent ended with " + agent.exitValue());
          }
          return metric("ha_leader 1.0");
        });
  }

  private boolean metric(String line) {
    try {
      return page("/metrics").body().lines().anyMatch(line::equals);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void write(String sql) throws SQLException {
    try (Sql client = client()) {
      client.run(sql);
    }
  }

  Sql client() throws SQLException {
    return Sql.through(root.resolve("run/socket"), port("POSTGRES"), installed.user());
  }

  /** The exit status. */
  int awaitEnd() throws InterruptedException {
    if (!agent.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the agent does not end");
    }
    return agent.exitValue();
  }

  @Override
  public void close() throws IOException {
    if (agent != null) {
      agent.destroyForcibly();
    }
    server().kill(System.nanoTime() + Duration.ofSeconds(10).toNanos());
    api.close();
    Durable.deleteAll(root);
  }
}
