package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServerTest {
  @TempDir Path mounted;

  private ApiServer ofPod(Map<String, String> environment) throws IOException {
    Files.writeString(mounted.resolve("namespace"), "databases\n");
    return ApiServer.ofPod(environment, mounted);
  }

  @Test
  void a_pod_finds_the_api_by_what_the_kubelet_gives_it() throws IOException {
    assertThat(
            ofPod(Map.of("KUBERNETES_SERVICE_HOST", "10.43.0.1", "KUBERNETES_SERVICE_PORT", "443")))
        .isEqualTo(
            new ApiServer(
                URI.create("https://10.43.0.1:443"),
                mounted.resolve("ca.crt"),
                mounted.resolve("token"),
                "databases"));
  }

  @Test
  void an_address_of_ipv6_stands_in_brackets() throws IOException {
    assertThat(
            ofPod(Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443"))
                .at("/api"))
        .isEqualTo(URI.create("https://[fd00::1]:443/api"));
  }

  @Test
  void outside_of_a_pod_it_says_so() {
    assertThatIOException()
        .isThrownBy(() -> ofPod(Map.of()))
        .withMessage(
            "KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set: this is no pod");
  }
}
