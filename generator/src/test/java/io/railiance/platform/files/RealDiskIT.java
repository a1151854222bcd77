package io.railiance.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.report.FindingsException;
import io.railiance.platform.testing.Absent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full, a folder that is really closed, a umask that hides all. */
final class RealDiskIT {
  private static final FileTree A = EndlessWriter.tree("a");
  private static final FileTree B = EndlessWriter.tree("b");
  private static final int PAGE = 4096;
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  @TempDir Path temp;
  private Path root;
  private boolean mounted;

  @BeforeEach
  void aFolderThatOthersReach() throws IOException {
    permit(temp, "rwxr-xr-x");
    root = Files.createDirectory(temp.resolve("repository"));
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(run("umount", root.toString())).isEmpty();
    }
  }

  @Test
  void with_any_room_that_is_too_little_the_files_are_as_they_were() throws Exception {
    mountSmallDisk();
    int refused = 0;
    for (int pages = 0; write(pages); pages += 10) {
      refused++;
    }
    assertThat(refused).isPositive();
  }

  /** With so many pages of free room; whether there were too few. */
  private boolean write(int pages) throws IOException {
    Path filler = root.resolve("filler");
    TreeWriter writer = EndlessWriter.writer(root, Duration.ZERO);
    writer.write(A);
    fillUp(filler, pages);
    try {
      writer.write(B);
      assertThat(files()).as("%d pages", pages).isEqualTo(B);
      return false;
    } catch (FindingsException e) {
      assertThat(e)
          .hasMessage(
              """
              .platform-write: error [not-written] cannot write: IOException: No space left on device
                  Make room, or the folder writable, then run again; all files are as they were.""");
      assertThat(files()).as("%d pages", pages).isEqualTo(A);
      assertThat(state()).containsExactly("lock");
      return true;
    } finally {
      Files.delete(filler);
    }
  }

  @Test
  void a_folder_below_that_is_closed_stops_the_run_amid_its_moves() throws Exception {
    EndlessWriter.writer(root, Duration.ZERO).write(A);
    Path closed = root.resolve("helm/7");
    giveAway();
    permit(closed, "r-xr-xr-x");
    try {
      assertThat(refusal(asSomebody()))
          .startsWith(".platform-write: error [not-written] cannot write: AccessDeniedException: ")
          .contains(closed.toString())
          .endsWith("then run again; all files are as they were.\n");
      assertThat(files()).isEqualTo(A);
      assertThat(state()).containsExactly("lock");
    } finally {
      permit(closed, "rwxr-xr-x");
    }
  }

  @Test
  void a_repository_that_is_closed_is_left_alone() throws Exception {
    EndlessWriter.writer(root, Duration.ZERO).write(A);
    Files.delete(root.resolve(".platform-write/lock"));
    Files.delete(root.resolve(".platform-write"));
    giveAway();
    permit(root, "r-xr-xr-x");
    try {
      assertThat(refusal(asSomebody()))
          .isEqualTo(
              """
              .platform-write: error [not-written] cannot write: AccessDeniedException: %s
                  Make room, or the folder writable, then run again; all files are as they were.
              """
                  .formatted(root.resolve(".platform-write")));
      assertThat(files()).isEqualTo(A);
    } finally {
      permit(root, "rwxr-xr-x");
    }
  }

  @Test
  void a_umask_closes_nothing_that_is_generated() throws Exception {
    List<String> umask = List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "sh");
    assertThat(EndlessWriter.start(umask, root, 1, 0, "a").waitFor()).isZero();
    try (Stream<Path> all = Files.walk(root.resolve("helm"))) {
      for (Path each : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.toString())
            .isEqualTo(Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--");
      }
    }
  }

  private void mountSmallDisk() throws Exception {
    if (!ROOT) {
      Absent.because("only root may mount a disk of two megabytes");
    }
    String said = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", root.toString());
    if (!said.isEmpty()) {
      Absent.because("no disk of two megabytes: " + said);
    }
    mounted = true;
  }

  private void fillUp(Path filler, int free) throws IOException {
    byte[] page = new byte[PAGE];
    try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
      try {
        while (true) {
          file.write(page);
        }
      } catch (IOException full) {
        file.setLength(Math.max(0, file.length() - (long) free * PAGE));
      }
    }
  }

  private static String refusal(List<String> by, Path root) throws Exception {
    Process writer = EndlessWriter.start(by, root, 1, 0, "b");
    String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(writer.waitFor()).as(said).isOne();
    return said;
  }

  private String refusal(List<String> by) throws Exception {
    return refusal(by, root);
  }

  /** Nothing is closed to root; who is another user already stays it. */
  private static List<String> asSomebody() {
    return ROOT
        ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--")
        : List.of();
  }

  private void giveAway() throws Exception {
    if (ROOT) {
      assertThat(run("chown", "-R", "65534:65534", root.toString())).isEmpty();
    }
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private List<String> state() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> all = Files.list(root.resolve(".platform-write"))) {
      all.forEach(each -> names.add(each.getFileName().toString()));
    }
    return names;
  }

  private FileTree files() throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root.resolve("helm"))) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(each).toString(), Files.readString(each));
      }
    }
    return new FileTree(files);
  }
}
