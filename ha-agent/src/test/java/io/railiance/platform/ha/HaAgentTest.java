package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HaAgentTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Map<String, String> environment, String... arguments) {
    return new HaAgent(environment, printer(out), printer(err)).run(List.of(arguments));
  }

  private static PrintStream printer(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream of) {
    return of.toString(StandardCharsets.UTF_8);
  }

  @Test
  void who_asks_for_help_gets_it() {
    assertThat(run(Map.of(), "help")).isZero();
    assertThat(text(out)).contains("ha switchover [NODE]");
  }

  @Test
  void a_word_that_is_not_known_is_answered_with_those_that_are() {
    for (String[] words :
        new String[][] {{}, {"restart"}, {"status", "now"}, {"switchover", "pg-0", "pg-1"}}) {
      err.reset();
      assertThat(run(Map.of(), words)).isEqualTo(2);
      assertThat(text(err)).startsWith("ha run ");
      assertThat(text(out)).isEmpty();
    }
  }

  @Test
  void without_its_environment_it_does_not_start() {
    Map<String, String> some =
        Map.of(
            "HA_POD", "pg-0",
            "HA_SERVICE_ACCOUNT", "/no",
            "HA_USER", System.getProperty("user.name"));
    assertThat(run(some, "run")).isEqualTo(78);
    assertThat(text(err).lines())
        .hasSize(16)
        .contains("HA_GROUP is not set. Write the name of the StatefulSet.")
        .noneMatch(line -> line.startsWith("HA_POD "));
  }

  @Test
  void a_command_needs_only_the_port_and_says_if_nobody_answers_there() throws Exception {
    String port = Integer.toString(Container.freePort());
    assertThat(run(Map.of("HA_ADMIN_PORT", port), "status")).isEqualTo(1);
    assertThat(text(err))
        .isEqualTo("ha: no agent answers at 127.0.0.1:" + port + "; is it running?\n");
    err.reset();
    assertThat(run(Map.of("HA_ADMIN_PORT", "x", "HA_POD", "pg-0"), "status")).isEqualTo(78);
    assertThat(text(err)).startsWith("HA_ADMIN_PORT is \"x\": not a port.").hasLineCount(1);
  }
}
