package io.railiance.platform.ha;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.ha.Answer.NoAnswer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An API that does not answer, in every way in which it can. The client may wait 200 ms; a busy
 * machine may take longer, but nothing here ends by itself.
 */
@Timeout(60)
class SilentApiTest {
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final Settings HASTY =
      new Settings(List.of("pg-0"), 1_500, 1_000, 400, 1, Durability.REQUIRED, 1, 16 << 20);
  private static final Lease HELD = new Lease("pg-0", 1, 7, "12");

  @TempDir Path files;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(files.resolve("token"), "secret");
    Files.createFile(files.resolve("ca.crt"));
  }

  private KubernetesStore store(ServerSocket listener, Settings settings) {
    return new KubernetesStore(
        new ApiServer(
            URI.create("http://127.0.0.1:" + listener.getLocalPort()),
            files.resolve("ca.crt"),
            files.resolve("token"),
            "test"),
        "pg",
        new Pod("pg-0", "uid"),
        settings);
  }

  private static ServerSocket listen() throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(FakeApi.anyPort());
    return listener;
  }

  private interface Server {
    void serve(Socket connection, int number) throws Exception;
  }

  /** Serves each connection in a thread of its own until the listener is closed. */
  private static void serve(ServerSocket listener, Server server) {
    Thread accepting =
        new Thread(
            () -> {
              AtomicInteger count = new AtomicInteger();
              while (!listener.isClosed()) {
                try {
                  Socket connection = listener.accept();
                  int number = count.incrementAndGet();
                  Thread serving = new Thread(() -> attempt(server, connection, number));
                  serving.setDaemon(true);
                  serving.start();
                } catch (IOException closed) {
                  return;
                }
              }
            });
    accepting.setDaemon(true);
    accepting.start();
  }

  private static void attempt(Server server, Socket connection, int number) {
    try {
      server.serve(connection, number);
    } catch (Exception gone) {
      // The client hung up, as it should.
    }
  }

  private static void isNoAnswerInTime(KubernetesStore store) {
    long begun = System.nanoTime();
    assertThat(store.read()).isInstanceOf(NoAnswer.class);
    assertThat(store.renew(HELD)).isInstanceOf(NoAnswer.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
  }

  @Test
  void nobody_listens() throws IOException {
    ServerSocket listener = listen();
    listener.close();
    isNoAnswerInTime(store(listener, HASTY));
  }

  @Test
  void connections_are_taken_and_nothing_is_said() throws IOException {
    try (ServerSocket listener = listen()) {
      isNoAnswerInTime(store(listener, HASTY));
    }
  }

  @Test
  void the_answer_stops_after_its_headers() throws IOException {
    try (ServerSocket listener = listen()) {
      serve(
          listener,
          (connection, number) -> {
            say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
            Thread.sleep(300_000);
          });
      isNoAnswerInTime(store(listener, HASTY));
    }
  }

  @Test
  void the_connection_is_cut() throws IOException {
    try (ServerSocket listener = listen()) {
      serve(listener, (connection, number) -> connection.close());
      isNoAnswerInTime(store(listener, HASTY));
    }
  }

  /** As when a load balancer forgets a connection, or the API's node is lost. */
  @Test
  void a_connection_that_went_silent_is_not_used_again() throws IOException {
    try (ServerSocket listener = listen()) {
      serve(
          listener,
          (connection, number) -> {
            awaitRequest(connection);
            if (number > 1) {
              say(connection, "HTTP/1.1 503 Unavailable\r\nContent-Length: 4\r\n\r\nback");
            }
            awaitRequest(connection);
          });
      Settings unhurried =
          new Settings(List.of("pg-0"), 30_000, 20_000, 8_000, 1, Durability.REQUIRED, 1, 16 << 20);
      KubernetesStore store = store(listener, unhurried);
      assertThat(store.read()).isEqualTo(new NoAnswer<>("nothing in time"));
      assertThat(store.read()).isEqualTo(new NoAnswer<>("503: back"));
    }
  }

  @Test
  void who_is_interrupted_has_no_answer_and_stays_interrupted() throws IOException {
    try (ServerSocket listener = listen()) {
      Thread.currentThread().interrupt();
      Answer<?> answer = store(listener, StrangeAnswersTest.PATIENT).read();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isEqualTo(new NoAnswer<>("interrupted"));
    }
  }

  @Test
  void an_event_is_not_waited_for() throws IOException {
    try (ServerSocket listener = listen()) {
      long begun = System.nanoTime();
      store(listener, StrangeAnswersTest.PATIENT)
          .post(new Event(Event.Type.NORMAL, "Promoted", "primary of epoch 8"));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
    }
  }

  private static void awaitRequest(Socket connection) throws IOException {
    byte[] buffer = new byte[8_192];
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int length = connection.getInputStream().read(buffer);
      if (length < 0) {
        throw new IOException("closed");
      }
      request.append(new String(buffer, 0, length, UTF_8));
    }
  }

  private static void say(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(UTF_8));
    connection.getOutputStream().flush();
  }
}
