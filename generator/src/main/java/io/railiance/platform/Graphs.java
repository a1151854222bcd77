package io.railiance.platform;

import io.railiance.platform.check.Checks;
import io.railiance.platform.check.Graph;
import io.railiance.platform.check.Offer;
import io.railiance.platform.check.StatedNeed;
import io.railiance.platform.kubernetes.Quantity;
import io.railiance.platform.platform.Cluster;
import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Environment;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import io.railiance.platform.spec.Spec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The graph of each environment. One in which a release did not render is left out: that has a
 * finding already, and whatever is missing would only repeat it.
 */
final class Graphs {
  private Graphs() {}

  static SortedMap<String, Graph> of(
      Inputs inputs, Secrets secrets, List<GeneratedRelease> releases) {
    SortedMap<String, Graph> graphs = new TreeMap<>();
    for (Map.Entry<String, Spec<Environment>> each : inputs.environments().entrySet()) {
      String name = each.getKey();
      List<Release> rendered = releases.stream().flatMap(release -> release.in(name)).toList();
      if (rendered.size() == inputs.services().size()) {
        graphs.put(
            name,
            new Graph(
                name,
                inputs.platform().value().clusterDomain(),
                rendered,
                secrets.madeIn(name),
                needs(inputs),
                offer(each.getValue())));
      }
    }
    return graphs;
  }

  /** What is wrong in several environments in the same way is said of the first one only. */
  static void check(SortedMap<String, Graph> graphs, Findings findings) {
    News news = new News();
    graphs.forEach(
        (name, graph) -> {
          Findings ofThis = new Findings();
          Checks.check(graph, ofThis);
          news.filter(ofThis.list()).forEach(findings::add);
        });
  }

  private static List<StatedNeed> needs(Inputs inputs) {
    List<StatedNeed> needs = new ArrayList<>();
    for (Spec<Consumer> spec : inputs.consumers().values()) {
      Consumer consumer = spec.value();
      for (Map.Entry<String, JsonNode> kind : consumer.needsOfServices()) {
        for (int i = 0; i < kind.getValue().size(); i++) {
          needs.add(
              new StatedNeed(
                  spec.source().at("/needs/" + kind.getKey() + "/" + i),
                  consumer.name(),
                  consumer.namespace(),
                  consumer.podLabels(),
                  kind.getValue().get(i).path("release").asString(""),
                  kind.getValue().get(i).path("name").asString("")));
        }
      }
    }
    return needs;
  }

  private static Offer offer(Spec<Environment> environment) {
    Cluster cluster = environment.value().cluster();
    Location at = environment.source().keyAt("/cluster");
    if (cluster == null) {
      return new Offer(at, 0, Optional.empty(), Optional.empty(), Set.of(), Set.of());
    }
    Set<String> objects = new HashSet<>();
    cluster.storageClasses().forEach(name -> objects.add("StorageClass/" + name));
    cluster.priorityClasses().forEach(name -> objects.add("PriorityClass/" + name));
    cluster.secrets().forEach(name -> objects.add("Secret/" + name));
    cluster.issuers().forEach(name -> objects.add("ClusterIssuer/" + name));
    return new Offer(
        at,
        cluster.nodes(),
        Optional.ofNullable(cluster.cpu()).flatMap(Quantity::parse),
        Optional.ofNullable(cluster.memory()).flatMap(Quantity::parse),
        Set.copyOf(cluster.apiGroups()),
        objects);
  }
}
