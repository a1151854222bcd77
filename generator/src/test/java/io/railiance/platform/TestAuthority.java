package io.railiance.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A private authority that lives as long as a test, and one host with a certificate of its. */
record TestAuthority(KeyStore store) {
  private static final String STORE_PASSWORD = "changeit";
  private static final String AUTHORITY = "authority";
  private static final String HOST = "host";

  /**
   * @param folder where it is kept: who comes again gets the same
   */
  static TestAuthority of(String host, Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve("authority.p12");
    if (!Files.exists(file)) {
      make(host, file);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, STORE_PASSWORD.toCharArray());
    }
    return new TestAuthority(store);
  }

  private static void make(String host, Path file) throws IOException, InterruptedException {
    String request = file + ".request";
    String signed = file + ".signed";
    String names = "san=dns:" + host + ",dns:localhost";
    keytool(file, "-genkeypair", AUTHORITY, "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc:c");
    keytool(file, "-genkeypair", HOST, "-keyalg", "EC", "-dname", "CN=" + host);
    keytool(file, "-certreq", HOST, "-file", request);
    keytool(file, "-gencert", AUTHORITY, "-infile", request, "-outfile", signed, "-ext", names);
    keytool(file, "-importcert", HOST, "-noprompt", "-file", signed);
  }

  private static void keytool(Path file, String command, String alias, String... more)
      throws IOException, InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> line =
        Stream.concat(
                Stream.of(program, command, "-alias", alias, "-keystore", file.toString()),
                Stream.concat(Stream.of("-storepass", STORE_PASSWORD), Stream.of(more)))
            .toList();
    Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  /** For a client that trusts nobody else. */
  SSLContext trusting() throws GeneralSecurityException, IOException {
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry(AUTHORITY, store.getCertificate(AUTHORITY));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** By which the host is known. */
  String pem() throws GeneralSecurityException {
    return pem("CERTIFICATE", store.getCertificate(AUTHORITY).getEncoded());
  }

  String hostPem() throws GeneralSecurityException {
    return pem("CERTIFICATE", store.getCertificate(HOST).getEncoded());
  }

  String hostKeyPem() throws GeneralSecurityException {
    return pem("PRIVATE KEY", store.getKey(HOST, STORE_PASSWORD.toCharArray()).getEncoded());
  }

  private static String pem(String what, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
  }
}
