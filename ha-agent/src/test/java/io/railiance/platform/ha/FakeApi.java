package io.railiance.platform.ha;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A server that gives one and the same answer to everything, and remembers what it was asked. */
final class FakeApi implements AutoCloseable {
  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<String> tokens = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final int status;
  private final String body;

  FakeApi(int status, String body) throws IOException {
    this(HttpServer.create(anyPort(), 0), status, body);
  }

  FakeApi(SSLContext certificate, int status, String body) throws IOException {
    this(secured(certificate), status, body);
  }

  private FakeApi(HttpServer server, int status, String body) {
    this.server = server;
    this.status = status;
    this.body = body;
    server.createContext("/", this::answer);
    server.start();
  }

  private static HttpServer secured(SSLContext certificate) throws IOException {
    HttpsServer secured = HttpsServer.create(anyPort(), 0);
    secured.setHttpsConfigurator(new HttpsConfigurator(certificate));
    return secured;
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  URI address() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
