package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.YamlReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Images of platform services in an application's files: in manifests those of containers that
 * stay, since a Job may well use a client; in values and templates any that a line names.
 */
final class EmbeddedImages {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:-\\s+)?(?:image|repository):\\s*[\"']?([^\\s\"'{}#]+)[\"']?\\s*(?:#.*)?");
  private static final Pattern TOP = Pattern.compile("([A-Za-z0-9_-]+):.*");

  private final TreeFiles files;
  private final Subcharts subcharts;

  EmbeddedImages(TreeFiles files, Subcharts subcharts) {
    this.files = files;
    this.subcharts = subcharts;
  }

  /** Takes one image or object. */
  interface Taker {
    void take(Location at, String what, PlatformEngine engine);
  }

  void forEach(Taker taker) {
    TreeReader.forEachDocument(
        files.files(), (path, text, line) -> document(files.folder() + path, text, line, taker));
  }

  private void document(String file, String text, int firstLine, Taker taker) {
    Optional<JsonNode> root = Documents.read(file, text);
    boolean object = root.filter(each -> each.has("apiVersion") && each.has("kind")).isPresent();
    if (object) {
      Located located = YamlReader.read(file, text);
      manifest(new Manifest("", located, ""), file, firstLine, taker);
    } else {
      lines(file, text, firstLine, taker);
    }
  }

  private static void manifest(Manifest manifest, String file, int firstLine, Taker taker) {
    String version = manifest.apiVersion();
    String group = version.substring(0, Math.max(0, version.indexOf('/')));
    PlatformEngine.ofKind(group + "/" + manifest.kind())
        .ifPresent(engine -> taker.take(at(file, firstLine + 1), manifest.shown(), engine));
    if (manifest.pods().filter(PodTemplate::isLongRunning).isEmpty()) {
      return;
    }
    for (Container container : manifest.containers()) {
      if (container.isLongRunning()) {
        int line = manifest.place(container.pointer() + "/image").line();
        String what = manifest.shown() + " with image \"" + container.image() + "\"";
        PlatformEngine.ofImage(container.image())
            .ifPresent(engine -> taker.take(at(file, firstLine + line), what, engine));
      }
    }
  }

  private void lines(String file, String text, int firstLine, Taker taker) {
    String top = "";
    int number = firstLine;
    for (String line : text.split("\n")) {
      number++;
      Matcher key = TOP.matcher(line);
      top = key.matches() ? key.group(1) : top;
      Matcher image = LINE.matcher(line);
      if (image.matches() && !subcharts.disabled().contains(top)) {
        Location at = at(file, number);
        PlatformEngine.ofImage(image.group(1))
            .ifPresent(engine -> taker.take(at, "image \"" + image.group(1) + "\"", engine));
      }
    }
  }

  private static Location at(String file, int line) {
    return new Location(file, line, 0);
  }
}
