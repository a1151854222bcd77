package io.railiance.platform.ha;

import io.railiance.platform.ha.Answer.Conflict;
import io.railiance.platform.ha.Answer.Done;
import io.railiance.platform.ha.Answer.NoAnswer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to the Kubernetes API, by any thread.
 *
 * <p>HTTP/1.1, as there a request that got no answer takes its connection with it, and the next one
 * makes another. Over HTTP/2 it leaves the connection, and all others would wait on it until TCP
 * gives up, which takes a quarter of an hour.
 */
final class ApiClient {
  private static final int LONGEST_REASON = 300;

  private final ApiServer server;
  private final Duration timeout;
  private byte[] ca;
  private HttpClient http;

  /**
   * @param timeout of making a connection; a request has a deadline of its own
   */
  ApiClient(ApiServer server, Duration timeout) {
    this.server = server;
    this.timeout = timeout;
  }

  /** Empty only if the API itself says that there is no such object. */
  Answer<Optional<Map<String, Object>>> get(String path, Deadline deadline) {
    return exchange("GET", path, BodyPublishers.noBody(), deadline).then(ApiClient::found);
  }

  Answer<Map<String, Object>> create(String path, Map<String, ?> object, Deadline deadline) {
    return exchange("POST", path, json(object), deadline).then(ApiClient::changed);
  }

  Answer<Map<String, Object>> patch(String path, Map<String, ?> patch, Deadline deadline) {
    return exchange("PATCH", path, json(patch), deadline).then(ApiClient::changed);
  }

  /** Sends an object, and does not wait. */
  void post(String path, Map<String, ?> object) {
    try {
      CompletableFuture<?> call =
          http().sendAsync(request("POST", path, json(object)), BodyHandlers.discarding());
      CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .execute(() -> call.cancel(true));
    } catch (IOException | GeneralSecurityException e) {
      // Nobody waits for it, and whoever asks for something else is told the same.
    }
  }

  private Answer<HttpResponse<String>> exchange(
      String method, String path, BodyPublisher body, Deadline deadline) {
    try {
      return answer(
          http().sendAsync(request(method, path, body), BodyHandlers.ofString()), deadline);
    } catch (IOException | GeneralSecurityException e) {
      return new NoAnswer<>(e.toString());
    }
  }

  /** The deadline is for the whole answer; a timeout of the request would end with its headers. */
  private static <T> Answer<T> answer(CompletableFuture<T> call, Deadline deadline) {
    try {
      return new Done<>(call.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      call.cancel(true);
      return new NoAnswer<>("nothing in time");
    } catch (ExecutionException e) {
      return new NoAnswer<>(e.getCause().toString());
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new NoAnswer<>("interrupted");
    }
  }

  private HttpRequest request(String method, String path, BodyPublisher body) throws IOException {
    return HttpRequest.newBuilder(server.at(path))
        .header("Authorization", "Bearer " + token())
        .header("Accept", "application/json")
        .header(
            "Content-Type",
            method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
        .method(method, body)
        .build();
  }

  private String token() throws IOException {
    String token = Files.readString(server.token()).strip();
    if (!token.matches("[!-~]+")) {
      throw new IOException(server.token() + " holds no token");
    }
    return token;
  }

  /** Another one if the certificates were exchanged. */
  private synchronized HttpClient http() throws IOException, GeneralSecurityException {
    byte[] present = Files.readAllBytes(server.ca());
    if (!Arrays.equals(present, ca)) {
      http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .proxy(HttpClient.Builder.NO_PROXY)
              .connectTimeout(timeout)
              .sslContext(Trust.in(present))
              .build();
      ca = present;
    }
    return http;
  }

  private static BodyPublisher json(Map<String, ?> object) {
    return BodyPublishers.ofString(Json.write(object));
  }

  private static Answer<Optional<Map<String, Object>>> found(HttpResponse<String> response) {
    return saysNotFound(response)
        ? new Done<>(Optional.empty())
        : changed(response).then(object -> new Done<>(Optional.of(object)));
  }

  /** Whatever stands between may answer 404, too, and nothing shall be made anew on its word. */
  private static boolean saysNotFound(HttpResponse<String> response) {
    if (response.statusCode() != 404) {
      return false;
    }
    try {
      Map<String, Object> status = Json.readObject(response.body());
      return "Status".equals(status.get("kind")) && "NotFound".equals(status.get("reason"));
    } catch (Malformed e) {
      return false;
    }
  }

  private static Answer<Map<String, Object>> changed(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status == 409 || saysNotFound(response)) {
      return new Conflict<>(reason(response));
    }
    if (status != 200 && status != 201) {
      return new NoAnswer<>(reason(response));
    }
    try {
      return new Done<>(Json.readObject(response.body()));
    } catch (Malformed e) {
      return new NoAnswer<>(status + ": " + e.getMessage());
    }
  }

  private static String reason(HttpResponse<String> response) {
    String text = response.statusCode() + ": " + message(response.body()).strip();
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "..." : text;
  }

  private static String message(String body) {
    try {
      return Fields.of(Json.readObject(body)).text("message");
    } catch (Malformed e) {
      return body;
    }
  }
}
