package io.railiance.platform;

import io.railiance.platform.check.Graph;
import io.railiance.platform.files.FileTree;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The pipeline: specs in, files and findings out. It reads {@code specs/} and writes nothing.
 *
 * <pre>{@code
 * specs -> typed model -> chart -> files -> rendered manifests -> findings
 * }</pre>
 */
public final class Generator {
  private final ServiceKinds kinds;
  private final Consumer<String> progress;

  /**
   * @param progress told one line when a release is done
   */
  public Generator(Consumer<String> progress) {
    this(Services.all(), progress);
  }

  Generator(List<Service<?, ?>> services, Consumer<String> progress) {
    this.kinds = new ServiceKinds(services);
    this.progress = progress;
  }

  /** Runs the pipeline over one repository. All findings of all releases are in the report. */
  public Report run(Workspace workspace) {
    Findings findings = new Findings();
    SortedMap<String, String> summaries = new TreeMap<>();
    List<FileTree> trees = new ArrayList<>();
    List<GeneratedRelease> releases = new ArrayList<>();
    findings.collect(
        () -> {
          Inputs inputs = Inputs.read(workspace, kinds);
          Secrets secrets = new Secrets(inputs);
          OidcClients clients = new OidcClients(inputs);
          List<ReleasePipeline<?, ?>> prepared = prepare(inputs, secrets, clients, findings);
          NeedsAreAnswered.check(inputs, findings);
          secrets.check(findings);
          clients.addLogins(findings);
          IdentityFits.check(inputs, clients.names(), findings);
          // What is wrong with the specs would show in the graph once more, as something else.
          boolean sound = !findings.hasErrors();
          InOrder.forEach(
              prepared,
              release -> release.run(secrets),
              release -> {
                findings.addAll(release.findings());
                trees.add(release.files());
                releases.add(release);
                summaries.put(release.name(), release.summary());
                progress.accept(release.name() + ": " + release.summary());
              });
          if (sound) {
            SortedMap<String, Graph> graphs = Graphs.of(inputs, secrets, releases);
            Graphs.check(graphs, findings);
            graphs.values().forEach(graph -> trees.add(PlatformPage.of(graph)));
            trees.add(secrets.files());
          }
          trees.add(NamespaceManifest.of(inputs.platform().value()));
          trees.add(clients.files().under(Workspace.CLIENTS));
          trees.add(SpecSchemas.clientRequest().under(Workspace.IDENTITY_SCHEMAS));
          trees.add(
              SpecSchemas.all(kinds.all(), inputs.services().keySet())
                  .under(Workspace.SPEC_SCHEMAS));
          trees.add(FileTree.of(Workspace.CHECKS_PAGE, CheckCatalogue.page()));
          trees.add(FileTree.of(Workspace.REVIEW_PAGE, ReviewCatalogue.page()));
        });
    return new Report(FileTree.union(trees), findings.list(), summaries);
  }

  /** The releases that are worth rendering. */
  private List<ReleasePipeline<?, ?>> prepare(
      Inputs inputs, Secrets secrets, OidcClients clients, Findings findings) {
    List<ReleasePipeline<?, ?>> releases = new ArrayList<>();
    inputs
        .services()
        .forEach(
            (name, spec) ->
                findings.collect(
                    () ->
                        releases.add(
                            ReleasePipeline.of(
                                kinds.of(spec), name, spec, inputs, secrets, clients, findings))));
    return releases;
  }
}
