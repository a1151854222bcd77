package io.railiance.platform.ha;

import io.railiance.platform.ha.Seen.Heard;
import io.railiance.platform.ha.Seen.Leader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a person wants to know of a group, as one of its nodes sees it:
 *
 * <pre>
 * leader      pg-1, in epoch 7, since 2026-06-09T10:13:20Z or longer
 * this node   pg-0
 * last step   waits: following pg-1
 * durability  required
 * quorum      2 of pg-0, pg-1, pg-2
 * API         answers
 *
 * NODE  ROLE     FOLLOWS  LAG     ANSWERED
 * pg-0  standby  pg-1     0 B     this node
 * pg-1  primary  -        -       0 s ago
 * pg-2  standby  pg-1     3 KiB   41 s ago
 * </pre>
 */
final class StatusText {
  private static final String NOTHING = "-";

  private final Latest latest;
  private final Instant now;

  private StatusText(Latest latest, Instant now) {
    this.latest = latest;
    this.now = now;
  }

  static String of(Latest latest, Instant now) {
    return latest
        .seen()
        .map(seen -> new StatusText(latest, now).text(seen))
        .orElse("This node has not looked yet." + reason(latest));
  }

  private static String reason(Latest latest) {
    return latest.failure().isEmpty() ? "\n" : " " + latest.failure() + "\n";
  }

  private String text(Seen seen) {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("leader", leader(seen)));
    facts.add(List.of("this node", seen.o().self()));
    facts.add(List.of("last step", DecisionWords.of(seen.decision())));
    if (!latest.failure().isEmpty()) {
      facts.add(List.of("failed", latest.failure().strip().replaceAll("\\R", " | ")));
    }
    facts.add(
        List.of("durability", seen.o().settings().durability().name().toLowerCase(Locale.ROOT)));
    facts.add(List.of("quorum", quorum(seen)));
    facts.add(List.of("API", latest.apiTrouble().isEmpty() ? "answers" : latest.apiTrouble()));
    return columns(facts) + "\n" + columns(nodes(seen));
  }

  private static String leader(Seen seen) {
    return seen.leader()
        .map(
            leader ->
                leader.node()
                    + ", in epoch "
                    + leader.epoch()
                    + ", since "
                    + seconds(leader)
                    + " or longer")
        .orElse("nobody, as far as this node sees");
  }

  private static Instant seconds(Leader leader) {
    return Instant.ofEpochSecond(leader.since().getEpochSecond());
  }

  private static String quorum(Seen seen) {
    String all =
        seen.o().marker().map(Marker::quorums).orElse(List.of()).stream()
            .map(DecisionWords::words)
            .collect(Collectors.joining("; and "));
    return all.isEmpty() ? "none: the primary alone acknowledges" : all;
  }

  private List<List<String>> nodes(Seen seen) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NODE", "ROLE", "FOLLOWS", "LAG", "ANSWERED"));
    Observation o = seen.o();
    for (String node : o.settings().nodes()) {
      Heard heard = seen.heard().get(node);
      if (node.equals(o.self())) {
        rows.add(row(seen, node, o.server(), o.volume(), "this node"));
      } else if (heard == null) {
        rows.add(List.of(node, NOTHING, NOTHING, NOTHING, "never"));
      } else {
        rows.add(row(seen, node, heard.peer().server(), heard.peer().volume(), ago(heard.at())));
      }
    }
    return rows;
  }

  private static List<String> row(
      Seen seen, String node, Server server, Volume volume, String answered) {
    boolean leads = seen.leader().filter(leader -> leader.node().equals(node)).isPresent();
    return List.of(
        node,
        server.role().name().toLowerCase(Locale.ROOT),
        server.upstream().isEmpty() ? NOTHING : server.upstream(),
        leads ? NOTHING : bytes(seen.lag(volume)),
        answered);
  }

  private String ago(Instant at) {
    return Math.max(0, Duration.between(at, now).toSeconds()) + " s ago";
  }

  private static String bytes(OptionalLong lag) {
    if (lag.isEmpty()) {
      return NOTHING;
    }
    long bytes = lag.getAsLong();
    if (bytes < 1 << 10) {
      return bytes + " B";
    }
    return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
  }

  /** The last of each row is as long as it is. */
  private static String columns(List<List<String>> rows) {
    int[] width = new int[rows.get(0).size()];
    rows.forEach(row -> each(row, i -> width[i] = Math.max(width[i], row.get(i).length())));
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      each(row, i -> line.append(String.format("%-" + (width[i] + 2) + "s", row.get(i))));
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static void each(List<String> row, java.util.function.IntConsumer use) {
    for (int i = 0; i < row.size(); i++) {
      use.accept(i);
    }
  }
}
