package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.railiance.platform.ha.Volume.Data;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disk that is full, or is about to be. */
class RoomTest {
  private static final String FULL = "the volume is full: less than %d MiB of its %d MiB are free";
  private static final Volume UNUSABLE = new Volume.Unusable("the volume is full");

  @ParameterizedTest
  @CsvSource({"100, 12", "256, 32", "1024, 32", "1048576, 32"}) // MiB
  void a_server_needs_two_segments_to_go_on_and_four_to_start(long size, long least) {
    assertThatCode(() -> room(least + 1, size).requireToGoOn()).doesNotThrowAnyException();
    assertThatThrownBy(() -> room(least - 1, size).requireToGoOn())
        .isInstanceOf(UnusableVolume.class)
        .hasMessage(FULL + ". Make it larger.", least, size);
    assertThatCode(() -> room(2 * least + 2, size).requireToStart()).doesNotThrowAnyException();
    assertThatThrownBy(() -> room(2 * least - 2, size).requireToStart())
        .isInstanceOf(UnusableVolume.class);
  }

  private static Room room(long free, long size) {
    return new Room(free << 20, size << 20);
  }

  @Test
  void a_primary_whose_disk_is_full_stops_in_order_then_gives_the_lease_away_then_refuses() {
    assertThat(decide(Looks.of(UNUSABLE, Server.primary(7), "pg-0")))
        .isEqualTo(new Decision.Stop("the volume is full"));
    assertThat(decide(Looks.of(UNUSABLE, Server.STOPPED, "pg-0")))
        .isEqualTo(new Decision.ReleaseLease("the volume is full", "pg-1"));
    assertThat(decide(Looks.of(UNUSABLE, Server.STOPPED, "")))
        .isEqualTo(new Decision.Refuse("the volume is full"));
  }

  @Test
  void a_standby_whose_disk_is_full_stops() {
    assertThat(decide(Looks.of(UNUSABLE, Server.following("pg-1"), "pg-1")))
        .isEqualTo(new Decision.Stop("the volume is full"));
  }

  private static Decision decide(Observation o) {
    return new Decider().decide(o);
  }

  @Test
  void
      a_server_that_was_stopped_before_the_disk_was_full_lost_nothing_and_starts_when_there_is_room()
          throws Exception {
    try (Group group = new Group()) {
      group.smallDisk("pg-0", "200m");
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      Path ballast = group.volume("pg-0").resolve("ballast");
      fill(ballast, Room.on(group.volume("pg-0")).free() - (20 << 20));
      assertThat(zero.observe().volume()).isEqualTo(full(25));
      Documented.line(((Volume.Unusable) full(25)).why());
      assertThat(zero.observe().server()).isEqualTo(Server.primary(1));
      zero.stop();
      assertThat(zero.observe()).isEqualTo(Local.stopped(full(50)));
      assertThatThrownBy(() -> zero.perform(new Decision.StandAlone()))
          .isInstanceOf(IllegalStateException.class);

      Files.delete(ballast);
      assertThat(zero.observe().volume()).isInstanceOf(Data.class);
      zero.perform(new Decision.StandAlone());
      assertThat(group.has("pg-0", 1)).isTrue();
    }
  }

  @Test
  void a_server_that_the_full_disk_ended_starts_when_the_volume_has_grown() throws Exception {
    try (Group group = new Group()) {
      SmallDisk disk = group.smallDisk("pg-0", "200m");
      Postgres zero = group.primary();
      group.write("pg-0", "CREATE TABLE t AS SELECT 1 AS i");
      fill(group.volume("pg-0").resolve("ballast"), Room.on(group.volume("pg-0")).free() - 65536);
      assertThatThrownBy(() -> writeFor(group, Duration.ofMinutes(2)))
          .isInstanceOf(SQLException.class);
      Pause.until(
          "it ends", Duration.ofMinutes(1), () -> observe(zero).equals(Local.stopped(full(50))));

      disk.grow("400m");
      assertThat(observe(zero).volume()).isInstanceOf(Data.class);
      zero.perform(new Decision.StandAlone());
      assertThat(group.has("pg-0", 1)).isTrue();
    }
  }

  private static Volume full(long least) {
    return new Volume.Unusable(String.format(FULL, least, 200) + ". Make it larger.");
  }

  private static void fill(Path file, long bytes) throws IOException {
    byte[] mib = new byte[1 << 20];
    try (RandomAccessFile ballast = new RandomAccessFile(file.toFile(), "rw")) {
      for (long left = bytes; left > 0; left -= mib.length) {
        ballast.write(mib, 0, (int) Math.min(left, mib.length));
      }
    }
  }

  private static void writeFor(Group group, Duration longest) throws SQLException {
    long end = System.nanoTime() + longest.toNanos();
    try (Sql client = group.client("pg-0")) {
      client.waitAtMost(longest);
      while (System.nanoTime() < end) {
        client.run("SELECT pg_logical_emit_message(true, 'a', repeat('x', 1000000))");
      }
    }
  }

  private static Local observe(Postgres postgres) {
    try {
      return postgres.observe();
    } catch (SQLException | RuntimeException e) {
      return Local.stopped(Volume.EMPTY); // It is just about to end.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
