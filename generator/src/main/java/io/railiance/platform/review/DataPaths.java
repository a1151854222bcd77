package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Options by which programs are told where their data is: {@code --data-dir=/data}, {@code --dbpath
 * /data}. An option is known by its words, since each program has its own.
 */
final class DataPaths {
  private static final Pattern OPTION =
      Pattern.compile(
          "--?((?:[a-z0-9.]+-)*(?:data-?(?:dir|path|directory)|db-?path|storage(?:\\.[a-z]+)*[.-]path"
              + "|(?:wal|raft|logstore)-(?:dir|path)))(?:=(.*))?",
          Pattern.CASE_INSENSITIVE);

  private DataPaths() {}

  static List<Hit> moved(ObjectChange change, Surroundings around) {
    List<Hit> hits = new ArrayList<>();
    if (!Hits.isChange(change)) {
      return hits;
    }
    List<Container> news = change.after().orElseThrow().manifest().containers();
    for (Container old : change.before().orElseThrow().manifest().containers()) {
      news.stream()
          .filter(each -> each.name().equals(old.name()))
          .forEach(now -> compare(change, old, now, hits));
    }
    return hits;
  }

  private static void compare(
      ObjectChange change, Container before, Container after, List<Hit> hits) {
    SortedMap<String, String> news = paths(after);
    paths(before)
        .forEach(
            (option, old) -> {
              String now = news.getOrDefault(option, "not given");
              if (!old.equals(now)) {
                hits.add(
                    new Hit(
                        arguments(change, before.name()),
                        Map.of("option", option, "old", old, "new", now)));
              }
            });
  }

  private static SortedMap<String, String> paths(Container container) {
    SortedMap<String, String> paths = new TreeMap<>();
    for (String list : List.of("command", "args")) {
      JsonNode words = container.body().path(list);
      for (int i = 0; i < words.size(); i++) {
        Matcher option = OPTION.matcher(words.get(i).asString(""));
        if (option.matches()) {
          String own = option.group(2);
          paths.put(option.group(1), own == null ? words.path(i + 1).asString("") : own);
        }
      }
    }
    return paths;
  }

  private static List<FieldChange> arguments(ObjectChange change, String container) {
    return change.fields().stream()
        .filter(each -> each.place().toString().contains("[" + container + "]."))
        .filter(each -> each.place().toString().matches(".*\\.(args|command)(\\[.*)?"))
        .toList();
  }
}
