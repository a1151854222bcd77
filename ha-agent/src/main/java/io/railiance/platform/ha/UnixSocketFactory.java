package io.railiance.platform.ha;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import javax.net.SocketFactory;

/**
 * Lets PostgreSQL's driver come in through a server's Unix socket. Public, for the driver makes it
 * by its name. Goes when the driver has its own (pgjdbc, pull request 4188).
 */
public final class UnixSocketFactory extends SocketFactory {
  private final Path socket;

  /**
   * @param socket {@code /run/ha/agent/socket/.s.PGSQL.5432}
   */
  public UnixSocketFactory(String socket) {
    this.socket = Path.of(socket);
  }

  /** Connected already; whatever host the driver was told is not looked for. */
  @Override
  public Socket createSocket() throws IOException {
    return UnixSocket.connected(UnixDomainSocketAddress.of(socket));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket();
  }
}
