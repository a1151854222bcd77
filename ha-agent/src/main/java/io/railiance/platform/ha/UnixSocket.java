package io.railiance.platform.ha;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * The JDK's Unix socket as a {@link Socket}, with what PostgreSQL's driver uses of one: streams
 * whose reads end after a while. One thread reads and writes at a time; any may close it.
 */
final class UnixSocket extends Socket {
  private final SocketChannel channel;
  private final Selector selector;
  private volatile int longestRead;

  private UnixSocket(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.selector = Selector.open();
    channel.register(selector, 0);
  }

  /** A server too busy to take one more is not waited for. */
  static Socket connected(UnixDomainSocketAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.configureBlocking(false);
      if (!channel.connect(address)) {
        throw new ConnectException(address + " takes nobody in");
      }
      return new UnixSocket(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private int read(byte[] bytes, int from, int length) throws IOException {
    return open(
        () -> {
          int count = channel.read(ByteBuffer.wrap(bytes, from, length));
          while (count == 0 && length > 0) {
            await(SelectionKey.OP_READ, longestRead);
            count = channel.read(ByteBuffer.wrap(bytes, from, length));
          }
          return count;
        });
  }

  /** Has no bound of its own, as with TCP. */
  private void write(byte[] bytes, int from, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
    open(
        () -> {
          while (rest.hasRemaining()) {
            if (channel.write(rest) == 0) {
              await(SelectionKey.OP_WRITE, 0);
            }
          }
          return null;
        });
  }

  private void await(int operation, int longest) throws IOException {
    channel.keyFor(selector).interestOps(operation);
    boolean ready = selector.select(longest) > 0;
    selector.selectedKeys().clear();
    if (!ready && Thread.currentThread().isInterrupted()) {
      throw new SocketException("interrupted");
    } else if (!ready && channel.isOpen()) {
      throw new SocketTimeoutException("no answer within " + longest + " ms");
    }
  }

  private interface Use<T> {
    T of() throws IOException;
  }

  /** However it ends, it does as a socket of the JDK: the driver knows that. */
  private static <T> T open(Use<T> use) throws IOException {
    try {
      return use.of();
    } catch (SocketException | SocketTimeoutException e) {
      throw e;
    } catch (IOException | ClosedSelectorException | CancelledKeyException e) {
      throw new SocketException(e.toString());
    }
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return UnixSocket.this.read(bytes, from, length);
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one});
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        UnixSocket.this.write(bytes, from, length);
      }
    };
  }

  @Override
  public void setSoTimeout(int millis) {
    longestRead = millis;
  }

  @Override
  public int getSoTimeout() {
    return longestRead;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }

  // What only TCP has is taken, and means nothing.

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void setKeepAlive(boolean on) {}
}
