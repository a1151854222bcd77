package io.railiance.platform.ha;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The server's own copies of its certificate, its key, and the authorities that all nodes are
 * certified by. PostgreSQL refuses a key that a group may read, and a Secret that is mounted for a
 * group (fsGroup) is that.
 *
 * @param mounted where they come from, in this order: certificate, key, authorities
 * @param folder where the copies are
 */
record Tls(List<Path> mounted, Path folder) {
  private static final List<String> NAMES = List.of("tls.crt", "tls.key", "ca.crt");

  Tls {
    mounted = List.copyOf(mounted);
  }

  private Path copy(int i) {
    return folder.resolve(NAMES.get(i));
  }

  /** For {@code postgresql.conf}. */
  String config() {
    return String.format(
        """
        ssl = on
        ssl_cert_file = '%s'
        ssl_key_file = '%s'
        ssl_ca_file = '%s'
        ssl_min_protocol_version = 'TLSv1.2'
        """,
        copy(0), copy(1), copy(2));
  }

  Path authorities() {
    return copy(2);
  }

  List<byte[]> mountedBytes() throws IOException {
    return read(mounted);
  }

  List<byte[]> copies() throws IOException {
    return read(List.of(copy(0), copy(1), copy(2)));
  }

  private static List<byte[]> read(List<Path> files) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (Path file : files) {
      all.add(Files.readAllBytes(file));
    }
    return all;
  }

  static boolean same(List<byte[]> one, List<byte[]> other) {
    return Arrays.deepEquals(one.toArray(), other.toArray());
  }

  void put(List<byte[]> bytes) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < NAMES.size(); i++) {
      PrivateFile.write(copy(i), bytes.get(i));
    }
  }

  /** The server's own, which comes first in its file. */
  static Certificate certificate(List<byte[]> bytes) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(bytes.get(0)));
  }
}
