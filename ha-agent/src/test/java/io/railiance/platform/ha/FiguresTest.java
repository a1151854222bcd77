package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  @TempDir private Path volume;
  private final Latest latest = new Latest(Clock.systemUTC());
  private Figures figures;

  @BeforeEach
  void make() {
    figures = new Figures(latest, volume);
  }

  private void round(Observation o, Decision decision, boolean done) {
    for (Listener each : List.of(latest, figures)) {
      each.decided(o, decision);
      each.acted(decision, done);
      each.ended(Duration.ofMillis(250));
    }
  }

  private List<String> lines() {
    return figures.text().lines().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void of_a_primary() throws Exception {
    round(Looks.primary(), new Decision.Promote(7), true);
    round(Looks.primary(), new Decision.Promote(7), false);
    figures.fenced();
    figures.answered(new Answer.NoAnswer<>("late"));
    figures.answered(new Answer.Done<>("well"));
    assertThat(lines())
        .contains(
            "ha_leader 1.0",
            "ha_epoch 7.0",
            "ha_lease_age_seconds 1.5",
            "ha_role{role=\"primary\"} 1.0",
            "ha_role{role=\"replica\"} 0.0",
            "ha_role{role=\"none\"} 0.0",
            "ha_decision{decision=\"promote\"} 1.0",
            "ha_lag_bytes{node=\"pg-0\"} 0.0",
            "ha_lag_bytes{node=\"pg-1\"} 2000.0",
            "ha_quorum_voters 2.0",
            "ha_quorum_writes 2.0",
            "ha_promotions_total 1.0",
            "ha_fences_total 1.0",
            "ha_api_errors_total{kind=\"noanswer\"} 1.0",
            "ha_round_seconds_count 2",
            "ha_round_seconds_sum 0.5")
        .anyMatch(line -> line.startsWith("ha_last_round_timestamp_seconds "))
        .contains("ha_volume_size_bytes " + (double) Files.getFileStore(volume).getTotalSpace());
  }

  @Test
  void of_a_standby_it_is_the_lag_of_its_own() {
    round(Looks.standby(), new Decision.Wait("following pg-1"), true);
    assertThat(lines())
        .contains(
            "ha_leader 0.0",
            "ha_lease_age_seconds 4.0",
            "ha_role{role=\"replica\"} 1.0",
            "ha_lag_bytes{node=\"pg-0\"} 3072.0")
        .noneMatch(line -> line.startsWith("ha_lag_bytes{node=\"pg-1\""));
  }

  @Test
  void a_refusal_has_a_reason_but_no_text_of_a_disk() {
    round(
        Looks.with(new Volume.Unusable("neither empty nor a database: x")),
        new Decision.Refuse("neither empty nor a database: x"),
        true);
    round(Looks.standby(), new Decision.Refuse("the volume is of another database"), true);
    assertThat(lines())
        .contains(
            "ha_refusals_total{reason=\"the volume is unusable\"} 1.0",
            "ha_refusals_total{reason=\"the volume is of another database\"} 1.0")
        .noneMatch(line -> line.contains("neither"));
  }

  @Test
  void before_the_first_round_there_is_nothing_to_tell_of_a_role() {
    assertThat(lines())
        .contains("ha_fences_total 0.0", "ha_promotions_total 0.0")
        .noneMatch(line -> line.startsWith("ha_role"));
  }
}
