package io.railiance.platform.ha;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Three nodes with real servers on one machine. In memory, where the machine has a disk of that
 * kind: nothing is measured here that depends on a real one.
 */
final class Group implements AutoCloseable {
  static final String PASSWORD = "a:b\\c 'd'";

  private final Installed installed = Installed.find();
  private final Path root;
  private final Map<String, Address> addresses = new TreeMap<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<SmallDisk> disks = new ArrayList<>();
  private final Map<String, Postgres> lives = new TreeMap<>();

  Group() throws IOException {
    Path memory = Path.of("/dev/shm");
    root =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "ha")
            : Files.createTempDirectory("ha");
    Files.writeString(root.resolve("replication"), PASSWORD);
    Files.writeString(
        root.resolve("postgresql.conf"),
        "shared_buffers = 8MB\ndynamic_shared_memory_type = mmap\nlisten_addresses = '127.0.0.1'\n");
    for (int port : freePorts(3)) {
      addresses.put("pg-" + addresses.size(), new Address("127.0.0.1", port));
    }
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  /** A life of a node; the one before is as dead as after a power cut. */
  Postgres boot(String node) throws IOException {
    Files.createDirectories(volume(node));
    kill(node);
    Postgres before = lives.get(node);
    if (before != null) {
      before.close();
    }
    lives.put(
        node, new Postgres(settings(node), programs(node), line -> lines.add(node + " " + line)));
    return lives.get(node);
  }

  SmallDisk smallDisk(String node, String size) throws IOException {
    SmallDisk disk = SmallDisk.of(volume(node), size);
    disks.add(disk);
    return disk;
  }

  PostgresSettings settings(String node) {
    return new PostgresSettings(
        node,
        volume(node),
        root.resolve(node + ".run"),
        root.resolve("postgresql.conf"),
        installed.user(),
        new AccessFiles(passwords(), rules(), tls()),
        addresses);
  }

  /** Of those roles that a test has written one for. */
  private Map<PlatformRole, Path> passwords() {
    Map<PlatformRole, Path> files = new EnumMap<>(PlatformRole.class);
    for (PlatformRole role : PlatformRole.values()) {
      if (Files.exists(file(role.toString()))) {
        files.put(role, file(role.toString()));
      }
    }
    return files;
  }

  private Optional<Path> rules() {
    return Optional.of(file("rules")).filter(Files::exists);
  }

  private List<Path> tls() {
    List<Path> files = List.of(file("tls.crt"), file("tls.key"), file("ca.crt"));
    return Files.exists(files.get(0)) ? files : List.of();
  }

  /** For all nodes; certified by itself, and by nobody else. */
  void certify(Authority authority) throws IOException, GeneralSecurityException {
    Files.writeString(file("tls.crt"), authority.pem());
    Files.writeString(file("ca.crt"), authority.pem());
    Files.writeString(file("tls.key"), authority.keyPem());
  }

  /** One that all nodes have mounted. */
  Path file(String name) {
    return root.resolve(name);
  }

  /** What the agents said. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  Path volume(String node) {
    return root.resolve(node);
  }

  DataFolder folder(String node) {
    return new DataFolder(volume(node));
  }

  Programs programs(String node) {
    return new Programs(
        installed.bin(),
        installed.prefix(),
        settings(node).passFile(),
        Redirect.appendTo(root.resolve(node + ".log").toFile()));
  }

  /** As the superuser. */
  Sql client(String node) throws SQLException {
    return settings(node).connect();
  }

  /** A database that pg-0 leads. */
  Postgres primary() throws IOException, SQLException {
    Postgres first = boot("pg-0");
    first.perform(new Decision.Initialise());
    first.perform(new Decision.StandAlone());
    first.perform(new Decision.Promote(1));
    return first;
  }

  Postgres standby(String node, String of) throws IOException, SQLException {
    Postgres standby = boot(node);
    standby.perform(new Decision.Clone(of));
    return standby;
  }

  void write(String node, String sql) throws SQLException {
    try (Sql client = client(node)) {
      client.run(sql);
    }
  }

  /** Whether the table that the tests write to has this row. */
  boolean has(String node, int row) {
    try (Sql client = client(node)) {
      return client.is("SELECT EXISTS (SELECT FROM t WHERE i = " + row + ")");
    } catch (SQLException e) {
      return false;
    }
  }

  void awaitRow(String node, int row) {
    Pause.until(node + " has " + row, Duration.ofSeconds(30), () -> has(node, row));
  }

  /** To a process of a server, by its {@code backend_type}. */
  void signal(String signal, String node, String backend) throws IOException, SQLException {
    try (Sql client = client(node)) {
      String pid =
          client.row(
              "SELECT pid::text FROM pg_stat_activity WHERE backend_type = '" + backend + "'",
              row -> row.getString(1));
      new ProcessBuilder("kill", "-" + signal, pid).start().onExit().join();
    }
  }

  /** To all processes of a server. */
  void signalAll(String signal, String node) throws IOException {
    for (ProcessHandle process : new Processes(folder(node).data()).all()) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
          .start()
          .onExit()
          .join();
    }
  }

  void kill(String node) {
    new Processes(folder(node).data()).kill(System.nanoTime() + Duration.ofSeconds(10).toNanos());
  }

  @Override
  public void close() {
    addresses.keySet().forEach(this::kill);
    try {
      for (Postgres life : lives.values()) {
        life.close();
      }
      for (SmallDisk disk : disks) {
        disk.unmount();
      }
      Durable.deleteAll(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
