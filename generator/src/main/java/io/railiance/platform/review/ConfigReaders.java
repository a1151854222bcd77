package io.railiance.platform.review;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.kubernetes.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Whether what changes in a ConfigMap or Secret comes to the pods that read it. */
final class ConfigReaders {
  private static final Pattern CREDENTIAL =
      Pattern.compile("(?i).*(pass|pwd|cookie|secret|token|credential|key).*");

  private ConfigReaders() {}

  /** How a change comes to a pod that stays. */
  private enum Way {
    ROLLED,
    RELOADED,
    NOT_AT_ALL
  }

  static List<Hit> notRolled(ObjectChange change, Surroundings around) {
    return hits(change, around, Way.NOT_AT_ALL);
  }

  static List<Hit> rolled(ObjectChange change, Surroundings around) {
    return hits(change, around, Way.ROLLED);
  }

  static List<Hit> reloaded(ObjectChange change, Surroundings around) {
    return hits(change, around, Way.RELOADED);
  }

  static List<Hit> unread(ObjectChange change, Surroundings around) {
    boolean read = isDashboard(change) || !readers(change, around).isEmpty();
    List<FieldChange> data = data(change);
    return data.isEmpty() || read ? Hits.NONE : Hits.plain(data);
  }

  static List<Hit> dashboard(ObjectChange change, Surroundings around) {
    List<FieldChange> data = data(change);
    return data.isEmpty() || !isDashboard(change) ? Hits.NONE : Hits.plain(data);
  }

  private static boolean isDashboard(ObjectChange change) {
    return change.object().manifest().labels().containsKey("grafana_dashboard");
  }

  /** Passwords, by the name of their key. */
  static List<Hit> credential(ObjectChange change, Surroundings around) {
    List<FieldChange> keys =
        data(change).stream()
            .filter(each -> CREDENTIAL.matcher(each.place().last()).matches())
            .toList();
    return keys.isEmpty() || readers(change, around).isEmpty()
        ? Hits.NONE
        : Hits.one(keys, Map.of("field", keys.get(0).place().toString()));
  }

  /** Gone, while a pod still asks for it. */
  static List<Hit> missed(ObjectChange change, Surroundings around) {
    List<Rendered> readers = Hits.isGone(change) ? left(change, around) : List.of();
    return readers.isEmpty()
        ? Hits.NONE
        : Hits.one(List.of(), Map.of("reader", readers.get(0).manifest().shown()));
  }

  static List<Hit> gone(ObjectChange change, Surroundings around) {
    return Hits.isGone(change) && left(change, around).isEmpty()
        ? Hits.plain(List.of())
        : Hits.NONE;
  }

  private static List<Rendered> left(ObjectChange change, Surroundings around) {
    return around.after().readersOf(change.before().orElseThrow());
  }

  private static List<Hit> hits(ObjectChange change, Surroundings around, Way way) {
    List<FieldChange> data = data(change);
    List<Hit> hits = new ArrayList<>();
    if (data.isEmpty()) {
      return hits;
    }
    Manifest config = change.object().manifest();
    for (Rendered reader : readers(change, around)) {
      if (way == way(reader, config, around)) {
        hits.add(
            new Hit(
                data,
                Map.of(
                    "reader", reader.manifest().shown(),
                    "container", config.annotations().getOrDefault(Reference.RELOADED_BY, ""),
                    "how", how(reader.manifest(), config))));
      }
    }
    return hits;
  }

  private static Way way(Rendered reader, Manifest config, Surroundings around) {
    Rendered old = around.before().objects().get(reader.key());
    String template = reader.manifest().podTemplate().orElseThrow();
    if (old == null || !old.manifest().at(template).equals(reader.manifest().at(template))) {
      return Way.ROLLED;
    }
    boolean reloaded =
        Reference.allIn(reader.manifest()).stream()
            .filter(each -> each.kind().equals(config.kind()) && each.name().equals(config.name()))
            .allMatch(each -> each.isReloadedFrom(config));
    return reloaded ? Way.RELOADED : Way.NOT_AT_ALL;
  }

  private static List<FieldChange> data(ObjectChange change) {
    List<FieldChange> data = new ArrayList<>();
    if (Hits.isChange(change)) {
      data.addAll(Hits.below(change, "data"));
      data.addAll(Hits.below(change, "binaryData"));
    }
    return data;
  }

  private static List<Rendered> readers(ObjectChange change, Surroundings around) {
    return around.after().readersOf(change.object()).stream()
        .filter(each -> each.manifest().pods().filter(PodTemplate::isLongRunning).isPresent())
        .toList();
  }

  private static String how(Manifest reader, Manifest config) {
    for (Reference each : Reference.allIn(reader)) {
      if (each.kind().equals(config.kind()) && each.name().equals(config.name())) {
        if (each.pointer().contains("/env")) {
          return "they have it in their environment, and keep the old values until they restart";
        }
        if (isSubPath(reader, each.pointer())) {
          return "they mount a part of it, which is never updated while they run";
        }
      }
    }
    return "the files change within about a minute, and a program that has read them goes on with"
        + " the old ones";
  }

  /** Whether the volume that a reference is in is mounted in parts. */
  private static boolean isSubPath(Manifest reader, String pointer) {
    int volumes = pointer.indexOf("/volumes/");
    if (volumes < 0) {
      return false;
    }
    int end = pointer.indexOf('/', volumes + "/volumes/".length());
    String name = reader.at(pointer.substring(0, end)).path("name").asString("");
    return reader.containers().stream()
        .flatMap(each -> FieldPath.of("volumeMounts[*]").in(reader.body(), each.pointer()).stream())
        .map(reader::at)
        .anyMatch(each -> isPart(each, name));
  }

  private static boolean isPart(JsonNode mount, String volume) {
    return mount.path("name").asString("").equals(volume)
        && (mount.has("subPath") || mount.has("subPathExpr"));
  }
}
