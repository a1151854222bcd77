package io.railiance.platform.ha;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate that a PostgreSQL server shows to who connects. Nothing but its log says whether
 * it has taken another.
 */
final class ShownCertificate {
  private static final int MILLIS = 3_000;

  /** The length, and the code of a request for TLS. */
  private static final byte[] REQUEST = {0, 0, 0, 8, 4, (byte) 210, 22, 47};

  private ShownCertificate() {}

  static Certificate of(Address server) throws IOException, GeneralSecurityException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(server.host(), server.port()), MILLIS);
      plain.setSoTimeout(MILLIS);
      plain.getOutputStream().write(REQUEST);
      if (plain.getInputStream().read() != 'S') {
        throw new IOException("the server has no TLS");
      }
      SSLContext any = SSLContext.getInstance("TLS");
      any.init(null, new TrustManager[] {new Anybody()}, null);
      try (SSLSocket socket =
          (SSLSocket)
              any.getSocketFactory().createSocket(plain, server.host(), server.port(), true)) {
        return socket.getSession().getPeerCertificates()[0];
      }
    }
  }

  /** Nothing is said to whom it is shown by. */
  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
