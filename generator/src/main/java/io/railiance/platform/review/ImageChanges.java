package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.ImageReference;
import io.railiance.platform.kubernetes.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Other images in the same containers: from elsewhere, less exact, of another version. */
final class ImageChanges {
  private ImageChanges() {}

  /** A container and its image before and after. */
  private record Pair(String container, String before, String after) {
    ImageReference old() {
      return ImageReference.of(before);
    }

    ImageReference now() {
      return ImageReference.of(after);
    }
  }

  static List<Hit> unpinned(ObjectChange change, Surroundings around) {
    return hits(
        change,
        pair -> {
          boolean moving = pair.now().digest().isEmpty() && pair.now().tag().matches("|latest");
          boolean lost = !pair.old().digest().isEmpty() && pair.now().digest().isEmpty();
          return moving || lost ? Optional.of(Map.of()) : Optional.empty();
        });
  }

  static List<Hit> moved(ObjectChange change, Surroundings around) {
    return hits(
        change,
        pair ->
            pair.old().registry().equals(pair.now().registry())
                    && pair.old().path().equals(pair.now().path())
                ? Optional.empty()
                : Optional.of(Map.of()));
  }

  static List<Hit> downgrade(ObjectChange change, Surroundings around) {
    return engine(change, (engine, old, now) -> now.compareTo(old) < 0 ? "older" : "");
  }

  static List<Hit> major(ObjectChange change, Surroundings around) {
    return engine(change, (engine, old, now) -> now.major() > old.major() ? engine.major() : "");
  }

  static List<Hit> minor(ObjectChange change, Surroundings around) {
    return engine(
        change,
        (engine, old, now) ->
            now.major() == old.major() && now.minor() > old.minor() ? engine.minor() : "");
  }

  /** What another version does to the data; empty for nothing. */
  private interface Consequence {
    String of(Engine engine, Version old, Version now);
  }

  private static List<Hit> engine(ObjectChange change, Consequence consequence) {
    if (!Hits.isChange(change) || !Volumes.hasLasting(change.object().manifest())) {
      return Hits.NONE;
    }
    return hits(
        change,
        pair -> {
          Optional<Engine> engine = Engine.ofImage(pair.after);
          Optional<Version> old = engine.flatMap(each -> each.version(pair.old().tag()));
          Optional<Version> now = engine.flatMap(each -> each.version(pair.now().tag()));
          boolean same = engine.isPresent() && engine.equals(Engine.ofImage(pair.before));
          if (!same || old.isEmpty() || now.isEmpty()) {
            return Optional.empty();
          }
          String words = consequence.of(engine.get(), old.get(), now.get());
          return words.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  Map.of(
                      "engine", engine.get().name(),
                      "old", pair.old().tag(),
                      "new", pair.now().tag(),
                      "consequence", words));
        });
  }

  /** Words for a pair that a rule is true of. */
  private interface Test {
    Optional<Map<String, String>> of(Pair pair);
  }

  private static List<Hit> hits(ObjectChange change, Test test) {
    List<Hit> hits = new ArrayList<>();
    for (Pair pair : pairs(change)) {
      test.of(pair)
          .ifPresent(
              words -> {
                Map<String, String> all =
                    words.isEmpty() ? Map.of("old", pair.before, "new", pair.after) : words;
                hits.add(new Hit(fields(change, pair), all));
              });
    }
    return hits;
  }

  private static List<FieldChange> fields(ObjectChange change, Pair pair) {
    return change.fields().stream()
        .filter(each -> each.place().toString().endsWith("[" + pair.container + "].image"))
        .toList();
  }

  private static List<Pair> pairs(ObjectChange change) {
    List<Pair> pairs = new ArrayList<>();
    if (change.before().isEmpty() || change.after().isEmpty()) {
      return pairs;
    }
    Manifest before = change.before().get().manifest();
    for (Container now : change.after().get().manifest().containers()) {
      before.containers().stream()
          .filter(old -> old.name().equals(now.name()) && !old.image().equals(now.image()))
          .forEach(old -> pairs.add(new Pair(now.name(), old.image(), now.image())));
    }
    return pairs;
  }
}
