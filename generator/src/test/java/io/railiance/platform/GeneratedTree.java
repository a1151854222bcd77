package io.railiance.platform;

import java.io.IOException;
import java.nio.file.Path;

/** A program: writes what the specs of one folder generate. */
final class GeneratedTree {
  private GeneratedTree() {}

  public static void main(String[] folders) throws IOException {
    Report report = new Generator(line -> {}).run(new Workspace(Path.of(folders[0])));
    if (report.hasErrors()) {
      throw new IllegalStateException(report.findings().toString());
    }
    OurRepository.write(report.files(), Path.of(folders[1]));
  }
}
