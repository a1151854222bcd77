package io.railiance.platform.ha;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a password's file says: the current one in its first line, and maybe the one before in its
 * second. Who connects tries both, so that servers and files may change in any order.
 */
record Passwords(String current, Optional<String> before) {
  static Passwords read(Path file) throws IOException {
    List<String> lines = Files.readString(file).strip().lines().map(String::strip).toList();
    if (lines.size() > 2 || lines.contains("")) {
      throw new IOException(file + ": not one password, or two in two lines");
    }
    return new Passwords(lines.get(0), lines.stream().skip(1).findFirst());
  }

  static boolean areIn(Path file) {
    try {
      read(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  List<String> all() {
    return before.map(old -> List.of(current, old)).orElse(List.of(current));
  }

  @Override
  public String toString() {
    return "passwords";
  }
}
