package io.railiance.platform.render;

import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Findings;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Helm's output to manifests, each as the file that it is in {@code rendered/}.
 *
 * <pre>{@code
 * ---
 * # Source: valkey/templates/service.yaml
 * apiVersion: v1
 * }</pre>
 */
final class ManifestSplitter {
  private static final String SOURCE = "# Source: ";

  private ManifestSplitter() {}

  static List<Manifest> split(String output, Scenario scenario) {
    List<Manifest> manifests = new ArrayList<>();
    Findings findings = new Findings();
    for (String document : output.split("(?m)^---$\\n?")) {
      if (hasContent(document)) {
        findings.collect(() -> manifests.add(manifest(document.strip() + "\n", scenario)));
      }
    }
    findings.stopOnErrors();
    manifests.sort(Comparator.comparing(manifest -> manifest.document().file()));
    return manifests;
  }

  private static Manifest manifest(String document, Scenario scenario) {
    String source =
        document.startsWith(SOURCE)
            ? document.substring(SOURCE.length(), document.indexOf('\n'))
            : "";
    JsonNode body = YamlReader.read(source, document).root();
    String file = scenario.folder() + "/" + new Manifest(source, bare(source, body), "").fileName();
    String text =
        GeneratedMark.on(file, "---\n" + document, "helm/charts/" + source.replaceFirst("/.*", ""));
    return new Manifest(source, YamlReader.read(file, text), text);
  }

  /** A template whose condition is false leaves a document of comments. */
  private static boolean hasContent(String document) {
    return document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"));
  }

  private static Located bare(String file, JsonNode body) {
    return new Located(file, body, java.util.Map.of(), java.util.Map.of(), java.util.Set.of());
  }
}
