package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ApiServerTest {
  private static URI askedAt(String host, String port) {
    return new ApiServer(ApiServer.at(host, port), Path.of("ca"), Path.of("token"), "databases")
        .at("/api");
  }

  @Test
  void a_pod_finds_the_api_by_what_the_kubelet_gives_it() {
    assertThat(askedAt("10.43.0.1", "443")).isEqualTo(URI.create("https://10.43.0.1:443/api"));
  }

  @Test
  void an_address_of_ipv6_stands_in_brackets() {
    assertThat(askedAt("fd00::1", "443")).isEqualTo(URI.create("https://[fd00::1]:443/api"));
  }
}
