package io.railiance.platform.render;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.railiance.platform.files.FileTree;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One chart in the hands of the real Helm, and the one importer of helm-java.
 *
 * <p>Helm's {@code template} leaves hooks out when it is called as a library. So what Helm reads is
 * a twin of the chart: in its templates the word {@code helm.sh/hook} is spelt another way, and the
 * output is spelt back. What comes out is every object of the chart, hooks and test pods included,
 * by the same engine.
 */
public final class HelmEngine implements AutoCloseable {
  private static final String HOOK = "helm.sh/hook";
  private static final String DISGUISED = "helm.sh/h00k";

  private final String name;
  private final Scratch scratch;

  private HelmEngine(String name, Scratch scratch) {
    this.name = name;
    this.scratch = scratch;
  }

  /**
   * @param name of the chart
   * @param chart the files of its folder
   */
  public static HelmEngine on(String name, FileTree chart) {
    Scratch scratch = Scratch.create();
    chart.forEach(
        (path, text) -> {
          String twin = path.startsWith("templates/") ? text.replace(HOOK, DISGUISED) : text;
          scratch.write("chart/" + name + "/" + path, twin);
        });
    return new HelmEngine(name, scratch);
  }

  /** What {@code helm lint --strict} says; empty if nothing. */
  public List<String> lint() {
    LintResult result = new Helm(scratch.path("chart/" + name)).lint().strict().quiet().call();
    return result.isFailed() ? result.getMessages() : List.of();
  }

  /**
   * Every object of the chart with a scenario's values.
   *
   * @param kubernetes the minor that Helm assumes: {@code 1.36}
   * @throws FindingsException if Helm refuses the values or a template fails
   */
  public Release render(Scenario scenario, String namespace, String kubernetes) {
    String output = template(scenario, namespace, kubernetes).replace(DISGUISED, HOOK);
    return new Release(name, namespace, scenario, ManifestSplitter.split(output, scenario));
  }

  private String template(Scenario scenario, String namespace, String kubernetes) {
    TemplateCommand command =
        new Helm(scratch.path("chart/" + name))
            .template()
            .withName(name)
            .withNamespace(namespace)
            .withKubeVersion(kubernetes);
    if (!scenario.values().isEmpty()) {
      command.withValuesFile(
          scratch.write("values/" + scenario.name() + ".yaml", scenario.values()));
    }
    try {
      return command.call();
    } catch (IllegalStateException refused) {
      // Helm names our scratch folder, which is gone when somebody reads this.
      String message = refused.getMessage().replace(scratch.root() + "/", "");
      throw new FindingsException(refusal(scenario, message));
    }
  }

  private static Finding refusal(Scenario scenario, String message) {
    return Finding.error(
        "helm-render",
        Location.of(scenario.valuesFile()),
        "Helm refuses to render: " + message,
        "Correct the value or the template that it names.");
  }

  @Override
  public void close() {
    scratch.close();
  }

  /** A temporary folder for what Helm must find on a disk. */
  private record Scratch(Path root) {
    static Scratch create() {
      try {
        return new Scratch(Files.createTempDirectory("platform-helm"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Path path(String path) {
      return root.resolve(path);
    }

    Path write(String path, String text) {
      try {
        Path file = path(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void close() {
      try (var files = Files.walk(root)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
