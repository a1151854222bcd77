package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.check.Check;
import io.railiance.platform.check.Checks;
import io.railiance.platform.check.Graph;
import io.railiance.platform.check.Surroundings;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Services;
import io.railiance.platform.yaml.Yaml;
import io.railiance.platform.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the checks of objects, releases and environments catch of faults that chance puts into
 * production as it is rendered: {@code docs/seeded-faults.md}.
 */
class SeededFaultsTest {
  private static final Path PAGE = Path.of("../docs/seeded-faults.md");
  private static final int FAULTS = 100;
  private static final Set<String> NEEDED =
      Set.of(
          "Service",
          "ConfigMap",
          "ServiceAccount",
          "NetworkPolicy",
          "PodDisruptionBudget",
          "Role",
          "RoleBinding",
          "StatefulSet",
          "Deployment");

  private static Graph graph;
  private static Surroundings around;

  /**
   * One fault, and what was said of it.
   *
   * @param by the rules that it breaks; none where nobody saw it
   */
  private record Seeded(String fault, String object, String place, Set<String> by) {}

  @BeforeAll
  static void renderProduction() {
    ServiceKinds kinds = new ServiceKinds(Services.all());
    Inputs inputs = Inputs.read(new Workspace(Path.of("..")), kinds);
    Secrets secrets = new Secrets(inputs);
    OidcClients clients = new OidcClients(inputs);
    Findings findings = new Findings();
    List<ReleasePipeline<?, ?>> pipelines = new ArrayList<>();
    inputs
        .services()
        .forEach(
            (name, spec) ->
                pipelines.add(
                    ReleasePipeline.of(
                        kinds.of(spec), name, spec, inputs, secrets, clients, findings)));
    List<GeneratedRelease> releases = pipelines.stream().map(each -> each.run(secrets)).toList();
    graph = Graphs.of(inputs, secrets, releases).get("production");
    around =
        new Surroundings(
            secrets.namesIn(inputs.platform().value().namespace()),
            inputs.platform().value().kubernetes());
    assertThat(graph.releases()).allSatisfy(each -> assertThat(broken(graph, each)).isEmpty());
  }

  @Test
  void nineInTenAreCaughtWhateverIsRendered() throws IOException {
    Random chance = new Random(9);
    Map<String, Faults.Fault> faults = Faults.all();
    List<String> names = new ArrayList<>(faults.keySet());
    names.addAll(List.of("an object is gone", "one object twice"));
    List<Seeded> seeded = new ArrayList<>();
    for (int i = 0; seeded.size() < FAULTS; i++) {
      String name = names.get(i % names.size());
      seed(name, Optional.ofNullable(faults.get(name)), chance).ifPresent(seeded::add);
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page(seeded));
    }
    assertThat(seeded.stream().filter(each -> !each.by().isEmpty()).count())
        .as(() -> page(seeded))
        .isGreaterThanOrEqualTo(90);
  }

  /** A fault in some object that it fits; nothing where chance found none in many. */
  private static Optional<Seeded> seed(String name, Optional<Faults.Fault> fault, Random chance) {
    for (int tries = 0; tries < 200; tries++) {
      List<Release> releases = graph.releases();
      Release release = releases.get(chance.nextInt(releases.size()));
      Manifest manifest = release.manifests().get(chance.nextInt(release.manifests().size()));
      ObjectNode root = (ObjectNode) manifest.body().deepCopy();
      Optional<String> place =
          fault.map(each -> each.seed(root, chance)).orElseGet(() -> whole(manifest));
      if (place.isPresent()) {
        List<Manifest> changed = new ArrayList<>(release.manifests());
        if (name.equals("one object twice")) {
          changed.add(manifest);
        } else if (name.equals("an object is gone")) {
          changed.remove(manifest);
        } else {
          changed.set(changed.indexOf(manifest), read(manifest, root));
        }
        Release wrong =
            new Release(release.chart(), release.namespace(), release.scenario(), changed);
        return Optional.of(
            new Seeded(name, manifest.shown(), place.get(), broken(with(release, wrong), wrong)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> whole(Manifest manifest) {
    return NEEDED.contains(manifest.kind()) && manifest.hook().isEmpty()
        ? Optional.of("")
        : Optional.empty();
  }

  private static Manifest read(Manifest like, ObjectNode root) {
    String text = Yaml.write(root);
    return new Manifest(like.source(), YamlReader.read(like.document().file(), text), text);
  }

  private static Graph with(Release old, Release now) {
    List<Release> releases = new ArrayList<>(graph.releases());
    releases.set(releases.indexOf(old), now);
    return new Graph(
        graph.environment(),
        graph.clusterDomain(),
        releases,
        graph.secrets(),
        graph.needs(),
        graph.offer());
  }

  private static Set<String> broken(Graph graph, Release release) {
    Findings findings = new Findings();
    Checks.check(release, around, findings);
    Checks.check(graph, findings);
    Set<String> rules = new TreeSet<>();
    findings.list().stream().map(Finding::rule).forEach(rules::add);
    return rules;
  }

  private static String page(List<Seeded> seeded) {
    long charts = Checks.all().stream().filter(each -> each instanceof Check.OfChart).count();
    long caught = seeded.stream().filter(each -> !each.by().isEmpty()).count();
    StringBuilder out = new StringBuilder("<!-- Written by \"make seeded-faults\". -->\n\n");
    out.append("# What the checks catch\n\n");
    out.append(Checks.all().size() - charts)
        .append(" [checks](checks.md) look at rendered objects, releases and environments, and ")
        .append(charts)
        .append(" at charts. Each is shown a fault that was made for it, and finds exactly that (")
        .append("`ChecksTest`, `generator/src/test/resources/check/`).\n\n")
        .append("Here chance puts one fault at a time into production as it is rendered, ")
        .append(seeded.size())
        .append(" in all, always the same ones. The kinds of faults were\nwritten down before the")
        .append(" checks were asked. ")
        .append(caught)
        .append(
            " were caught, each by what the last column names. When they were asked first it was")
        .append(" 92, of other\ndraws: two checks learnt from that (a named port that no pod of a")
        .append(" peer has, two members that vote), and one kind of fault was none, since a\n")
        .append(
            "NetworkPolicy may name a port twice. The goal is 95. What nobody sees is mostly what")
        .append(
            " nothing in the environment names: a Service for whoever wants\nit, a dashboard that")
        .append(" is found by its label, pods of another namespace.\n\n")
        .append("| fault | in | at | caught by |\n|---|---|---|---|\n");
    for (Seeded each : seeded) {
      out.append("| ")
          .append(each.fault())
          .append(" | ")
          .append(each.object())
          .append(" | ")
          .append(each.place().isEmpty() ? "" : "`" + each.place().replace("~1", "/") + "`")
          .append(" | ")
          .append(each.by().isEmpty() ? "**nothing**" : String.join(", ", each.by()))
          .append(" |\n");
    }
    return out.toString();
  }
}
