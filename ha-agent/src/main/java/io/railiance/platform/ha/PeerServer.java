package io.railiance.platform.ha;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers the other nodes: {@code POST /ask}, sealed both ways. */
final class PeerServer implements AutoCloseable {
  static final String PATH = "/ask";
  static final String NONCE = "Nonce";
  static final String SEAL = "Seal";
  private static final int LARGEST = 1 << 16;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Seal seal;
  private final Function<Ask, Optional<Peer>> answer;

  /**
   * @param answer empty if there is none now; may be called by two threads at once
   */
  PeerServer(InetSocketAddress address, Seal seal, Function<Ask, Optional<Peer>> answer)
      throws IOException {
    this.server = Pages.listen(address);
    this.seal = seal;
    this.answer = answer;
    server.createContext(PATH, this::handle);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String question =
          new String(exchange.getRequestBody().readNBytes(LARGEST), StandardCharsets.UTF_8);
      String nonce = header(exchange, NONCE);
      if (!seal.isOn(nonce, question, header(exchange, SEAL))) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      Optional<Peer> peer = answer.apply(PeerWire.ask(question));
      if (peer.isEmpty()) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      String text = PeerWire.written(peer.get());
      exchange.getResponseHeaders().set(SEAL, seal.of(nonce, text));
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (Malformed e) {
      exchange.sendResponseHeaders(400, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
