package io.railiance.platform.ha;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/** Short texts over plain HTTP. */
final class Pages implements AutoCloseable {
  private static final int LARGEST = 1 << 10;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  /** What a page says. */
  record Reply(int status, String text) {}

  Pages(InetSocketAddress address) throws IOException {
    server = listen(address);
    server.setExecutor(threads);
    server.start();
  }

  /** Says which port it is that somebody else has. */
  static HttpServer listen(InetSocketAddress address) throws IOException {
    try {
      return HttpServer.create(address, 0);
    } catch (BindException e) {
      throw new IOException("port " + address.getPort() + ": " + e.getMessage(), e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  void get(String path, Supplier<Reply> page) {
    page(path, "GET", body -> page.get());
  }

  /**
   * @param page of the body that was sent
   */
  void post(String path, Function<String, Reply> page) {
    page(path, "POST", page);
  }

  private void page(String path, String method, Function<String, Reply> page) {
    server.createContext(path, exchange -> answer(exchange, path, method, page));
  }

  private static void answer(
      HttpExchange exchange, String path, String method, Function<String, Reply> page)
      throws IOException {
    try (exchange) {
      String body =
          new String(exchange.getRequestBody().readNBytes(LARGEST), StandardCharsets.UTF_8);
      boolean isHere = exchange.getRequestURI().getPath().equals(path);
      Reply reply =
          !isHere
              ? new Reply(404, "")
              : exchange.getRequestMethod().equals(method) ? page.apply(body) : new Reply(405, "");
      byte[] text = reply.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      exchange.sendResponseHeaders(reply.status(), text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
