package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.ha.Answer.NoAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
  @TempDir Path files;
  private Path ca;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(files.resolve("token"), "secret");
    ca = files.resolve("ca.crt");
  }

  private KubernetesStore store(FakeApi api) {
    return new KubernetesStore(
        new ApiServer(api.address(), ca, files.resolve("token"), "test"),
        "pg",
        new Pod("pg-0", "uid"),
        StrangeAnswersTest.PATIENT);
  }

  @Test
  void an_api_is_believed_if_its_authority_is_ours_also_after_that_was_exchanged()
      throws Exception {
    Authority stranger = Authority.of("127.0.0.1", files);
    Authority ours = Authority.of("127.0.0.1", files);
    Files.writeString(ca, stranger.pem());
    try (FakeApi api = new FakeApi(ours.context(), 500, "")) {
      KubernetesStore store = store(api);
      assertThat(store.read())
          .isInstanceOfSatisfying(
              NoAnswer.class, none -> assertThat(none.why()).contains("SSLHandshakeException"));
      Files.writeString(ca, ours.pem());
      assertThat(store.read()).isEqualTo(new NoAnswer<>("500: "));
      Files.writeString(ca, "no certificate");
      assertThat(store.read())
          .isInstanceOfSatisfying(
              NoAnswer.class, none -> assertThat(none.why()).contains("CertificateException"));
      assertThat(api.tokens).as("tokens that a stranger saw").containsExactly("Bearer secret");
    }
  }

  @Test
  void a_certificate_of_another_address_is_not_believed() throws Exception {
    Authority elsewhere = Authority.of("127.0.0.2", files);
    Files.writeString(ca, elsewhere.pem());
    try (FakeApi api = new FakeApi(elsewhere.context(), 500, "")) {
      assertThat(store(api).read())
          .isInstanceOfSatisfying(
              NoAnswer.class, none -> assertThat(none.why()).contains("SSLHandshakeException"));
    }
  }
}
