package io.railiance.platform.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text files that travel with the generator. */
public final class ClassPath {
  private ClassPath() {}

  /**
   * @param path absolute, without the leading slash
   * @throws IllegalStateException if there is no such file: a bug of ours
   */
  public static String text(String path) {
    try (InputStream in = ClassPath.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no file " + path + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
