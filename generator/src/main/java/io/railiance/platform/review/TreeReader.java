package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Located;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Files to objects: splits documents, unpacks Lists, refuses two objects of one identity. A
 * document that both sides have is parsed once, and without places, since nothing is said of it.
 */
final class TreeReader {
  private static final Pattern END = Pattern.compile("(?m)^---(?:[ \\t].*)?$\\n?");
  private static final String SOURCE = "# Source: ";

  private final Findings findings;
  private final Set<String> shared;
  private final Map<String, Located> parsed = new HashMap<>();

  /**
   * @param shared documents that need no places
   */
  TreeReader(Set<String> shared, Findings findings) {
    this.shared = shared;
    this.findings = findings;
  }

  /** The documents of some files, as they are told apart. */
  static void forEachDocument(Map<String, String> files, DocumentTaker taker) {
    files.forEach((path, text) -> split(path, text, taker));
  }

  /** Takes one document. */
  interface DocumentTaker {
    void take(String path, String document, int firstLine);
  }

  private static void split(String path, String text, DocumentTaker taker) {
    Matcher end = END.matcher(text);
    int from = 0;
    int line = 0;
    while (end.find()) {
      String document = text.substring(from, end.start());
      give(path, document, line, taker);
      line += lines(document) + lines(end.group());
      from = end.end();
    }
    give(path, text.substring(from), line, taker);
  }

  /** A template whose condition is false leaves a document of comments. */
  private static void give(String path, String document, int line, DocumentTaker taker) {
    if (document.lines().anyMatch(each -> !each.isBlank() && !each.startsWith("#"))) {
      taker.take(path, document, line);
    }
  }

  private static int lines(String text) {
    return (int) text.chars().filter(each -> each == '\n').count();
  }

  RenderedTree read(TreeFiles files) {
    SortedMap<String, SortedMap<ObjectKey, Rendered>> environments = new TreeMap<>();
    forEachDocument(
        files.files(),
        (path, document, line) ->
            findings.collect(() -> document(files, path, document, line, environments)));
    return new RenderedTree(files.name(), environments);
  }

  private void document(
      TreeFiles files,
      String path,
      String text,
      int firstLine,
      SortedMap<String, SortedMap<ObjectKey, Rendered>> environments) {
    String file = files.folder() + path;
    Located located = located(file, text, firstLine);
    String source = source(text);
    JsonNode items = located.root().path("items");
    if (located.root().path("kind").asString("").endsWith("List") && items.isArray()) {
      for (int i = 0; i < items.size(); i++) {
        Manifest item = new Manifest(source, located.below("/items/" + i), "");
        put(item, Scope.of(path, source), file, firstLine, environments);
      }
    } else {
      Manifest manifest = new Manifest(source, located, "");
      put(manifest, Scope.of(path, source), file, firstLine, environments);
    }
  }

  private Located located(String file, String text, int firstLine) {
    if (!shared.contains(text)) {
      return Shifted.read(file, text, firstLine);
    }
    return parsed.computeIfAbsent(
        text,
        each -> {
          JsonNode root = Shifted.read(file, each, firstLine).root();
          return new Located(file, root, Map.of(), Map.of(), Set.of());
        });
  }

  private static String source(String text) {
    return text.lines()
        .takeWhile(line -> line.isBlank() || line.startsWith("#"))
        .filter(line -> line.startsWith(SOURCE))
        .map(line -> line.substring(SOURCE.length()).strip())
        .findFirst()
        .orElse("");
  }

  private void put(
      Manifest manifest,
      Scope scope,
      String file,
      int firstLine,
      SortedMap<String, SortedMap<ObjectKey, Rendered>> environments) {
    if (manifest.kind().isEmpty() || manifest.apiVersion().isEmpty() || manifest.name().isEmpty()) {
      findings.add(
          Finding.error(
              "review-object",
              new Location(file, firstLine + 1, 0),
              "a document without apiVersion, kind or metadata.name is no Kubernetes object",
              "Review a folder that holds manifests only."));
      return;
    }
    Rendered object = new Rendered(scope, ObjectKey.of(manifest), manifest, file, firstLine);
    Rendered earlier =
        environments
            .computeIfAbsent(scope.environment(), name -> new TreeMap<>())
            .putIfAbsent(object.key(), object);
    if (earlier != null) {
      findings.add(
          Finding.error(
              "review-duplicate",
              new Location(file, firstLine + 1, 0),
              object.key() + " is also in " + earlier.place(""),
              "Keep one of the two: the one that is applied last would win."));
    }
  }
}
