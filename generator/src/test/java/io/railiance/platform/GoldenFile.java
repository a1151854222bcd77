package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An expected file; {@code -Dgolden.update=true} writes it instead, as {@link GoldenFolder}. */
public record GoldenFile(Path file) {
  static final boolean UPDATE = Boolean.getBoolean("golden.update");

  public void matches(String text) {
    if (UPDATE) {
      write(text);
    }
    assertThat(Resources.text(file)).isEqualTo(text);
  }

  void write(String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
