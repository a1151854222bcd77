package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Volumes that nobody may touch before a person has looked at them. */
class RefusalTest {
  private static final String ANOTHER_COPY =
      " If another node leads, delete the folder copy, and the agent copies that node;"
          + " if none does, restore a backup.";

  @Test
  void a_disk_with_lost_and_found_is_empty() throws Exception {
    try (Group group = new Group()) {
      Files.createDirectories(group.volume("pg-0").resolve("lost+found"));
      assertThat(group.boot("pg-0").observe().volume()).isEqualTo(Volume.EMPTY);
    }
  }

  @Test
  void a_folder_with_something_else_in_it_is_refused() throws Exception {
    try (Group group = new Group()) {
      Files.createDirectories(group.volume("pg-0"));
      Files.writeString(group.volume("pg-0").resolve("thesis.tex"), "");
      refuses(
          group,
          "neither empty nor a database: thesis.tex."
              + " Move that away, or give the node a volume of its own.");
    }
  }

  @Test
  void a_database_of_somebody_else_is_refused() throws Exception {
    try (Group group = new Group()) {
      Path data = group.folder("pg-0").data();
      Files.createDirectories(data);
      Files.writeString(data.resolve("PG_VERSION"), "15\n");
      refuses(
          group,
          "the folder copy is not of this agent's making."
              + " Move it away; a database from elsewhere comes in by pg_dump and pg_restore.");
    }
  }

  @Test
  void data_of_another_major_version_is_refused() throws Exception {
    try (Group group = new Group()) {
      group.boot("pg-0").perform(new Decision.Initialise());
      Path version = group.folder("pg-0").data().resolve("PG_VERSION");
      String installed = Files.readString(version).strip();
      Files.writeString(version, "9.6\n");
      refuses(
          group,
          "the data is of PostgreSQL 9.6, the programs are of "
              + installed
              + ". Use an image of PostgreSQL 9.6.");
    }
  }

  @Test
  void a_damaged_control_file_is_refused() throws Exception {
    try (Group group = new Group()) {
      group.boot("pg-0").perform(new Decision.Initialise());
      Path control = group.folder("pg-0").data().resolve("global/pg_control");
      byte[] bytes = Files.readAllBytes(control);
      bytes[40] ^= 1;
      Files.write(control, bytes);
      refuses(group, "pg_control is damaged." + ANOTHER_COPY);
      Files.write(control, new byte[8192]);
      refuses(group, "pg_control is damaged." + ANOTHER_COPY);
      Files.write(control, new byte[7]);
      refuses(group, "pg_control cannot be read." + ANOTHER_COPY);
    }
  }

  @Test
  void files_of_the_agent_that_are_malformed_are_refused() throws Exception {
    try (Group group = new Group()) {
      group.boot("pg-0").perform(new Decision.Initialise());
      Path epochs = group.folder("pg-0").epochs();
      Files.writeString(epochs, "1 2\n");
      refuses(group, "copy/epochs is damaged." + ANOTHER_COPY);
      Files.writeString(epochs, "");
      Files.writeString(group.folder("pg-0").copy().resolve("id"), "");
      refuses(group, "copy/id is damaged." + ANOTHER_COPY);
    }
  }

  @Test
  void a_volume_of_another_database_than_the_group_s_is_refused() throws Exception {
    Volume other =
        new Volume.Data("1", "c9", new History(List.of(new History.Fork(7, 100))), 5_000, true);
    Decision decision = new Decider().decide(Looks.of(other, Server.STOPPED, "pg-1"));
    assertThat(decision).isEqualTo(new Decision.Refuse(Decider.FOREIGN));
    Documented.line(Decider.FOREIGN);
    Documented.line(Decider.UNMARKED);
  }

  @Test
  void tablespaces_are_not_copied() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      Path elsewhere = Files.createDirectories(group.volume("pg-0").resolve("elsewhere"));
      group.write("pg-0", "CREATE TABLESPACE fast LOCATION '" + elsewhere + "'");
      Postgres one = group.boot("pg-1");
      String line =
          "pg-0 has the tablespace fast, which would lie outside of the copy."
              + " Move what is in it to pg_default and drop it.";
      assertThatThrownBy(() -> one.perform(new Decision.Clone("pg-0"))).hasMessage(line);
      Documented.line(line);
      assertThat(one.observe().volume()).isEqualTo(Volume.EMPTY);
    }
  }

  @Test
  void a_standby_of_another_database_does_not_follow_and_is_not_rewound() throws Exception {
    try (Group group = new Group()) {
      group.primary();
      Postgres other = group.boot("pg-1");
      other.perform(new Decision.Initialise());
      other.perform(new Decision.StandAlone());
      other.perform(new Decision.Promote(1));
      group.write("pg-1", "CREATE TABLE t AS SELECT 1 AS i");
      other.perform(new Decision.Fence("it was"));
      other.perform(new Decision.StandAlone());
      for (Decision wrong : List.of(new Decision.Follow("pg-0"), new Decision.Rewind("pg-0"))) {
        assertThatThrownBy(() -> other.perform(wrong)).hasMessage("there is not the same database");
      }
      assertThat(group.has("pg-1", 1)).isTrue();
    }
  }

  @Test
  void a_volume_that_somebody_has_is_not_opened() throws Exception {
    try (Group group = new Group()) {
      Files.createDirectories(group.volume("pg-0"));
      Path lock = group.volume("pg-0").resolve("lock");
      Process holder = new ProcessBuilder("python3", "-c", HOLDER, lock.toString()).start();
      try {
        assertThat(holder.getInputStream().read()).isEqualTo('l');
        String line =
            "another process has the volume "
                + group.volume("pg-0")
                + ". See that its pod ends; this one goes on by itself then.";
        assertThatThrownBy(() -> group.boot("pg-0")).hasMessage(line);
        Documented.line(line);
      } finally {
        holder.destroyForcibly();
      }
    }
  }

  private static final String HOLDER =
      """
      import fcntl, sys, time
      file = open(sys.argv[1], "w")
      fcntl.lockf(file, fcntl.LOCK_EX)
      print("l", flush=True)
      time.sleep(600)
      """;

  /** And nothing changes. */
  private static void refuses(Group group, String why) throws Exception {
    List<String> before = files(group.volume("pg-0"));
    Postgres postgres = group.boot("pg-0");
    assertThat(postgres.observe().volume()).isEqualTo(new Volume.Unusable(why));
    Documented.line(why);
    for (Decision next : List.of(new Decision.StandAlone(), new Decision.Initialise())) {
      assertThatThrownBy(() -> postgres.perform(next)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(files(group.volume("pg-0"))).isEqualTo(before);
  }

  private static List<String> files(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.filter(path -> !path.endsWith("lock") && !path.equals(folder))
          .map(path -> path + " " + path.toFile().lastModified())
          .sorted()
          .toList();
    }
  }
}
