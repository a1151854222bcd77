package io.railiance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContentIndexTest {
  private static final String OUTPUT = "helm/charts/a/Chart.yaml";

  @TempDir Path root;
  private ContentIndex index;

  @BeforeEach
  void recorded() throws IOException {
    index = new ContentIndex(root.resolve("specs/target/platform.index"), new Workspace(root));
    put("specs/platform.yaml", "name: a\n");
    put(OUTPUT, "name: a\n");
    index.record(inputs(), FileTree.of(OUTPUT, "name: a\n"));
    assertThat(index.upToDate(inputs())).hasValue(1);
  }

  @Test
  void aByteOfAnInputMatters() throws IOException {
    FileTime time = Files.getLastModifiedTime(root.resolve("specs/platform.yaml"));
    put("specs/platform.yaml", "name: b\n");
    Files.setLastModifiedTime(root.resolve("specs/platform.yaml"), time);

    assertThat(index.upToDate(inputs())).isEmpty();
  }

  @Test
  void aNewInputMatters() throws IOException {
    put("specs/consumers/b.yaml", "");

    assertThat(index.upToDate(inputs())).isEmpty();
  }

  @Test
  void aByteOfAnOutputMatters() throws IOException {
    put(OUTPUT, "name: a \n");

    assertThat(index.upToDate(inputs())).isEmpty();
  }

  @Test
  void aMissingOutputMatters() throws IOException {
    Files.delete(root.resolve(OUTPUT));

    assertThat(index.upToDate(inputs())).isEmpty();
  }

  @Test
  void aFileAmongTheOutputsMattersEvenIfItIsEmpty() throws IOException {
    put("rendered/local/x", "");

    assertThat(index.upToDate(inputs())).isEmpty();
  }

  @Test
  void aLinkAmongTheInputsIsNeverUpToDate() throws IOException {
    Files.createSymbolicLink(root.resolve("specs/link.yaml"), root.resolve("specs/platform.yaml"));

    assertThat(index.inputs()).isEmpty();
  }

  @Test
  void aNewTimeDoesNotMatter() throws IOException {
    Files.setLastModifiedTime(root.resolve(OUTPUT), FileTime.fromMillis(0));

    assertThat(index.upToDate(inputs())).isEqualTo(Optional.of(1));
  }

  @Test
  void aTornIndexIsNoIndex() throws IOException {
    put("specs/target/platform.index", "4f6c");

    assertThat(index.upToDate(inputs())).isEmpty();
  }

  private String inputs() {
    return index.inputs().orElseThrow();
  }

  private void put(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }
}
