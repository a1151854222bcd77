package io.railiance.platform.kubernetes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One {@code io.kubernetes:client-java-api} jar: which kinds its Kubernetes minor serves, and by
 * which model class.
 *
 * <p>The model classes do not know their API group; the API classes do. {@code AppsV1Api} holds
 * path constants such as {@code /apis/apps/v1/namespaces/{namespace}/statefulsets}, all of one
 * group and version, and for each kind that can be created a class {@code
 * AppsV1Api$APIcreateNamespacedStatefulSetRequest} whose {@code execute()} returns {@code
 * V1StatefulSet}. Both are read from the class files as text, because loading them would need an
 * HTTP client.
 */
final class ClientJar implements AutoCloseable {

  private static final String PACKAGE = "io/kubernetes/client/openapi/";
  private static final Pattern CREATION =
      Pattern.compile(
          PACKAGE + "apis/(?<api>\\w+)\\$APIcreate(?:Namespaced)?(?<kind>\\w+)Request\\.class");
  private static final Pattern RESULT = Pattern.compile("\\(\\)L" + PACKAGE + "models/(\\w+);");
  private static final Pattern SERVED_PATH =
      Pattern.compile("/api(?:s/([a-z0-9.]+))?/(v[0-9][a-z0-9]*)/");
  private static final Pattern MODEL_PREFIX =
      Pattern.compile("^(?:[A-Z][a-z]+)?V\\d+(?:(?:alpha|beta)\\d+)?");

  private final Path path;
  private final ZipFile zip;

  ClientJar(Path path) throws IOException {
    this.path = path;
    this.zip = new ZipFile(path.toFile());
  }

  /** The version that the jar itself states, {@code 27.0.0}. */
  String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = open("META-INF/maven/io.kubernetes/client-java-api/pom.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  /**
   * The simple name of the model class of every kind that can be created at a path of its own:
   * {@code apps/v1 StatefulSet} to {@code V1StatefulSet}. Subresources, such as the {@code
   * Eviction} that is posted to a Pod, are not manifests: there the operation is named after its
   * path, {@code PodEviction}, and not after the kind.
   */
  SortedMap<GroupVersionKind, String> kinds() throws IOException {
    SortedMap<GroupVersionKind, String> kinds = new TreeMap<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      Matcher creation = CREATION.matcher(entry.getName());
      Matcher result = RESULT.matcher("");
      if (creation.matches() && result.reset(text(entry.getName())).find()) {
        String model = result.group(1);
        String kind = MODEL_PREFIX.matcher(model).replaceFirst("");
        if (kind.equals(creation.group("kind"))) {
          kinds.put(servedBy(creation.group("api"), kind), model);
        }
      }
    }
    return kinds;
  }

  private GroupVersionKind servedBy(String api, String kind) throws IOException {
    Set<GroupVersionKind> served =
        SERVED_PATH
            .matcher(text(PACKAGE + "apis/" + api + ".class"))
            .results()
            .map(path -> new GroupVersionKind(group(path), path.group(2), kind))
            .collect(Collectors.toSet());
    if (served.size() != 1) {
      throw new IllegalStateException(
          path.getFileName() + ": " + api + " should serve one version, has " + served);
    }
    return served.iterator().next();
  }

  private static String group(MatchResult path) {
    return path.group(1) == null ? "" : path.group(1);
  }

  /** A class file's constants are readable in it, because names and paths are ASCII. */
  private String text(String entry) throws IOException {
    try (InputStream in = open(entry)) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  private InputStream open(String entry) throws IOException {
    ZipEntry found = zip.getEntry(entry);
    if (found == null) {
      throw new IOException(path.getFileName() + ": has no " + entry);
    }
    return zip.getInputStream(found);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
