package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A real process, a real server, and a group of one. */
class AgentProcessTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void it_leads_and_when_it_is_asked_to_stop_it_leaves_nothing_undone() throws Exception {
    try (Container container = new Container()) {
      Process agent = container.start();
      container.awaitLeader();
      assertThat(container.page("/healthz").statusCode()).isEqualTo(200);
      assertThat(container.page("/readyz").statusCode()).isEqualTo(200);
      assertThat(container.page("/metrics/no").statusCode()).isEqualTo(404);
      assertThat(said(container, "status")).contains("leader      pg-0, in epoch 1, since ");
      assertThat(said(container, "switchover", "pg-1")).isEqualTo("ha: pg-1 is none of pg-0\n");
      Pause.until("the label", LONG, () -> label(container).equals("primary"));
      assertThat(container.api.reasonsOfEvents()).containsExactly("Promoted");
      container.write("CREATE TABLE t AS SELECT 1 AS i");

      agent.destroy();
      assertThat(container.awaitEnd()).as(container.output()).isZero();
      assertThat(container.output())
          .contains("database system is shut down")
          .contains("ha: has left")
          .doesNotContain(Group.PASSWORD);
      assertThat(container.server().all()).isEmpty();
      assertThat(container.api.part("/leases/pg-leader", "spec"))
          .containsKey("leaseTransitions")
          .doesNotContainKey("holderIdentity");
      assertThat(label(container)).isEqualTo("none");
    }
  }

  @Test
  void a_server_that_follows_nobody_is_stopped_in_order_too() throws Exception {
    try (Container container = new Container()) {
      Process agent = container.start();
      container.awaitLeader();
      agent.destroy();
      container.awaitEnd();
      container.api.delete("/configmaps/pg-state");
      Process second = container.start();
      Pause.until("a line", LONG, () -> wrote(container, "refuses: there is data, but no marker"));
      assertThat(container.server().all()).isNotEmpty();
      second.destroy();
      assertThat(container.awaitEnd()).isZero();
      assertThat(container.server().all()).isEmpty();
      assertThat(container.output().split("database system is shut down", -1)).hasSize(3);
    }
  }

  @Test
  void the_server_of_an_agent_that_was_killed_is_stopped_by_the_next_one_before_all_else()
      throws Exception {
    try (Container container = new Container()) {
      Process agent = container.start();
      container.awaitLeader();
      container.write("CREATE TABLE t AS SELECT 1 AS i");
      agent.destroyForcibly();
      container.awaitEnd();
      container.write("INSERT INTO t VALUES (2)");

      container.api.up(false);
      container.start();
      Pause.until("the end of the server", LONG, () -> container.server().all().isEmpty());
      Pause.until("a line about it", LONG, () -> wrote(container, "of an earlier agent"));
      container.api.up(true);
      container.awaitLeader();
      try (Sql client = container.client()) {
        assertThat(client.is("SELECT count(*) = 2 FROM t")).isTrue();
      }
    }
  }

  @Test
  void an_agent_whose_volume_another_one_has_waits_and_leaves_when_it_is_asked_to()
      throws Exception {
    try (Container container = new Container();
        VolumeLock other = new VolumeLock(container.root.resolve("volume"))) {
      assertThat(other).isNotNull();
      Process agent = container.start();
      Pause.until("a line", LONG, () -> wrote(container, "another process has the volume"));
      assertThat(container.page("/healthz").statusCode()).isEqualTo(200);
      assertThat(container.page("/readyz").statusCode()).isEqualTo(503);
      agent.destroy();
      assertThat(container.awaitEnd()).isZero();
    }
  }

  @Test
  void an_agent_that_refuses_the_volume_says_why_and_leaves_when_it_is_asked_to() throws Exception {
    try (Container container = new Container()) {
      Files.createFile(container.root.resolve("volume").resolve("letter.txt"));
      Process agent = container.start();
      Pause.until("a line", LONG, () -> wrote(container, "refuses: neither empty nor a database"));
      Pause.until("an event", LONG, () -> !container.api.reasonsOfEvents().isEmpty());
      assertThat(container.api.reasonsOfEvents()).containsExactly("Refused");
      assertThat(container.page("/readyz").statusCode()).isEqualTo(503);
      assertThat(container.page("/healthz").statusCode()).isEqualTo(200);
      agent.destroy();
      assertThat(container.awaitEnd()).isZero();
      assertThat(container.root.resolve("volume")).isDirectoryNotContaining("glob:**copy*");
    }
  }

  private static boolean wrote(Container container, String text) {
    try {
      return container.output().contains(text);
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static Object label(Container container) {
    Map<String, Object> labels = container.api.part("/pods/pg-0", "metadata", "labels");
    return labels.getOrDefault(KubernetesStore.ROLE, "");
  }

  /** By a command in the same container. */
  private static String said(Container container, String... command) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(text, true, StandardCharsets.UTF_8);
    new HaAgent(container.environment(), stream, stream).run(List.of(command));
    return text.toString(StandardCharsets.UTF_8);
  }
}
