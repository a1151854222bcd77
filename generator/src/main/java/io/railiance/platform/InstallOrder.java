package io.railiance.platform;

import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.platform.Consumer;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import io.railiance.platform.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * In which order an environment is installed, so that no release waits for what waits for it. A
 * release waits for those that it needs as a consumer, and for the one that keeps its Secrets.
 *
 * <pre>{@code
 * secrets create
 * release openbao
 * secrets store
 * release postgresql-ha
 * }</pre>
 */
final class InstallOrder {
  private final SortedMap<String, SortedMap<String, Wait>> waits = new TreeMap<>();
  private final String keeper;
  private final boolean inFiles;

  /**
   * @param keeper the release that keeps Secrets; empty if none does
   * @param early releases whose Secrets it does not keep
   * @param inFiles whether those that nobody keeps are in files first
   */
  InstallOrder(Inputs inputs, String keeper, Set<String> early, boolean inFiles) {
    this.keeper = keeper;
    this.inFiles = inFiles;
    for (String release : inputs.services().keySet()) {
      SortedMap<String, Wait> of = new TreeMap<>();
      if (!keeper.isEmpty() && !early.contains(release)) {
        of.put(keeper, new Wait(keeper, "has its Secrets from", Location.of(release)));
      }
      Spec<Consumer> consumer = inputs.consumers().get(release);
      if (consumer != null) {
        needs(consumer, inputs.services().keySet(), of);
      }
      waits.put(release, of);
    }
  }

  /** What a release waits for, and why. */
  private record Wait(String release, String why, Location at) {}

  private static void needs(
      Spec<Consumer> consumer, Set<String> releases, SortedMap<String, Wait> of) {
    for (Map.Entry<String, JsonNode> kind : consumer.value().needsOfServices()) {
      for (int i = 0; i < kind.getValue().size(); i++) {
        String release = kind.getValue().get(i).path("release").asString("");
        if (releases.contains(release)) {
          Location at = consumer.source().at("/needs/" + kind.getKey() + "/" + i);
          of.put(release, new Wait(release, "needs", at));
        }
      }
    }
  }

  void check(Findings findings) {
    for (String release : waits.keySet()) {
      List<Wait> circle = circle(release, new ArrayList<>());
      if (!circle.isEmpty()) {
        findings.add(finding(release, circle));
        return;
      }
    }
  }

  /** The way from a release back to itself; empty if there is none. */
  private List<Wait> circle(String release, List<Wait> way) {
    String from = way.isEmpty() ? release : way.get(way.size() - 1).release();
    for (Wait wait : waits.get(from).values()) {
      boolean been = way.stream().anyMatch(step -> step.release().equals(wait.release()));
      if (!been) {
        List<Wait> further = new ArrayList<>(way);
        further.add(wait);
        List<Wait> circle = wait.release().equals(release) ? further : circle(release, further);
        if (!circle.isEmpty()) {
          return circle;
        }
      }
    }
    return List.of();
  }

  private Finding finding(String first, List<Wait> circle) {
    List<String> said = new ArrayList<>();
    String from = first;
    for (Wait wait : circle) {
      said.add(from + " " + wait.why() + " " + wait.release());
      from = wait.release();
    }
    Location at =
        circle.stream().filter(w -> w.why().equals("needs")).findFirst().orElseThrow().at();
    return Finding.error(
        "install-order",
        at,
        "none of these can be first: " + String.join(", ", said),
        "Remove the need"
            + (keeper.isEmpty()
                ? "."
                : ", or name what " + keeper + " needs under secrets.early."));
  }

  /** Only without a circle. */
  String text() {
    List<String> order = new ArrayList<>();
    if (!keeper.isEmpty()) {
      after(keeper, order);
    }
    int early = order.size();
    waits.keySet().forEach(release -> after(release, order));
    StringBuilder text = new StringBuilder("# make install reads it.\n");
    text.append("secrets create\n");
    if (inFiles) {
      text.append("secrets apply\n");
    }
    for (String release : order) {
      if (!keeper.isEmpty() && order.indexOf(release) == early) {
        text.append("secrets store\n");
      }
      text.append("release ").append(release).append('\n');
    }
    return GeneratedMark.on("order.conf", text.toString(), "specs/");
  }

  private void after(String release, List<String> order) {
    if (!order.contains(release)) {
      waits.get(release).keySet().forEach(first -> after(first, order));
      order.add(release);
    }
  }
}
