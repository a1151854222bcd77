package io.railiance.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTreeTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "/etc/passwd", "../x", "a/../b", "a//b", "a/", "./a", "a\\b"})
  void refusesPathsThatLeaveTheTree(String path) {
    assertThatThrownBy(() -> FileTree.of(path, "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesCarriageReturns() {
    assertThatThrownBy(() -> FileTree.of("a", "b\r\n")).hasMessageContaining("carriage return");
  }

  @Test
  void isUnitedOnlyWithATreeOfOtherPaths() {
    FileTree tree = FileTree.of("a", "1\n");
    assertThat(tree.and(FileTree.of("b", "2\n")).files()).containsOnlyKeys("a", "b");
    assertThatThrownBy(() -> tree.and(tree)).hasMessageContaining("two files at a");
    assertThat(tree.under("x/y").files()).containsOnlyKeys("x/y/a");
  }

  @Test
  void changesAreSortedByPath() {
    FileTree before = FileTree.of("b", "1\n").and(FileTree.of("c", "1\n"));
    FileTree after = FileTree.of("a", "1\n").and(FileTree.of("c", "2\n"));
    assertThat(Change.between(before.files(), after.files()))
        .containsExactly(
            new Change.Added("a", "1\n"),
            new Change.Removed("b", "1\n"),
            new Change.Modified("c", "1\n", "2\n"));
  }

  @Test
  void aDiffIsBoundedAndNamesWhatItLeavesOut() {
    String diff =
        UnifiedDiff.of(
            List.of(
                new Change.Modified("a", "1\n2\n", "1\n3\n"),
                new Change.Modified("long", "x\n".repeat(99), "y\n".repeat(99)),
                new Change.Removed("stale", "")));
    assertThat(diff)
        .contains("--- committed/a\n+++ generated/a\n", "-2\n+3\n", "--- stale (stale)\n")
        .endsWith("Too long to show:\n  long (changed)\n");
    assertThat(diff.lines().count()).isLessThan(UnifiedDiff.LINES);
  }
}
