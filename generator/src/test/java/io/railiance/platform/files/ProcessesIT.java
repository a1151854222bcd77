package io.railiance.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that write: killed by the kernel, or two at once. {@code -Dkills=100} kills a
 * hundred, {@code -Dseed=7} at the same moments again.
 */
final class ProcessesIT {
  private static final FileTree A = EndlessWriter.tree("a");
  private static final FileTree B = EndlessWriter.tree("b");
  private static final int MOST_MILLIS = 300;

  @TempDir Path root;

  @Test
  void a_killed_process_leaves_what_the_next_run_makes_one_tree() throws Exception {
    int kills = Integer.getInteger("kills", 10);
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Map<String, Integer> ends = new TreeMap<>();
    EndlessWriter.writer(root, Duration.ZERO).write(A);
    for (int i = 0; i < kills; i++) {
      killAfter(random.nextInt(MOST_MILLIS));
      boolean mix = !files().equals(A) && !files().equals(B);
      TreeWriter next = EndlessWriter.writer(root, Duration.ofSeconds(10));
      assertThat(next.unfinished().isPresent() || !mix).as("a mix is told, seed %d", seed).isTrue();
      TreeWriter.Written written = next.write(A);
      List<Change> changes = written.drift().changes();
      assertThat(changes.isEmpty() || changes.equals(Change.between(B.files(), A.files())))
          .as("the next run starts from a tree of one write, seed %d", seed)
          .isTrue();
      assertThat(files()).as("seed %d", seed).isEqualTo(A);
      assertThat(root.resolve(".platform-write").toFile().list()).containsExactly("lock");
      ends.merge(mix ? "a mix" : "one tree", 1, Integer::sum);
      ends.merge("recovered " + (changes.isEmpty() ? "a" : "b"), 1, Integer::sum);
      written.notices().forEach(each -> ends.merge(each.message(), 1, Integer::sum));
    }
    System.out.println(kills + " kills, seed " + seed + ": " + ends);
  }

  @Test
  void two_processes_at_once_leave_the_tree_of_one() throws Exception {
    Process one = EndlessWriter.start(root, 25, 60, "a");
    Process two = EndlessWriter.start(root, 25, 60, "b");
    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();
    assertThat(files()).isIn(A, B);
  }

  @Test
  void a_process_that_waits_in_vain_names_the_one_that_writes() throws Exception {
    Path state = Files.createDirectory(root.resolve(".platform-write"));
    WriteLock held = WriteLock.take(state.resolve("lock"), Duration.ZERO);
    try {
      Process refused = EndlessWriter.start(root, 1, 0, "a");
      String said = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(refused.waitFor()).isOne();
      assertThat(said)
          .contains(
              "error [write-lock] process %d has been writing for 0 seconds"
                  .formatted(ProcessHandle.current().pid()));
    } finally {
      held.close();
    }
    assertThat(files()).isEqualTo(FileTree.EMPTY);
  }

  private void killAfter(int millis) throws Exception {
    Process writer = EndlessWriter.start(root, Integer.MAX_VALUE, 10, "b", "a");
    try (BufferedReader said = writer.inputReader(StandardCharsets.UTF_8)) {
      assertThat(said.readLine()).isEqualTo("ready");
      Thread.sleep(millis);
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  private FileTree files() throws Exception {
    TreeMap<String, String> files = new TreeMap<>();
    Path helm = root.resolve("helm");
    if (!Files.exists(helm)) {
      return FileTree.EMPTY;
    }
    try (Stream<Path> all = Files.walk(helm)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(each).toString(), Files.readString(each));
      }
    }
    return new FileTree(files);
  }
}
