package io.railiance.platform.service.objectstorage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.railiance.platform.testing.Absent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart's own script, with curl and peers that answer, refuse, or say nothing. */
class PeersIT {
  private static final Path FILES = Path.of("../helm/charts/object-storage/files").toAbsolutePath();
  private static final int MASTER = 9333;

  /** With its domain a name is an address: {@code 127.0.8.1}. */
  private static final String DOMAIN = "1";

  private static final String ONE = "127.0.8";
  private static final String TWO = "127.0.9";

  /** A round of the watch, or a part of it. */
  private static final String ROUND =
      """
      set -eu
      RUN=%s OTHERS='%s %s' DOMAIN=%s FILES=%s SELF=storage-0
      eval "$(sed -n '/^asks()/,/^}/p' $FILES/lib.sh)"
      . $FILES/peers.sh
      mkdir -p "$PEERS" "$KNOWN"
      leader() { printf '%%s' "$leads_now"; }
      log() { :; }
      signal() { echo "$*"; }
      trap 'echo filer' USR1
      POD_NAME=storage-0 led='' rests=0
      %s
      """;

  @TempDir Path run;
  private final List<ServerSocket> silent = new ArrayList<>();

  /** What the masters say of volume servers. */
  private String known = "{}";

  private HttpServer one;
  private HttpServer two;

  @BeforeEach
  void bothAnswer() throws Exception {
    one = answering(ONE);
    two = answering(TWO);
    assertThat(fallenSilent()).isEmpty();
  }

  @AfterEach
  void close() throws IOException {
    one.stop(0);
    two.stop(0);
    for (ServerSocket socket : silent) {
      socket.close();
    }
  }

  @Test
  void one_that_says_nothing_any_more_is_named_once() throws Exception {
    two.stop(0);
    fallSilent(TWO);
    assertThat(fallenSilent()).isEqualTo(TWO);
    assertThat(fallenSilent()).isEmpty();
  }

  @Test
  void one_that_refuses_has_told_everybody() throws Exception {
    two.stop(0);
    assertThat(fallenSilent()).isEmpty();
    fallSilent(TWO);
    assertThat(fallenSilent()).isEmpty();
  }

  @Test
  void who_hears_nobody_is_cut_off_itself() throws Exception {
    one.stop(0);
    two.stop(0);
    fallSilent(ONE);
    fallSilent(TWO);
    assertThat(fallenSilent()).isEmpty();
  }

  @Test
  void one_that_cannot_be_reached_is_silent_and_has_told_nobody() throws Exception {
    String gone = "printf 255.255.255.255 >$PEERS/" + ONE + "; ";
    assertThat(round(gone + "fallen_silent")).isEqualTo(ONE);
    assertThat(round("answers 255.255.255.255 1 || echo $?")).isEqualTo("28");
    two.stop(0);
    assertThat(round("answers " + TWO + "." + DOMAIN + " 1 || echo $?")).isEqualTo("7");
  }

  @Test
  void what_waits_for_a_silent_peer_is_started_anew_once() throws Exception {
    fallSilentNow(TWO);
    assertThat(round("led=%s leads_now=%s; look_at_peers; look_at_peers".formatted(ONE, ONE)))
        .isEqualTo("volume KILL\nfiler");
  }

  @Test
  void a_leader_hands_over_before() throws Exception {
    fallSilentNow(TWO);
    String leads = "led=storage-0 leads_now=%s; look_at_peers".formatted(ONE);
    assertThat(round(leads)).isEqualTo("master HUP\nvolume KILL\nfiler");
  }

  @Test
  void a_leader_that_says_nothing_is_given_up_when_another_one_leads() throws Exception {
    fallSilentNow(TWO);
    String before = "led=%s leads_now=%s; ".formatted(TWO, TWO);
    assertThat(round(before + "look_at_leader; look_at_peers")).isEmpty();
    assertThat(round(before + "leads_now=%s; look_at_leader; look_at_peers".formatted(ONE)))
        .isEqualTo("volume KILL\nfiler");
  }

  @Test
  void one_that_is_known_to_say_nothing_is_not_asked_again() throws Exception {
    fallSilentNow(TWO);
    assertThat(round("led=%s; look_at_peers".formatted(TWO))).isEmpty();
    String asked = "answers() { echo asked; }; ";
    assertThat(round(asked + "led=%s leads_now=%s; look_at_leader".formatted(TWO, ONE)))
        .isEqualTo("volume KILL\nfiler");
  }

  @Test
  void so_is_one_that_refused_before() throws Exception {
    two.stop(0);
    assertThat(round("led=%s; fallen_silent".formatted(TWO))).isEmpty();
    fallSilent(TWO);
    assertThat(round("led=%s leads_now=%s; look_at_leader".formatted(TWO, ONE)))
        .isEqualTo("volume KILL\nfiler");
  }

  @Test
  void when_a_leader_hands_over_the_volume_server_is_started_anew_once() throws Exception {
    String none = "leads_now=''; look_at_leader; ";
    String one = "leads_now=%s; look_at_leader; ".formatted(ONE);
    assertThat(round(one + none + one)).isEmpty();
    String two = "leads_now=%s; look_at_leader; ".formatted(TWO);
    assertThat(round(one + none + two + two)).isEqualTo("volume KILL");
  }

  @Test
  void one_that_has_found_the_new_leader_goes_on() throws Exception {
    String changed = "led=%s leads_now=%s; look_at_leader".formatted(ONE, TWO);
    known = "{\"DataNodes\":[{\"Url\":\"storage-0:8080\"}]}";
    assertThat(round(changed)).isEmpty();
    known = "{\"DataNodes\":[{\"Url\":\"storage-0:8080x\"}]}";
    assertThat(round(changed)).isEqualTo("volume KILL");
  }

  private HttpServer answering(String peer) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address(peer), MASTER), 0);
    server.createContext(
        "/cluster/status",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.createContext(
        "/dir/status",
        exchange -> {
          byte[] text = known.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** Takes connections, as the kernel of a machine that hangs does, and that is all. */
  private void fallSilent(String peer) throws IOException {
    silent.add(new ServerSocket(MASTER, 8, address(peer)));
  }

  private void fallSilentNow(String peer) throws IOException {
    (peer.equals(ONE) ? one : two).stop(0);
    fallSilent(peer);
  }

  private static InetAddress address(String peer) throws IOException {
    return InetAddress.getByName(peer + "." + DOMAIN);
  }

  private String fallenSilent() throws Exception {
    return round("fallen_silent");
  }

  private String round(String what) throws Exception {
    String script = String.format(ROUND, run, ONE, TWO, DOMAIN, FILES, what);
    Process process = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int ended = process.waitFor();
    if (said.contains("curl: not found")) {
      return Absent.because("no curl: tools/install-test-tools installs it");
    }
    assertThat(ended).as(said).isZero();
    return said.strip();
  }
}
