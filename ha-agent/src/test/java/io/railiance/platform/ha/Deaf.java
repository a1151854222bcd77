package io.railiance.platform.ha;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A port at which packets are lost, as of a machine that is gone: it is not refused to connect, and
 * nothing comes of it. Its queue is full, and nobody takes what is in it.
 */
final class Deaf implements AutoCloseable {
  private static final int MANY = 20;

  private final ServerSocket server;
  private final List<Socket> queue = new ArrayList<>();

  private Deaf(ServerSocket server) {
    this.server = server;
  }

  static Deaf at(int port) throws IOException {
    Deaf deaf = new Deaf(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    while (deaf.hears()) {
      if (deaf.queue.size() > MANY) {
        throw new IOException("its queue is never full");
      }
    }
    return deaf;
  }

  /** Whether a connection is made. */
  boolean hears() throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), 200);
      queue.add(socket);
      return true;
    } catch (SocketTimeoutException e) {
      socket.close();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : queue) {
      socket.close();
    }
    server.close();
  }
}
