package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.Services;
import io.railiance.platform.spec.DidYouMean;
import io.railiance.platform.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The pipeline: specs in, files and findings out. It reads {@code specs/} and writes nothing.
 *
 * <pre>{@code
 * specs -> typed model -> chart -> files -> rendered manifests -> findings
 * }</pre>
 */
public final class Generator {
  private final List<Service<?, ?>> services;
  private final Consumer<String> progress;

  /**
   * @param progress told one line when a release is done
   */
  public Generator(Consumer<String> progress) {
    this(Services.all(), progress);
  }

  Generator(List<Service<?, ?>> services, Consumer<String> progress) {
    this.services = List.copyOf(services);
    this.progress = progress;
  }

  /** Runs the pipeline over one repository. All findings of all releases are in the report. */
  public Report run(Workspace workspace) {
    Findings findings = new Findings();
    List<String> summary = new ArrayList<>();
    List<FileTree> trees = new ArrayList<>();
    findings.collect(
        () -> {
          Inputs inputs = Inputs.read(workspace, SpecSchemas.consumer(services));
          Secrets secrets = new Secrets(inputs);
          for (Map.Entry<String, Located> spec : inputs.services().entrySet()) {
            findings.collect(
                () -> {
                  ReleasePipeline<?, ?> release = pipeline(spec.getKey(), spec.getValue(), inputs);
                  trees.add(release.run(secrets, findings));
                  summary.add(release.summary());
                  progress.accept(release.summary());
                });
          }
          NeedsAreAnswered.check(inputs, findings);
          trees.add(secrets.files().under(Workspace.SECRETS));
          trees.add(
              SpecSchemas.all(services, inputs.services().keySet()).under(Workspace.SPEC_SCHEMAS));
          trees.add(FileTree.of(Workspace.CHECKS_PAGE, CheckCatalogue.page()));
        });
    FileTree all = trees.stream().reduce(FileTree.EMPTY, FileTree::and);
    return new Report(all, findings.list(), summary);
  }

  private ReleasePipeline<?, ?> pipeline(String release, Located source, Inputs inputs) {
    String kind = source.root().path("service").asString("");
    for (Service<?, ?> service : services) {
      if (service.name().equals(kind)) {
        return ReleasePipeline.of(service, release, source, inputs);
      }
    }
    List<String> known = services.stream().map(Service::name).toList();
    throw new FindingsException(
        Finding.error(
            "spec-schema",
            source.at("/service"),
            kind.isEmpty()
                ? "\"service\" is missing"
                : "unknown service \"" + kind + "\"." + DidYouMean.sentence(kind, known),
            "Begin the file with \"service: NAME\"; known are " + String.join(", ", known) + "."));
  }
}
