package io.railiance.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageReferenceTest {
  @Test
  void takesAnImageApart() {
    assertThat(ImageReference.of("docker.io/valkey/valkey:9.1.2@sha256:ab"))
        .isEqualTo(new ImageReference("docker.io", "valkey/valkey", "9.1.2", "sha256:ab"));
    assertThat(ImageReference.of("localhost:5000/a/b"))
        .isEqualTo(new ImageReference("localhost:5000", "a/b", "", ""));
    assertThat(ImageReference.of("bitnami/valkey:latest"))
        .isEqualTo(new ImageReference("", "bitnami/valkey", "latest", ""));
    assertThat(ImageReference.of("busybox")).isEqualTo(new ImageReference("", "busybox", "", ""));
  }
}
