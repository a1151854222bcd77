package io.railiance.platform;

import io.railiance.platform.check.Arrow;
import io.railiance.platform.check.Arrows;
import io.railiance.platform.check.Graph;
import io.railiance.platform.check.PodRequest;
import io.railiance.platform.files.FileTree;
import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.kubernetes.Quantity;
import io.railiance.platform.render.Release;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code docs/platform/<environment>.md}: what is installed into an environment, who connects to
 * what, and of what there is only one. Drawn from what is rendered.
 */
final class PlatformPage {
  private final Graph graph;
  private final SortedSet<Arrow> arrows;
  private final StringBuilder out = new StringBuilder();

  private PlatformPage(Graph graph) {
    this.graph = graph;
    this.arrows = Arrows.of(graph);
  }

  static FileTree of(Graph graph) {
    String path = Workspace.PICTURES + "/" + graph.environment() + ".md";
    String page = new PlatformPage(graph).page();
    return FileTree.of(path, GeneratedMark.on(path, page, Workspace.RENDERED + "/"));
  }

  private String page() {
    line("# Environment " + graph.environment());
    line("");
    line("Who connects to what, as it is rendered: by binding Secrets, by the DNS names in");
    line("arguments, variables and files, and by what Prometheus scrapes.");
    line("");
    picture();
    table();
    alone();
    return out.toString();
  }

  private void picture() {
    line("```mermaid");
    line("flowchart LR");
    for (Release release : graph.releases()) {
      line("  subgraph " + id("release " + release.chart()) + "[\"" + release.chart() + "\"]");
      release.pods().stream()
          .filter(PodTemplate::isLongRunning)
          .forEach(pods -> line("    " + id(Arrows.shown(pods)) + "[\"" + node(pods) + "\"]"));
      line("  end");
    }
    SortedMap<String, SortedSet<Integer>> ports = new TreeMap<>();
    SortedSet<String> strangers = new TreeSet<>();
    for (Arrow arrow : arrows) {
      String drawn = id(arrow.from()) + "|" + id(arrow.to());
      ports.computeIfAbsent(drawn, ends -> new TreeSet<>()).add(arrow.port());
      if (!arrow.from().contains(" ")) {
        strangers.add(arrow.from());
      }
    }
    strangers.forEach(name -> line("  " + id(name) + "([\"" + name + "\"])"));
    ports.forEach(
        (ends, numbers) -> {
          String label = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
          line("  " + ends.replace("|", " -->|" + label + "| "));
        });
    line("```");
    line("");
  }

  private static String node(PodTemplate pods) {
    int replicas = pods.manifest().at("/spec/replicas").asInt(1);
    String many = pods.manifest().is("DaemonSet") ? "each node" : "x" + replicas;
    return pods.manifest().name() + "<br/>" + pods.manifest().kind() + ", " + many;
  }

  private static String id(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_");
  }

  private void table() {
    line("## Pods");
    line("");
    line("| release | pods | replicas | CPU each | memory each |");
    line("|---|---|---|---|---|");
    int nodes = graph.offer().nodes();
    BigDecimal cpu = BigDecimal.ZERO;
    BigDecimal memory = BigDecimal.ZERO;
    for (Release release : graph.releases()) {
      for (PodTemplate pods : release.pods()) {
        if (pods.isLongRunning()) {
          int copies = PodRequest.copies(pods, nodes);
          BigDecimal oneCpu = PodRequest.of(pods, "cpu");
          BigDecimal oneMemory = PodRequest.of(pods, "memory");
          cpu = cpu.add(oneCpu.multiply(BigDecimal.valueOf(copies)));
          memory = memory.add(oneMemory.multiply(BigDecimal.valueOf(copies)));
          row(
              release.chart(),
              Arrows.shown(pods),
              String.valueOf(copies),
              PodRequest.shown(oneCpu, "cpu"),
              PodRequest.shown(oneMemory, "memory"));
        }
      }
    }
    row("", "", "all", PodRequest.shown(cpu, "cpu"), PodRequest.shown(memory, "memory"));
    if (nodes > 0) {
      row(
          "",
          "",
          nodes + (nodes == 1 ? " node has" : " nodes have"),
          stated(graph.offer().cpu(), "cpu", nodes),
          stated(graph.offer().memory(), "memory", nodes));
    }
    line("");
  }

  private static String stated(Optional<Quantity> node, String resource, int nodes) {
    return node.map(
            each -> PodRequest.shown(each.amount().multiply(BigDecimal.valueOf(nodes)), resource))
        .orElse("not stated");
  }

  private void alone() {
    line("## Of which there is one");
    line("");
    List<PodTemplate> alone = Arrows.alone(graph);
    if (alone.isEmpty()) {
      line("Nothing: each group of pods that stay has several.");
      return;
    }
    line("While one of these restarts, or its node is away, those who connect to it wait.");
    line("");
    line("| pods | who connects |");
    line("|---|---|");
    for (PodTemplate pods : alone) {
      String clients =
          arrows.stream()
              .filter(arrow -> arrow.to().equals(Arrows.shown(pods)))
              .map(Arrow::from)
              .filter(from -> !from.equals(Arrows.shown(pods)))
              .distinct()
              .collect(Collectors.joining(", "));
      row(Arrows.shown(pods), clients.isEmpty() ? "nobody that is known" : clients);
    }
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
