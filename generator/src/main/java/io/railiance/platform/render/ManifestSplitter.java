package io.railiance.platform.render;

import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Findings;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
  private static final String ANY_YAML = "manifest.yaml";

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
    String chart = source.substring(0, Math.max(0, source.indexOf('/')));
    String text = GeneratedMark.on(ANY_YAML, "---\n" + document, "helm/charts/" + chart);
    Manifest manifest = new Manifest(source, YamlReader.read(source, text), text);
    Located placed = manifest.document().in(scenario.folder() + "/" + manifest.fileName());
    return new Manifest(source, placed, text);
  }

  /** A template whose condition is false leaves a document of comments. */
  private static boolean hasContent(String document) {
    return document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"));
  }
}
