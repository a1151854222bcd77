package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk that is full soon. */
record SmallDisk(Path folder) {
  /**
   * @param size as {@code mount} has it: {@code 60m}
   */
  static SmallDisk of(Path folder, String size) throws IOException {
    Files.createDirectories(folder);
    return run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString())
        ? new SmallDisk(folder)
        : Absent.because("no small disk can be mounted here; root can");
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void grow(String size) throws IOException {
    run("mount", "-o", "remount,size=" + size, folder.toString());
  }

  void unmount() throws IOException {
    run("umount", folder.toString());
  }
}
