package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Volumes that outlive a pod: where they come from, and where containers see them. */
final class Volumes {
  private static final String OWN = "a claim for each pod from ";

  private Volumes() {}

  /**
   * The same volume mounted elsewhere in the same container, or nowhere. It is the same by what it
   * is made from: its name in the pod may change.
   */
  static List<Hit> mountMoved(ObjectChange change, Surroundings around) {
    List<Hit> hits = new ArrayList<>();
    if (!Hits.isChange(change)) {
      return hits;
    }
    Manifest before = change.before().orElseThrow().manifest();
    Manifest after = change.after().orElseThrow().manifest();
    SortedMap<String, String> now = lasting(after);
    lasting(before)
        .forEach(
            (volume, source) -> {
              List<String> names = named(source, now);
              if (!names.isEmpty()) {
                moved(change, before, volume, after, names, hits);
              }
            });
    return hits;
  }

  private static void moved(
      ObjectChange change,
      Manifest before,
      String volume,
      Manifest after,
      List<String> names,
      List<Hit> hits) {
    for (Container container : before.containers()) {
      SortedSet<String> olds = mounts(container, List.of(volume));
      after.containers().stream()
          .filter(each -> each.name().equals(container.name()))
          .map(each -> mounts(each, names))
          .filter(news -> !news.containsAll(olds))
          .forEach(news -> hits.add(hit(change, volume, container.name(), olds, news)));
    }
  }

  private static List<String> named(String source, SortedMap<String, String> volumes) {
    return volumes.keySet().stream().filter(each -> volumes.get(each).equals(source)).toList();
  }

  private static Hit hit(
      ObjectChange change,
      String volume,
      String container,
      SortedSet<String> olds,
      SortedSet<String> news) {
    List<FieldChange> fields =
        change.fields().stream()
            .filter(each -> each.place().toString().contains("[" + container + "].volumeMounts"))
            .toList();
    return new Hit(
        fields,
        Map.of(
            "volume",
            volume,
            "container",
            container,
            "old",
            String.join(", ", olds),
            "new",
            news.isEmpty() ? "not mounted" : "at " + String.join(", ", news)));
  }

  /**
   * A volume that is another claim, or that is no claim any more. What a StatefulSet makes claims
   * from cannot change, so the data of these is not lost: the API server refuses.
   */
  static List<Hit> sourceChanged(ObjectChange change, Surroundings around) {
    List<Hit> hits = new ArrayList<>();
    if (!Hits.isChange(change)) {
      return hits;
    }
    SortedMap<String, String> olds = lasting(change.before().orElseThrow().manifest());
    Manifest after = change.after().orElseThrow().manifest();
    SortedMap<String, String> news = lasting(after);
    olds.forEach(
        (volume, source) -> {
          if (!news.containsValue(source) && !source.startsWith(OWN)) {
            String now = news.getOrDefault(volume, otherSource(after, volume));
            hits.add(
                new Hit(
                    fields(change, volume), Map.of("volume", volume, "old", source, "new", now)));
          }
        });
    return hits;
  }

  private static List<FieldChange> fields(ObjectChange change, String volume) {
    return change.fields().stream()
        .filter(
            each ->
                each.place().toString().contains("volumes[" + volume + "]")
                    || each.place().toString().contains("volumeClaimTemplates"))
        .toList();
  }

  static boolean hasLasting(Manifest manifest) {
    return !lasting(manifest).isEmpty();
  }

  /**
   * By name: {@code claim "data"}, {@code a claim for each pod from data}, {@code the node's /srv}.
   */
  private static SortedMap<String, String> lasting(Manifest manifest) {
    SortedMap<String, String> lasting = new TreeMap<>();
    for (JsonNode volume : manifest.podSpec().path("volumes")) {
      String name = volume.path("name").asString("");
      if (volume.has("persistentVolumeClaim")) {
        String claim = volume.path("persistentVolumeClaim").path("claimName").asString("");
        lasting.put(name, "claim \"" + claim + "\"");
      } else if (volume.has("hostPath")) {
        lasting.put(name, "the node's " + volume.path("hostPath").path("path").asString(""));
      }
    }
    for (JsonNode template : manifest.at("/spec/volumeClaimTemplates")) {
      String name = template.at("/metadata/name").asString("");
      lasting.put(name, OWN + name);
    }
    return lasting;
  }

  private static String otherSource(Manifest manifest, String name) {
    for (JsonNode volume : manifest.podSpec().path("volumes")) {
      if (volume.path("name").asString("").equals(name)) {
        return volume.propertyNames().stream()
            .filter(each -> !each.equals("name"))
            .findFirst()
            .orElse("emptyDir");
      }
    }
    return "not there";
  }

  /** {@code /data}, {@code /data (sub path db)}. */
  private static SortedSet<String> mounts(Container container, List<String> volumes) {
    SortedSet<String> mounts = new TreeSet<>();
    for (JsonNode mount : container.body().path("volumeMounts")) {
      if (volumes.contains(mount.path("name").asString(""))) {
        String sub = mount.path("subPath").asString(mount.path("subPathExpr").asString(""));
        String path = mount.path("mountPath").asString("");
        mounts.add(path + (sub.isEmpty() ? "" : " (sub path " + sub + ")"));
      }
    }
    return mounts;
  }
}
