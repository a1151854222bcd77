package io.railiance.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes of observers, made here, in which second 100 is the fault and node a had the primary. */
class ReliabilityTest {

  private static final String DOCUMENT =
      "before\n<!-- table -->\nold\n<!-- end of table -->\nafter\n";

  private static final Way PROXY = Subject.VALKEY.ways().get(0);
  private static final Way SENTINEL = Subject.VALKEY.ways().get(1);

  @TempDir Path folder;
  private StringBuilder notes;

  @BeforeEach
  void no_notes() {
    notes = new StringBuilder();
  }

  @Test
  void an_outage_is_the_longest_time_without_an_acknowledged_write_after_the_fault()
      throws IOException {
    acknowledged("proxy", 90, 97, 99.9, 103, 104, 110);
    observer("server_killed", "b");
    Repetition repetition = only("server_killed");
    assertThat(repetition.outage(PROXY)).isEqualTo(6);
  }

  @Test
  void who_never_writes_again_waits_until_the_end() throws IOException {
    acknowledged("proxy", 99, 101);
    observer("server_killed", "b");
    assertThat(only("server_killed").outage(PROXY)).isEqualTo(9);
    assertThat(only("server_killed").outage(SENTINEL)).isEqualTo(10);
  }

  @Test
  void the_client_that_fares_worst_counts_but_none_on_a_node_that_is_hit_itself()
      throws IOException {
    acknowledged("proxy", 99, 101, 110);
    observer("node_killed", "a");
    acknowledged("proxy", 99, 102, 105, 108, 110);
    observer("node_killed", "b");
    acknowledged("proxy", 99, 104, 107, 110);
    observer("node_killed", "c");
    assertThat(only("node_killed").outage(PROXY)).isEqualTo(4);
  }

  @Test
  void a_lost_write_counts_apart_only_if_the_cut_off_primary_acknowledged_it() throws IOException {
    accepts(0, 98, 104);
    lost("proxy", 99, 101, 103.5, 106);
    observer("primary_cut_off", "a");
    Repetition cutOff = only("primary_cut_off");
    assertThat(cutOff.lostByCutOff()).isEqualTo(2);
    assertThat(cutOff.lost()).isEqualTo(2);
    assertThat(cutOff.cutOffTookWrites()).isEqualTo(4);
  }

  @Test
  void where_nobody_is_cut_off_every_lost_write_is_lost() throws IOException {
    accepts(0, 98, 104);
    lost("sentinel", 101);
    observer("server_killed", "a");
    assertThat(only("server_killed").lost()).isEqualTo(1);
    assertThat(only("server_killed").cutOffTookWrites()).isZero();
  }

  @Test
  void two_primaries_are_seen_from_two_nodes_and_a_clean_handover_is_none() throws IOException {
    accepts(0, 95, 103);
    observer("primary_cut_off", "a");
    accepts(1, 102, 108);
    observer("primary_cut_off", "b");
    assertThat(only("primary_cut_off").instantsOfTwoPrimaries()).isEqualTo(5);

    accepts(0, 95, 101);
    accepts(1, 101.1, 108);
    observer("upgrade", "b");
    assertThat(only("upgrade").instantsOfTwoPrimaries()).isZero();
  }

  @Test
  void a_row_says_in_bold_what_misses_its_goal() throws IOException {
    acknowledged("proxy", 99, 103, 106, 108, 110);
    acknowledged("sentinel", 99, 100.5, 108, 110);
    observer("server_killed", "b");
    assertThat(
            FaultTable.markdown(
                Subject.VALKEY,
                Outcome.of(
                    Figures.together(List.of(), Repetition.readAll(Subject.VALKEY, folder)))))
        .endsWith(
            "| server killed | 1 | 5 | 3.0 / 3.0 / 3.0 | **7.5 / 7.5 / 7.5** | 0 | - | - | 0 | 10.0 |"
                + " 0 |\n");
  }

  @Test
  void the_document_keeps_its_words_and_gets_table_lines_and_pictures() throws IOException {
    acknowledged("proxy", 99, 101, 110);
    observer("server_killed", "b");
    Path document = Files.writeString(folder.resolve("valkey.md"), DOCUMENT);
    Reliability.write(folder, document);
    assertThat(document)
        .content()
        .startsWith("before\n<!-- table -->\n| fault |")
        .contains("| server killed | 1 |")
        .doesNotContain("old")
        .endsWith("|\n<!-- end of table -->\nafter\n");
    assertThat(folder.resolve("valkey.csv"))
        .content()
        .endsWith("server_killed,1,1970-01-01,9.000,10.000,0,0,0.000,0,10.0,0,1.50\n");
    assertThat(folder.resolve("valkey-outages.svg")).content().contains("<svg", "<path");
    assertThat(folder.resolve("valkey-curves.svg")).content().contains("<svg", "<path");
  }

  @Test
  void repetitions_of_before_count_as_well_and_none_counts_twice() throws IOException {
    acknowledged("proxy", 99, 101, 110);
    observer("server_killed", "b");
    Path document = Files.writeString(folder.resolve("valkey.md"), DOCUMENT);
    String header = Figures.csv(Subject.VALKEY, List.of());
    String before = "server_killed,2,2026-11-25,3.500,4.250,0,0,0.000,0,11.1,0,2.22\n";
    Files.writeString(
        folder.resolve("valkey.csv"),
        header + "server_killed,1,2026-11-25,1.000,1.000,7,0,0.000,0,11.0,0,1.00\n" + before);
    Reliability.write(folder, document);
    String once = Files.readString(document);
    assertThat(once).contains("| server killed | 2 | 5 | **3.5 / 9.0 / 9.0** |");
    assertThat(folder.resolve("valkey.csv"))
        .hasContent(
            header + "server_killed,1,1970-01-01,9.000,10.000,0,0,0.000,0,10.0,0,1.50\n" + before);
    Reliability.write(folder, document);
    assertThat(document).hasContent(once);
  }

  @Test
  void a_line_that_is_no_repetition_is_named() throws IOException {
    Path csv = folder.resolve("valkey.csv");
    Files.writeString(csv, Figures.csv(Subject.VALKEY, List.of()) + "server_killed,1,9.000\n");
    assertThatThrownBy(() -> Figures.read(Subject.VALKEY, csv))
        .hasMessage(csv + ":2: is no repetition: server_killed,1,9.000");
    Files.writeString(csv, "fault,number,load\n");
    assertThatThrownBy(() -> Figures.read(Subject.VALKEY, csv))
        .hasMessageStartingWith(csv + ":1: is not fault,");
  }

  @Test
  void the_curve_is_of_the_repetition_in_the_middle() throws IOException {
    for (int number : new int[] {1, 2, 3}) {
      acknowledged("proxy", 99, 101 + 2.0 * (number % 3), 110);
      observer("server_killed", number, "b");
    }
    Repetition typical =
        Repetition.typical(Repetition.readAll(Subject.VALKEY, folder))
            .get(new Fault(Subject.VALKEY, "server_killed"));
    assertThat(typical.number()).isEqualTo(1);
  }

  @Test
  void without_its_place_or_without_repetitions_nothing_is_written() throws IOException {
    assertThatThrownBy(() -> Reliability.withTable("no place", "table"))
        .hasMessage("the document lacks <!-- table --> and <!-- end of table -->");
    assertThatThrownBy(() -> Reliability.write(folder, folder.resolve("valkey.md")))
        .hasMessageEndingWith("holds no repetition of a fault");
  }

  @Test
  void of_twenty_figures_the_95th_percentile_is_the_second_largest() {
    var figures = IntStream.rangeClosed(1, 20).mapToObj(Double::valueOf).toList();
    assertThat(Spread.of(figures))
        .isEqualTo(new Spread(10, 19, 20))
        .hasToString("10.0 / 19.0 / 20.0");
  }

  private Repetition only(String fault) {
    return Repetition.readAll(Subject.VALKEY, folder).stream()
        .filter(repetition -> repetition.fault().name().equals(fault))
        .findFirst()
        .orElseThrow();
  }

  private void acknowledged(String way, double... seconds) {
    for (double second : seconds) {
      note(way + ".acks", micros(second - 0.001) + " " + micros(second));
    }
  }

  private void lost(String way, double... seconds) {
    for (double second : seconds) {
      note(way + ".lost", micros(second) + " ");
    }
  }

  /** Server {@code number} accepts five times a second. */
  private void accepts(int number, double from, double to) {
    for (long instant = micros(from); instant <= micros(to); instant += 200_000) {
      note("accepts-" + number, Long.toString(instant));
    }
  }

  private void note(String what, String words) {
    notes.append(what).append(':').append(words).append('\n');
  }

  private static long micros(double second) {
    return Math.round(second * 1_000_000);
  }

  /** Leaves the notes as those of {@code node}; the fault took ten seconds. */
  private void observer(String fault, String node) throws IOException {
    observer(fault, 1, node);
  }

  private void observer(String fault, int number, String node) throws IOException {
    Path repetitions = Files.createDirectories(folder.resolve(fault));
    Files.writeString(repetitions.resolve(number + "." + node), notes);
    Files.writeString(
        repetitions.resolve(number + ".fault"),
        "began 100000000\nnode a\nwhole 10000000\nsteps 0\nload 1.50\n");
    no_notes();
  }
}
