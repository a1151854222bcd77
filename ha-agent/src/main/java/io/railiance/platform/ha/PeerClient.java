package io.railiance.platform.ha;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks all other nodes at once, and waits for none longer than for all. One that left the last
 * question open is waited for briefly, while the question goes on; what it answers later tells only
 * that it can be waited for again, for it is of an earlier moment.
 */
final class PeerClient implements Peers {
  private static final Duration BRIEF = Duration.ofMillis(150);

  /** Whose last question is open, or was in vain. */
  private final Set<String> silent = ConcurrentHashMap.newKeySet();

  private final Map<String, URI> others;
  private final Seal seal;
  private final Duration patience;
  private final HttpClient http;

  /**
   * @param others where each of the others answers
   * @param patience with all of them together
   */
  PeerClient(Map<String, URI> others, Seal seal, Duration patience) {
    this.others = Map.copyOf(others);
    this.seal = seal;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(patience)
            .build();
  }

  @Override
  public List<Peer> ask(Ask ask) {
    Deadline brief = Deadline.in(BRIEF);
    Deadline whole = Deadline.in(patience);
    Map<String, CompletableFuture<Peer>> calls = new LinkedHashMap<>();
    Map<String, Deadline> deadlines = new HashMap<>();
    others.forEach(
        (node, at) -> {
          deadlines.put(node, silent.add(node) ? whole : brief);
          calls.put(node, call(node, at, ask));
        });
    List<Peer> peers = new ArrayList<>();
    calls.forEach((node, call) -> answer(call, deadlines.get(node)).ifPresent(peers::add));
    return peers;
  }

  private CompletableFuture<Peer> call(String node, URI at, Ask ask) {
    try {
      String nonce = Seal.nonce();
      String text = PeerWire.written(ask);
      HttpRequest request =
          HttpRequest.newBuilder(at.resolve(PeerServer.PATH))
              .timeout(patience)
              .header(PeerServer.NONCE, nonce)
              .header(PeerServer.SEAL, seal.of(nonce, text))
              .POST(HttpRequest.BodyPublishers.ofString(text))
              .build();
      return http.sendAsync(request, BodyHandlers.ofString())
          .thenApply(response -> heard(node, nonce, response));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** What is not sealed, or answers another question, is no answer. */
  private Peer heard(String node, String nonce, HttpResponse<String> response) {
    try {
      String sealed = response.headers().firstValue(PeerServer.SEAL).orElse("");
      if (response.statusCode() == 200 && seal.isOn(nonce, response.body(), sealed)) {
        Peer peer = PeerWire.peer(response.body());
        if (peer.node().equals(node)) {
          silent.remove(node);
          return peer;
        }
      }
      throw new CompletionException(new IOException(node + " does not answer"));
    } catch (IOException | Malformed e) {
      throw new CompletionException(e);
    }
  }

  private static Optional<Peer> answer(CompletableFuture<Peer> call, Deadline deadline) {
    try {
      return Optional.of(call.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    }
  }
}
