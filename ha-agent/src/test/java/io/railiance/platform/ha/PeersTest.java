package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
  private static final Ask ASK = new Ask("pg-0", 7, true, new Ask.LeaseState(7, false));
  private static final Peer PEER =
      new Peer(
          "pg-1",
          new Volume.Data("7591", "90bc", new History(List.of(new History.Fork(6, 24))), 50, true),
          Server.following("pg-0"),
          7,
          false,
          true);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @TempDir private Path folder;
  private final List<Ask> asked = new ArrayList<>();

  private Seal seal(String... keys) throws IOException {
    return new Seal(Files.write(Files.createTempFile(folder, "keys", ""), List.of(keys)));
  }

  private PeerServer server(Seal seal, Peer peer) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new PeerServer(
        any,
        seal,
        ask -> {
          asked.add(ask);
          return Optional.of(peer);
        });
  }

  private static PeerClient client(Seal seal, int port) {
    return new PeerClient(Map.of("pg-1", URI.create("http://127.0.0.1:" + port)), seal, PATIENCE);
  }

  @Test
  void what_is_asked_and_answered_arrives() throws IOException {
    try (PeerServer server = server(seal("one"), PEER)) {
      assertThat(client(seal("one"), server.port()).ask(ASK)).containsExactly(PEER);
      assertThat(asked).containsExactly(ASK);
    }
  }

  @Test
  void agents_of_an_earlier_and_a_later_version_are_understood() throws Malformed {
    String earlier = "{\"from\": \"pg-0\", \"epoch\": 7, \"yield\": true}";
    String later = PeerWire.written(ASK).replaceFirst("\\{", "{\"mood\": \"good\", ");
    assertThat(PeerWire.ask(earlier)).isEqualTo(new Ask("pg-0", 7, true, Ask.LeaseState.UNKNOWN));
    assertThat(PeerWire.ask(later)).isEqualTo(ASK);
    assertThat(PeerWire.peer(PeerWire.written(PEER).replaceFirst("\\{", "{\"mood\": 1, ")))
        .isEqualTo(PEER);
  }

  @Test
  void an_empty_volume_arrives_as_one() throws IOException {
    Peer empty = new Peer("pg-1", Volume.EMPTY, Server.STOPPED, 0, true, false);
    try (PeerServer server = server(seal("one"), empty)) {
      assertThat(client(seal("one"), server.port()).ask(ASK)).containsExactly(empty);
    }
  }

  @Test
  void an_unusable_volume_is_not_taken_for_an_empty_one() throws IOException {
    Volume unusable = new Volume.Unusable("pg_control is damaged");
    Peer peer = new Peer("pg-1", unusable, Server.STOPPED, 0, false, false);
    try (PeerServer server = server(seal("one"), peer)) {
      assertThat(client(seal("one"), server.port()).ask(ASK)).containsExactly(peer);
    }
  }

  @Test
  void a_key_is_exchanged_in_steps() throws IOException {
    try (PeerServer server = server(seal("old", "new"), PEER)) {
      assertThat(client(seal("old"), server.port()).ask(ASK)).hasSize(1);
      assertThat(client(seal("new", "old"), server.port()).ask(ASK)).hasSize(1);
    }
  }

  @Test
  void who_does_not_know_the_key_is_not_heard() throws IOException {
    try (PeerServer server = server(seal("one"), PEER)) {
      assertThat(client(seal("two"), server.port()).ask(ASK)).isEmpty();
      assertThat(asked).isEmpty();
    }
  }

  @Test
  void nobody_answers_in_the_name_of_another() throws IOException {
    Peer other = new Peer("pg-2", Volume.EMPTY, Server.STOPPED, 0, false, true);
    try (PeerServer server = server(seal("one"), other)) {
      assertThat(client(seal("one"), server.port()).ask(ASK)).isEmpty();
    }
  }

  @Test
  void who_is_away_or_silent_is_left_out() throws IOException {
    try (PeerServer server = server(seal("one"), PEER);
        ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, URI> others =
          Map.of(
              "pg-1", URI.create("http://127.0.0.1:" + server.port()),
              "pg-2", URI.create("http://127.0.0.1:" + silent.getLocalPort()),
              "pg-3", URI.create("http://127.0.0.1:1"));
      assertThat(new PeerClient(others, seal("one"), PATIENCE).ask(ASK)).containsExactly(PEER);
    }
  }

  /** An answer takes a second here; a long wait is two. */
  @Test
  void who_left_a_question_open_is_waited_for_briefly_until_it_answers() throws Exception {
    Semaphore answers = new Semaphore(0);
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Function<Ask, Optional<Peer>> slow =
        ask -> {
          answers.acquireUninterruptibly();
          Pause.millis(PATIENCE.toMillis() / 2);
          return Optional.of(PEER);
        };
    try (PeerServer server = new PeerServer(any, seal("one"), slow)) {
      PeerClient client = client(seal("one"), server.port());
      assertThat(client.ask(ASK)).as("nothing in time").isEmpty();
      answers.release(100);
      assertThat(client.ask(ASK)).as("asked, and not waited for as long as it takes").isEmpty();
      Pause.until(
          "waited for again",
          Duration.ofSeconds(30),
          () -> {
            Pause.millis(PATIENCE.toMillis());
            return client.ask(ASK).equals(List.of(PEER));
          });
    }
  }

  @Test
  void an_answer_to_an_earlier_question_does_not_count() throws IOException {
    Seal seal = seal("one");
    String text = PeerWire.written(PEER);
    String before = seal.of(Seal.nonce(), text);
    assertThat(seal.isOn(Seal.nonce(), text, before)).isFalse();
  }
}
