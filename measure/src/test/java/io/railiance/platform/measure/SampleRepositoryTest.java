package io.railiance.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRepositoryTest {

  @TempDir Path root;

  private SampleRepository sample;

  @BeforeEach
  void generate() {
    sample = SampleRepository.make(Path.of(".."), root, 2, 4);
    OneRun.write(root, sample.index());
  }

  @Test
  void every_copy_is_rendered_in_every_environment() {
    assertThat(sample.releases()).hasSize(2);
    assertThat(sample.environments()).hasSize(4);
    for (String environment : sample.environments()) {
      for (String release : sample.releases()) {
        assertThat(root.resolve("rendered/" + environment + "/" + release)).isNotEmptyDirectory();
      }
    }
  }

  @Test
  void a_changed_value_changes_what_is_rendered() throws IOException {
    Path values = root.resolve("helm/values/local-1/valkey-0001.yaml");
    String before = Files.readString(values);
    sample.changeOneValue();
    OneRun.write(root, sample.index());
    assertThat(Files.readString(values)).isNotEqualTo(before);
  }
}
