package io.railiance.platform.ha;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the agent that runs in this container. */
record Admin(int port) {
  static final String STATUS = "/status";
  static final String SWITCHOVER = "/switchover";
  private static final Duration LONGEST = Duration.ofSeconds(10);

  HttpResponse<String> status() throws IOException {
    return exchange(at(STATUS).GET());
  }

  HttpResponse<String> switchover(String to) throws IOException {
    return exchange(at(SWITCHOVER).POST(BodyPublishers.ofString(to)));
  }

  private HttpRequest.Builder at(String path) {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    return HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path));
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    try {
      return http.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new IOException("no agent answers at 127.0.0.1:" + port + "; is it running?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
