package io.railiance.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stops a run at each of its operations on the disk in turn, and the run that recovers from it at
 * each of its own. The change adds, replaces and removes; a file becomes a folder, and a folder a
 * file.
 */
final class CrashPointsTest {
  private static final FileTree OLD =
      tree(
          Map.of(
              "helm/kept.yaml", "kept",
              "helm/changed.yaml", "old",
              "helm/deep/down/changed.yaml", "old",
              "helm/gone/far/away.yaml", "old",
              "helm/folder-once-file", "old",
              "helm/file-once-folder/a/one.yaml", "old",
              "helm/file-once-folder/two.yaml", "old"));
  private static final FileTree NEW =
      tree(
          Map.of(
              "helm/kept.yaml", "kept",
              "helm/changed.yaml", "new",
              "helm/deep/down/changed.yaml", "new",
              "helm/deep/up/added.yaml", "new",
              "helm/folder-once-file/x/added.yaml", "new",
              "helm/file-once-folder", "new",
              "docs/added.md", "new"));

  /** What the run after it writes: its drift shows what it started from. */
  private static final FileTree NEXT = tree(Map.of("helm/kept.yaml", "next"));

  private static final String REPLACING =
      "an earlier run was stopped while it replaced files; the old ones are back";
  private static final String ASIDE =
      "an earlier run was stopped; it left no file half replaced, and its leftovers are gone";

  @TempDir Path temp;
  private Path root;
  private int repositories;
  private int operations;

  @BeforeEach
  void countTheOperationsOfAnUndisturbedRun() throws IOException {
    begin();
    Faults none = Faults.none();
    writer(none).write(NEW);
    operations = none.count();
    assertThat(files()).isEqualTo(NEW);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void killed_anywhere_the_next_run_starts_from_the_old_or_the_new_files() throws IOException {
    int old = 0;
    for (int at = 1; at <= operations; at++) {
      killed(at);
      old += nextRunStartsFrom(at).equals(OLD) ? 1 : 0;
    }
    assertThat(old).as("ends with the old files").isBetween(1, operations - 1);
  }

  @Test
  void killed_amid_the_moves_and_its_recoveries_killed_one_after_the_other() throws IOException {
    int recoveriesKilled = 0;
    for (int at = 1; at <= operations; at++) {
      killed(at);
      if (!unfinished()) {
        continue;
      }
      // The old files are wanted, so that all it does is to recover.
      int again = 1;
      while (killed(again, OLD)) {
        again++;
      }
      recoveriesKilled += again - 1;
      assertThat(nextRunStartsFrom(at)).isEqualTo(OLD);
    }
    assertThat(recoveriesKilled).isGreaterThan(operations);
  }

  @Test
  void killed_anywhere_each_file_is_whole_and_a_mix_is_told() throws IOException {
    for (int at = 1; at <= operations; at++) {
      killed(at);
      FileTree seen = files();
      seen.forEach(
          (path, text) -> assertThat(text).isIn(OLD.files().get(path), NEW.files().get(path)));
      if (!unfinished()) {
        assertThat(seen).as("killed at %d", at).isIn(OLD, NEW);
      }
    }
  }

  @Test
  void a_disk_error_anywhere_is_reported_and_the_old_files_are_kept() throws IOException {
    int refusals = 0;
    for (int at = 1; at <= operations; at++) {
      begin();
      TreeWriter writer = writer(new Faults(Faults.Kind.ERROR, at));
      FindingsException refused =
          catchThrowableOfType(FindingsException.class, () -> writer.write(NEW));
      if (refused == null) {
        assertThat(files()).as("error at %d", at).isEqualTo(NEW);
        continue;
      }
      refusals++;
      assertThat(refused)
          .hasMessage(
              """
              .platform-write: error [not-written] cannot write: IOException: Input/output error
                  Make room, or the folder writable, then run again; all files are as they were.""");
      assertThat(files()).as("error at %d", at).isEqualTo(OLD);
      assertThat(leftovers()).as("error at %d", at).isEmpty();
    }
    // The others fail when the new files are in place: to tidy up.
    assertThat(refusals).isGreaterThan(operations / 2);
  }

  @Test
  void a_disk_that_is_dead_from_anywhere_on_is_recovered_by_the_next_run() throws IOException {
    for (int at = 1; at <= operations; at++) {
      begin();
      TreeWriter writer = writer(new Faults(Faults.Kind.DEAD_DISK, at));
      FindingsException refused =
          catchThrowableOfType(FindingsException.class, () -> writer.write(NEW));
      if (unfinished()) {
        assertThat(refused).hasMessageEndingWith("that puts the old files back first.");
      } else {
        assertThat(files()).as("dead at %d", at).isEqualTo(refused == null ? NEW : OLD);
      }
      nextRunStartsFrom(at);
    }
  }

  /** A run that is killed at its n-th operation. */
  private void killed(int at) throws IOException {
    begin();
    assertThat(killed(at, NEW)).isTrue();
  }

  private boolean killed(int at, FileTree tree) {
    try {
      writer(new Faults(Faults.Kind.KILL, at)).write(tree);
      return false;
    } catch (Faults.Killed e) {
      return true;
    }
  }

  private FileTree nextRunStartsFrom(int at) throws IOException {
    boolean unfinished = unfinished();
    boolean leftovers = !leftovers().isEmpty();
    TreeWriter.Written next = writer(Faults.none()).write(NEXT);
    boolean old = next.drift().changes().equals(Change.between(OLD.files(), NEXT.files()));
    if (!old) {
      assertThat(next.drift().changes())
          .as("killed at %d", at)
          .isEqualTo(Change.between(NEW.files(), NEXT.files()));
    }
    assertThat(next.notices())
        .extracting(Finding::message)
        .isEqualTo(unfinished ? List.of(REPLACING) : leftovers ? List.of(ASIDE) : List.of());
    assertThat(files()).isEqualTo(NEXT);
    assertThat(leftovers()).as("killed at %d", at).isEmpty();
    return old ? OLD : NEW;
  }

  /** A fresh repository with the old files. */
  private void begin() throws IOException {
    root = Files.createDirectory(temp.resolve(Integer.toString(repositories++)));
    writer(Faults.none()).write(OLD);
  }

  private TreeWriter writer(FileOperations disk) {
    return new TreeWriter(new OutputFolders(root, List.of("docs", "helm")), disk, Duration.ZERO);
  }

  private boolean unfinished() {
    return writer(Faults.none()).unfinished().isPresent();
  }

  private FileTree files() throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(each).toString();
        if (!path.startsWith(".platform-write")) {
          files.put(path, Files.readString(each));
        }
      }
    }
    return new FileTree(files);
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> all = Files.list(root.resolve(".platform-write"))) {
      return all.map(each -> each.getFileName().toString())
          .filter(name -> !name.equals("lock"))
          .toList();
    }
  }

  private static FileTree tree(Map<String, String> words) {
    TreeMap<String, String> files = new TreeMap<>();
    words.forEach(
        (path, word) -> files.put(path, "# Generated by railiance-platform from x.\n" + word));
    return new FileTree(files);
  }
}
