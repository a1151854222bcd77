package io.railiance.platform.ha;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks all other nodes at once, and waits for none longer than for all. */
final class PeerClient implements Peers {
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
    Deadline deadline = Deadline.in(patience);
    Map<String, Call> calls = new LinkedHashMap<>();
    others.forEach((node, at) -> call(at, ask).ifPresent(call -> calls.put(node, call)));
    List<Peer> peers = new ArrayList<>();
    calls.forEach(
        (node, call) ->
            answer(call, deadline).filter(peer -> peer.node().equals(node)).ifPresent(peers::add));
    return peers;
  }

  private record Call(String nonce, CompletableFuture<HttpResponse<String>> response) {}

  private Optional<Call> call(URI at, Ask ask) {
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
      return Optional.of(new Call(nonce, http.sendAsync(request, BodyHandlers.ofString())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What is not sealed, or answers another question, is no answer. */
  private Optional<Peer> answer(Call call, Deadline deadline) {
    try {
      HttpResponse<String> response =
          call.response.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      String sealed = response.headers().firstValue(PeerServer.SEAL).orElse("");
      return response.statusCode() == 200 && seal.isOn(call.nonce, response.body(), sealed)
          ? Optional.of(PeerWire.peer(response.body()))
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException | ExecutionException | IOException | Malformed e) {
      call.response.cancel(true);
      return Optional.empty();
    }
  }
}
