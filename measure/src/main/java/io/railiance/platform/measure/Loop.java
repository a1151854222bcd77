package io.railiance.platform.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a script would do over the same charts and values: {@code helm lint}, {@code helm template}
 * and {@code kubeconform}, three processes for each release in each environment.
 */
final class Loop {
  private final Path helm;
  private final Path kubeconform;
  private final Path schemas;
  private final Path rendered;

  /**
   * @param programs the folder that has Helm and kubeconform
   * @param original the repository that has {@code schemas/}
   */
  Loop(Path programs, String helm, Path original) throws IOException {
    this.helm = programs.resolve(helm);
    this.kubeconform = programs.resolve("kubeconform");
    this.schemas = original.resolve("schemas");
    this.rendered = Files.createTempFile("rendered", ".yaml");
    rendered.toFile().deleteOnExit();
  }

  /** Each release in each environment, for the newest minor. */
  void run(SampleRepository sample) throws IOException, InterruptedException {
    for (String release : sample.releases()) {
      for (String environment : sample.environments()) {
        Path values = values(sample, environment, release);
        lint(chart(sample, release), "--values", values.toString());
        template(sample, release, values);
        validate(sample.newestMinor());
      }
    }
  }

  /** All that the generator does: the scenarios of the service too, for all minors. */
  void runAll(SampleRepository sample) throws IOException, InterruptedException {
    for (String release : sample.releases()) {
      lint(chart(sample, release));
      List<Path> all = new ArrayList<>(sample.scenarios(release));
      sample.environments().forEach(each -> all.add(values(sample, each, release)));
      for (Path values : all) {
        template(sample, release, values);
        for (String minor : sample.minors()) {
          validate(minor);
        }
      }
    }
  }

  private void lint(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(helm.toString(), "lint", "--strict", "--quiet"));
    command.addAll(List.of(arguments));
    Programs.run(command.toArray(String[]::new));
  }

  private void template(SampleRepository sample, String release, Path values)
      throws IOException, InterruptedException {
    String chart = chart(sample, release);
    Programs.into(
        rendered, helm.toString(), "template", release, chart, "--values", values.toString());
  }

  private void validate(String minor) throws IOException, InterruptedException {
    Programs.run(
        kubeconform.toString(),
        "-strict",
        "-schema-location",
        schemas + "/kubernetes/" + minor + "/{{.ResourceKind}}{{.KindSuffix}}.json",
        "-schema-location",
        schemas + "/crds/{{.ResourceKind}}{{.KindSuffix}}.json",
        rendered.toString());
  }

  private static String chart(SampleRepository sample, String release) {
    return sample.root().resolve("helm/charts/" + release).toString();
  }

  private static Path values(SampleRepository sample, String environment, String release) {
    return sample.root().resolve("helm/values/" + environment + "/" + release + ".yaml");
  }
}
