package io.railiance.platform.review;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where a Service leads to, seen from the Service and seen from the pods. */
final class ServiceChanges {
  private ServiceChanges() {}

  /** Another port of the pods behind the same port of the Service. */
  static List<Hit> target(ObjectChange change, Surroundings around) {
    return targets(change, around, false);
  }

  /** The same port by its name instead of its number, or the other way. */
  static List<Hit> sameTarget(ObjectChange change, Surroundings around) {
    return targets(change, around, true);
  }

  private static List<Hit> targets(ObjectChange change, Surroundings around, boolean same) {
    List<Hit> hits = new ArrayList<>();
    for (FieldChange field : Hits.below(change, "spec", "ports")) {
      if (field.place().last().equals("targetPort") && Hits.isChange(change)) {
        List<Rendered> pods = around.after().behind(change.object().manifest());
        int old =
            number(
                around.before().behind(change.before().orElseThrow().manifest()), field.before());
        int now = number(pods, field.after());
        if (same == (old == now && now != 0)) {
          String nobody =
              pods.isEmpty() || now != 0 || field.after().isNumber() && anyHas(pods, field.after())
                  ? ""
                  : ", where no container of its pods listens";
          hits.add(
              new Hit(
                  List.of(field),
                  Map.of(
                      "old", field.before().asString(""),
                      "new", field.after().asString(""),
                      "nobody", nobody)));
        }
      }
    }
    return hits;
  }

  private static int number(List<Rendered> pods, JsonNode port) {
    return pods.stream()
        .mapToInt(each -> template(each).portNumber(port))
        .filter(each -> each != 0)
        .findFirst()
        .orElse(0);
  }

  private static boolean anyHas(List<Rendered> pods, JsonNode port) {
    return pods.stream().anyMatch(each -> template(each).hasPort(port));
  }

  /** Other pods behind the Service than before. */
  static List<Hit> selector(ObjectChange change, Surroundings around) {
    List<FieldChange> fields = Hits.below(change, "spec", "selector");
    String old = names(behind(change.before(), around.before()));
    String now = names(behind(change.after(), around.after()));
    return fields.isEmpty() || old.equals(now)
        ? Hits.NONE
        : Hits.one(fields, Map.of("old", old, "new", now));
  }

  static List<Hit> sameSelector(ObjectChange change, Surroundings around) {
    List<FieldChange> fields = Hits.below(change, "spec", "selector");
    String old = names(behind(change.before(), around.before()));
    String now = names(behind(change.after(), around.after()));
    return fields.isEmpty() || !old.equals(now) ? Hits.NONE : Hits.plain(fields);
  }

  private static List<Rendered> behind(Optional<Rendered> service, Side side) {
    return service.map(each -> side.behind(each.manifest())).orElse(List.of());
  }

  private static String names(List<Rendered> pods) {
    SortedSet<String> names = new TreeSet<>();
    pods.forEach(each -> names.add(each.manifest().shown()));
    return names.isEmpty() ? "no pods of these manifests" : String.join(", ", names);
  }

  /** Pods whose labels changed away from a Service that stays as it is. */
  static List<Hit> podsLost(ObjectChange change, Surroundings around) {
    List<Hit> hits = new ArrayList<>();
    if (!Hits.isChange(change)) {
      return hits;
    }
    PodTemplate now = template(change.after().orElseThrow());
    for (Rendered service : around.before().servicesOf(change.before().orElseThrow())) {
      Rendered kept = around.after().objects().get(service.key());
      if (kept != null) {
        JsonNode selector = kept.manifest().at("/spec/selector");
        boolean unchanged = selector.equals(service.manifest().at("/spec/selector"));
        if (unchanged && !now.areSelectedBy(LabelSelector.ofLabels(selector))) {
          hits.add(new Hit(labels(change), Map.of("service", service.key().name())));
        }
      }
    }
    return hits;
  }

  private static List<FieldChange> labels(ObjectChange change) {
    return change.fields().stream()
        .filter(each -> each.place().toString().contains("template.metadata.labels"))
        .toList();
  }

  /** A port that a Service leads to, and that the pods had and have no more. */
  static List<Hit> portsLost(ObjectChange change, Surroundings around) {
    List<Hit> hits = new ArrayList<>();
    if (!Hits.isChange(change)) {
      return hits;
    }
    PodTemplate old = template(change.before().orElseThrow());
    PodTemplate now = template(change.after().orElseThrow());
    for (Rendered service : around.after().servicesOf(change.after().orElseThrow())) {
      for (JsonNode port : service.manifest().at("/spec/ports")) {
        JsonNode target = port.has("targetPort") ? port.path("targetPort") : port.path("port");
        if (old.hasPort(target) && !now.hasPort(target)) {
          List<FieldChange> fields =
              change.fields().stream()
                  .filter(each -> each.place().toString().contains(".ports"))
                  .toList();
          hits.add(
              new Hit(fields, Map.of("service", service.key().name(), "old", target.asString(""))));
        }
      }
    }
    return hits;
  }

  private static PodTemplate template(Rendered workload) {
    Manifest manifest = workload.manifest();
    return manifest.pods().orElseThrow();
  }
}
