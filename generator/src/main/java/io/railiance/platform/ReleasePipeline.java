package io.railiance.platform;

import io.railiance.platform.chart.Chart;
import io.railiance.platform.chart.ChartWriter;
import io.railiance.platform.chart.ValuesFile;
import io.railiance.platform.check.ChartFiles;
import io.railiance.platform.check.Checks;
import io.railiance.platform.check.Surroundings;
import io.railiance.platform.files.FileTree;
import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Environment;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.render.HelmEngine;
import io.railiance.platform.render.Release;
import io.railiance.platform.render.Scenario;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.service.Need;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.common.StoreRole;
import io.railiance.platform.spec.Overlay;
import io.railiance.platform.spec.Spec;
import io.railiance.platform.spec.SpecReader;
import io.railiance.platform.spec.StrictSchema;
import io.railiance.platform.yaml.Located;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One release from its spec to its files, in two steps: first what it is made of, and then, when
 * the Secrets of all releases are known, how it renders.
 */
final class ReleasePipeline<S extends Record, N extends Record & Need> {
  private final Service<S, N> service;
  private final Order<S, N> order;
  private final Inputs inputs;
  private final Chart chart;
  private final FileTree folder;
  private final List<FileTree> files = new ArrayList<>();
  private final List<Scenario> environments = new ArrayList<>();

  private ReleasePipeline(Service<S, N> service, Order<S, N> order, Inputs inputs) {
    this.service = service;
    this.order = order;
    this.inputs = inputs;
    this.chart = service.chart(order);
    this.folder = ChartWriter.write(chart);
  }

  /**
   * The first step: the chart, and the values and Secrets of each environment.
   *
   * @param secrets that those of the release are added to
   * @param clients that its client is added to
   */
  static <S extends Record, N extends Record & Need> ReleasePipeline<S, N> of(
      Service<S, N> service,
      String release,
      Located source,
      Inputs inputs,
      Secrets secrets,
      OidcClients clients,
      Findings findings) {
    Spec<S> spec = new Spec<>(SpecReader.bind(source.root(), service.specType()), source);
    Platform platform = inputs.platform().value();
    Order<S, N> order =
        new Order<>(
            release,
            spec,
            platform,
            inputs.images(),
            needs(service, release, inputs),
            roles(inputs));
    service.check(order, findings);
    ReleasePipeline<S, N> pipeline = new ReleasePipeline<>(service, order, inputs);
    pipeline.write(secrets, clients, findings);
    return pipeline;
  }

  private static List<StoreRole> roles(Inputs inputs) {
    String namespace = inputs.platform().value().namespace();
    List<StoreRole> roles = new ArrayList<>();
    inputs
        .consumers()
        .values()
        .forEach(consumer -> roles.add(StoreRole.ofConsumer(consumer.value())));
    inputs
        .services()
        .keySet()
        .forEach(release -> roles.add(StoreRole.ofRelease(release, namespace)));
    return roles;
  }

  private static <N extends Record & Need> List<Order.Of<N>> needs(
      Service<?, N> service, String release, Inputs inputs) {
    List<Order.Of<N>> needs = new ArrayList<>();
    for (Spec<Consumer> consumer : inputs.consumers().values()) {
      JsonNode stated = consumer.value().needs().path(service.name());
      for (int i = 0; i < stated.size(); i++) {
        N need = SpecReader.bind(stated.get(i), service.needType());
        if (need.release().equals(release)) {
          String pointer = "/needs/" + service.name() + "/" + i;
          needs.add(new Order.Of<>(consumer.value(), need, consumer.source().at(pointer)));
        }
      }
    }
    return needs;
  }

  private void write(Secrets secrets, OidcClients clients, Findings findings) {
    files.add(folder.under(Workspace.CHARTS + "/" + order.release()));
    files.add(SpecSchemas.values(order.release(), chart).under(Workspace.SPEC_SCHEMAS));
    for (Map.Entry<String, Spec<Environment>> environment : inputs.environments().entrySet()) {
      String file = Workspace.VALUES + "/" + environment.getKey() + "/" + order.release() + ".yaml";
      JsonNode identity =
          clients.valuesOf(environment.getKey(), order.release(), service.signIn(order));
      JsonNode values = Overlay.merge(identity, values(environment.getValue(), chart));
      String text = ValuesFile.of(values, sourceOf(environment.getValue(), identity));
      files.add(FileTree.of(file, text));
      environments.add(scenario(environment.getKey(), file, text, Workspace.RENDERED));
      JsonNode merged = Overlay.merge(chart.values().tree(), values);
      secrets.add(environment.getKey(), order.release(), service.secrets(order, merged), findings);
      service
          .store(order, merged)
          .ifPresent(store -> secrets.keeper(environment.getKey(), order.release(), store));
    }
  }

  private String sourceOf(Spec<Environment> environment, JsonNode identity) {
    String file = environment.source().file();
    return identity.isEmpty() ? file : file + " and " + inputs.identity().source().file();
  }

  /**
   * The second step. May run beside that of other releases.
   *
   * @param secrets of all releases
   */
  GeneratedRelease run(Secrets secrets) {
    Findings findings = new Findings();
    List<Release> rendered = new ArrayList<>();
    findings.collect(() -> rendered.addAll(render(secrets, findings)));
    rendered.forEach(release -> files.add(release.files()));
    FileTree all = FileTree.union(files);
    return new GeneratedRelease(
        order.release(), all, summary(all, rendered), rendered, findings.list());
  }

  /** Renders all scenarios, checks them, and returns the environments'. */
  private List<Release> render(Secrets secrets, Findings findings) {
    List<Release> rendered = new ArrayList<>();
    Surroundings around =
        new Surroundings(
            secrets.namesIn(order.platform().namespace()), order.platform().kubernetes());
    News news = new News();
    try (HelmEngine helm = HelmEngine.on(order.release(), folder)) {
      String path = Workspace.CHARTS + "/" + order.release();
      Checks.check(new ChartFiles(chart.values().entries(), folder, path, helm.lint()), findings);
      for (Scenario scenario : scenarios()) {
        findings.collect(
            () -> {
              Release release = helm.render(scenario, order.platform().namespace(), newestMinor());
              Findings ofThis = new Findings();
              Checks.check(release, around, ofThis);
              news.filter(ofThis.list()).forEach(findings::add);
              if (environments.contains(scenario)) {
                rendered.add(release);
              }
            });
      }
    }
    return rendered;
  }

  /** The environments, and what the service wants to see rendered besides. */
  private List<Scenario> scenarios() {
    List<Scenario> scenarios = new ArrayList<>(environments);
    service
        .scenariosOf(order.release(), order.spec().value())
        .forEach(
            (name, values) ->
                scenarios.add(scenario(name, "scenario " + name, values, "scenario")));
    return scenarios;
  }

  private Scenario scenario(String name, String file, String values, String folder) {
    return new Scenario(name, folder + "/" + name + "/" + order.release(), file, values);
  }

  private JsonNode values(Spec<Environment> environment, Chart chart) {
    String pointer = Located.child("/values", order.release());
    Located below = environment.source().below(pointer);
    if (below.root().isMissingNode()) {
      return JsonNodeFactory.instance.objectNode();
    }
    List<Finding> wrong =
        new StrictSchema("values-schema", chart.values().overlaySchema()).check(below);
    if (!wrong.isEmpty()) {
      throw new FindingsException(wrong);
    }
    return below.root();
  }

  private String newestMinor() {
    return order.platform().kubernetes().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  private String summary(FileTree all, List<Release> rendered) {
    return all.size()
        + " files, "
        + rendered.stream().mapToInt(release -> release.manifests().size()).sum()
        + " objects in "
        + inputs.environments().size()
        + " environments, "
        + order.needs().size()
        + " consumers' needs";
  }
}
