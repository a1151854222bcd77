package io.railiance.platform.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a script would do over the same charts and values: {@code helm lint}, {@code helm template}
 * and {@code kubeconform}, three processes for each release in each environment.
 */
final class Loop {
  private final Path helm;
  private final Path kubeconform;
  private final Path schemas;

  /**
   * @param programs the folder that has Helm and kubeconform
   * @param original the repository that has {@code schemas/}
   */
  Loop(Path programs, String helm, Path original) {
    this.helm = programs.resolve(helm);
    this.kubeconform = programs.resolve("kubeconform");
    this.schemas = original.resolve("schemas");
  }

  void run(SampleRepository sample) throws IOException, InterruptedException {
    Path rendered = Files.createTempFile("rendered", ".yaml");
    for (String environment : sample.environments()) {
      for (String release : sample.releases()) {
        String chart = sample.root().resolve("helm/charts/" + release).toString();
        String values =
            sample
                .root()
                .resolve("helm/values/" + environment + "/" + release + ".yaml")
                .toString();
        Programs.run(helm.toString(), "lint", "--strict", "--quiet", "--values", values, chart);
        Programs.into(rendered, helm.toString(), "template", release, chart, "--values", values);
        Programs.run(
            kubeconform.toString(),
            "-strict",
            "-schema-location",
            schemas + "/kubernetes/1.36/{{.ResourceKind}}{{.KindSuffix}}.json",
            "-schema-location",
            schemas + "/crds/{{.ResourceKind}}{{.KindSuffix}}.json",
            rendered.toString());
      }
    }
    Files.delete(rendered);
  }
}
