package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers by content, never by time, that the files on the disk are what the specs generate.
 *
 * <pre>{@code
 * 4f6c...e1 of the specs and of the generator itself
 * 9a01...70 of 187 files
 * }</pre>
 *
 * <p>The second hash is taken of what was generated, not of what was found: whatever changes a file
 * later, even while a run is under way, makes the next run a full one.
 */
final class ContentIndex {
  private final Path file;
  private final Workspace workspace;

  /**
   * @param file its folder is no input, even where it lies in {@code specs/}
   */
  ContentIndex(Path file, Workspace workspace) {
    this.file = file.toAbsolutePath().normalize();
    this.workspace = workspace;
  }

  /** The hash of all that the output follows from; empty if something there cannot be hashed. */
  Optional<String> inputs() {
    try {
      ContentHash hash = new ContentHash();
      Path ours = ours();
      hash.addAll(ours, ours.getParent(), null);
      // What others released is known by its name, which holds its version.
      classPath().forEach(entry -> hash.add("with " + entry.getFileName(), new byte[0]));
      Path specs = workspace.root().resolve(Workspace.SPECS);
      hash.addAll(specs, workspace.root(), file.getParent());
      return Optional.of(hash.hex());
    } catch (IOException unreadable) {
      // The full run says what is wrong with it.
      return Optional.empty();
    }
  }

  /** The number of files that are as the last run left them; empty if a full run is needed. */
  Optional<Integer> upToDate(String inputs) {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      ContentHash outputs = new ContentHash();
      for (String output : Workspace.OUTPUT) {
        outputs.addAll(workspace.root().resolve(output), workspace.root(), null);
      }
      boolean same = Files.readString(file).equals(text(inputs, outputs));
      return same ? Optional.of(outputs.size()) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Remembers that these files, and no others, lie in the folders of the generator. */
  void record(String inputs, FileTree generated) {
    ContentHash outputs = new ContentHash();
    generated.forEach((path, text) -> outputs.add(path, text.getBytes(StandardCharsets.UTF_8)));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text(inputs, outputs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String inputs, ContentHash outputs) {
    return inputs
        + " of the specs and of the generator itself\n"
        + outputs.hex()
        + " of "
        + outputs.size()
        + " files\n";
  }

  private static List<Path> classPath() {
    List<Path> entries = new ArrayList<>();
    if (Generator.class.getClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        entries.add(path(url));
      }
    } else {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        entries.add(Path.of(entry).toAbsolutePath());
      }
    }
    return entries;
  }

  /** The generator itself: a jar, or a folder of classes. */
  private static Path ours() {
    return path(Generator.class.getProtectionDomain().getCodeSource().getLocation());
  }

  private static Path path(URL url) {
    return Path.of(URI.create(url.toString()));
  }
}
