package io.railiance.platform.ha;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings that a standby must not have lower than the primary that wrote its log had, or it does
 * not start. As each of our servers starts as a standby, a person who lowers one would stop them
 * all; so what the log asks for wins.
 */
record StandbyLimits(Map<String, Integer> least) {
  StandbyLimits {
    least = Map.copyOf(least);
  }

  private static final Map<String, String> NAMES =
      Map.of(
          "max_connections setting", "max_connections",
          "max_worker_processes setting", "max_worker_processes",
          "max_wal_senders setting", "max_wal_senders",
          "max_prepared_xacts setting", "max_prepared_transactions",
          "max_locks_per_xact setting", "max_locks_per_transaction");

  /** Of {@code pg_controldata}: {@code max_connections setting: 100}. */
  static StandbyLimits parse(Map<String, String> fields) {
    Map<String, Integer> least = new HashMap<>();
    NAMES.forEach((field, name) -> least.put(name, Integer.valueOf(fields.get(field))));
    return new StandbyLimits(least);
  }

  /** Those that are lower in the configuration of a server that is started so. */
  List<String> raised(Programs programs, List<String> arguments) {
    List<String> raised = new ArrayList<>();
    new TreeMap<>(least)
        .forEach(
            (name, value) -> {
              List<String> ask = new ArrayList<>(List.of("-C", name));
              ask.addAll(arguments);
              String answer = programs.run("postgres", ask.toArray(String[]::new)).strip();
              if (Integer.parseInt(answer) < value) {
                raised.add(name + "=" + value);
              }
            });
    return raised;
  }
}
