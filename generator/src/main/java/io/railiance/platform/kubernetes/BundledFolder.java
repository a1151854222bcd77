package io.railiance.platform.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** A folder beside a class, in a jar or on the disk. */
final class BundledFolder {
  private static final String IN_JAR = "!/";

  private BundledFolder() {}

  /** The folder; one in a jar stays open as long as the process runs. */
  static Path at(Class<?> beside, String name) {
    URL url = beside.getResource(name);
    if (url == null) {
      throw new IllegalStateException("no folder " + name + " beside " + beside.getName());
    }
    try {
      return url.getProtocol().equals("jar") ? inJar(url) : Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path inJar(URL url) throws IOException, URISyntaxException {
    String spec = url.toURI().getRawSchemeSpecificPart();
    int split = spec.indexOf(IN_JAR);
    FileSystem jar = FileSystems.newFileSystem(Path.of(new URI(spec.substring(0, split))));
    return jar.getPath(spec.substring(split + 1));
  }
}
