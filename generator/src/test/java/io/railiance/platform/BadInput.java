package io.railiance.platform;

import io.railiance.platform.report.FindingsText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A mistake that the generator survives, one folder in {@code bad-input/}.
 *
 * <pre>{@code
 * 02-duplicate-key/mistake.txt     what is wrong, for the page docs/bad-input.md
 * 02-duplicate-key/specs/...       laid over the specs of bad-input/valid
 * 02-duplicate-key/findings.txt    what is printed, to the letter
 * }</pre>
 *
 * <p>Where a mistake cannot be committed as a file, {@link Unstorable} makes it.
 */
record BadInput(String name) {
  static final Path FOLDER = Path.of("src/test/resources/bad-input");
  private static final String VALID = "valid";

  /** What only comparing can find; writing would mend it. */
  private static final Set<String> OF_VERIFICATION =
      Set.of("31-edited-by-hand", "40-conflict-in-a-generated-file");

  static List<BadInput> all() {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.equals(VALID))
          .sorted()
          .map(BadInput::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Specs without a mistake. */
  static void copyValid(Path root) {
    copy(FOLDER.resolve(VALID), root);
  }

  /** A repository without a mistake, and with all that it generates. */
  static void prepareValid(Path root) {
    copyValid(root);
    Outcome outcome = run(root).write();
    if (outcome.failed() || !outcome.findings().isEmpty()) {
      throw new IllegalStateException(FindingsText.of(outcome.findings()));
    }
  }

  /** Copies the valid repository, and makes the mistake in the copy. */
  void prepare(Path valid, Path root) throws IOException {
    copy(valid, root);
    if (Files.isDirectory(folder().resolve("specs"))) {
      copy(folder().resolve("specs"), root.resolve("specs"));
    } else {
      Unstorable.make(name, root);
    }
  }

  /** As the goals of Maven run. */
  Outcome outcome(Path root) {
    return OF_VERIFICATION.contains(name) ? run(root).verify() : run(root).write();
  }

  private static Run run(Path root) {
    Path index = root.resolve("specs/target/platform.index");
    return new Run(new Workspace(root), index, line -> {});
  }

  /** Of validation's list, by which cases are sorted: {@code 2}. */
  int number() {
    return Integer.parseInt(name.substring(0, name.indexOf('-')));
  }

  String mistake() {
    return Resources.text(folder().resolve("mistake.txt")).strip();
  }

  Path findings() {
    return folder().resolve("findings.txt");
  }

  private Path folder() {
    return FOLDER.resolve(name);
  }

  @Override
  public String toString() {
    return name;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
