package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.ha.Answer.NoAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path files;
  private Path ca;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(files.resolve("token"), "secret");
    ca = files.resolve("ca.crt");
  }

  /** A key and a certificate that signs itself. */
  private KeyStore authority(String name, String address) throws Exception {
    Path file = files.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "api",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:" + address,
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext certificate(KeyStore authority) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(authority, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void trust(KeyStore authority) throws Exception {
    byte[] certificate = authority.getCertificate("api").getEncoded();
    Files.writeString(
        ca,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate)
            + "\n-----END CERTIFICATE-----\n");
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
    KeyStore stranger = authority("stranger", "127.0.0.1");
    KeyStore ours = authority("ours", "127.0.0.1");
    trust(stranger);
    try (FakeApi api = new FakeApi(certificate(ours), 500, "")) {
      KubernetesStore store = store(api);
      assertThat(store.read())
          .isInstanceOfSatisfying(
              NoAnswer.class, none -> assertThat(none.why()).contains("SSLHandshakeException"));
      trust(ours);
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
    KeyStore elsewhere = authority("elsewhere", "127.0.0.2");
    trust(elsewhere);
    try (FakeApi api = new FakeApi(certificate(elsewhere), 500, "")) {
      assertThat(store(api).read())
          .isInstanceOfSatisfying(
              NoAnswer.class, none -> assertThat(none.why()).contains("SSLHandshakeException"));
    }
  }
}
