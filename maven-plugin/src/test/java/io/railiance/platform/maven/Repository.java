package io.railiance.platform.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.Run;
import io.railiance.platform.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A small repository that a build under test works on, set up and examined by its scripts. */
public final class Repository {
  private static final FileTime OLD = FileTime.fromMillis(0);

  private final Path root;

  public Repository(File root) {
    this.root = root.toPath();
  }

  /** The repository that this module is a part of. */
  public static Path ours() {
    return Path.of(System.getProperty("maven.multiModuleProjectDirectory")).toAbsolutePath();
  }

  /** One environment, no service: enough for what the goals themselves do. */
  public void smallSpecs() throws IOException {
    put(
        "specs/platform.yaml",
        """
        name: test
        namespace: test
        clusterDomain: cluster.local
        kubernetes: ["1.36"]
        environments: [local]
        """);
    put("specs/environments/local.yaml", "values: {}\n");
  }

  /** What {@code mvn package} does, without a trace in {@code target/}. */
  public void generate() throws IOException {
    Path index = Files.createTempDirectory("platform").resolve("platform.index");
    assertThat(new Run(new Workspace(root), index, line -> {}).write().failed()).isFalse();
    Files.delete(index);
    Files.delete(index.getParent());
  }

  public void put(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  public void append(String path, String text) throws IOException {
    Files.writeString(root.resolve(path), text, StandardOpenOption.APPEND);
  }

  /** Adds a line to each file, as if by hand; their paths, sorted. */
  public List<String> editAll(String... folders) throws IOException {
    SortedMap<String, String> files = read(root, folders);
    for (var file : files.entrySet()) {
      put(file.getKey(), file.getValue() + "# edited\n");
    }
    return List.copyOf(files.keySet());
  }

  public void copyFrom(Path other, String folder) throws IOException {
    for (var file : read(other, folder).entrySet()) {
      put(file.getKey(), file.getValue());
    }
  }

  public void makeOld(String... folders) throws IOException {
    for (String path : read(root, folders).keySet()) {
      Files.setLastModifiedTime(root.resolve(path), OLD);
    }
  }

  public void isOld(String... folders) throws IOException {
    for (String path : read(root, folders).keySet()) {
      assertThat(Files.getLastModifiedTime(root.resolve(path))).as(path).isEqualTo(OLD);
    }
  }

  public void has(String... paths) {
    Arrays.stream(paths).forEach(path -> assertThat(root.resolve(path)).exists());
  }

  public void hasNot(String... paths) {
    Arrays.stream(paths).forEach(path -> assertThat(root.resolve(path)).doesNotExist());
  }

  public void sameAs(Path other, String... folders) throws IOException {
    assertThat(read(root, folders))
        .as("what is committed; after a change of specs or templates, run \"make\" first")
        .isEqualTo(read(other, folders));
  }

  public void logHas(String... texts) throws IOException {
    assertThat(log()).contains(texts);
  }

  public void logLacks(String... texts) throws IOException {
    assertThat(log()).doesNotContain(texts);
  }

  public int logCount(String text) throws IOException {
    return log().split(Pattern.quote(text), -1).length - 1;
  }

  private String log() throws IOException {
    return Files.readString(root.resolve("build.log"));
  }

  private static SortedMap<String, String> read(Path root, String... folders) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (String folder : folders) {
      if (Files.exists(root.resolve(folder))) {
        try (Stream<Path> found = Files.walk(root.resolve(folder))) {
          for (Path file : found.filter(Files::isRegularFile).toList()) {
            String path = root.relativize(file).toString().replace('\\', '/');
            if (!path.contains("/target/")) {
              files.put(path, Files.readString(file));
            }
          }
        }
      }
    }
    return files;
  }
}
