package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentPagesTest {
  @TempDir private Path volume;

  private AgentPages pages(Switchover switchover) {
    Latest latest = new Latest(Clock.systemUTC());
    return new AgentPages(latest, new Figures(latest, volume), switchover);
  }

  private static int status(int port, String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void machines_and_people_have_pages_of_their_own() throws Exception {
    try (Pages machines = pages(to -> Optional.empty()).forMachines(0);
        Pages people = pages(to -> Optional.empty()).forPeople(0)) {
      assertThat(status(machines.port(), "GET", "/healthz")).isEqualTo(200);
      assertThat(status(machines.port(), "GET", "/healthz/x")).isEqualTo(404);
      assertThat(status(machines.port(), "POST", "/metrics")).isEqualTo(405);
      assertThat(status(machines.port(), "GET", "/status")).isEqualTo(404);
      assertThat(status(machines.port(), "POST", "/switchover")).isEqualTo(404);
      assertThat(status(people.port(), "GET", "/status")).isEqualTo(200);
      assertThat(status(people.port(), "GET", "/switchover")).isEqualTo(405);
    }
  }

  @Test
  void those_for_people_are_not_reached_from_outside() throws Exception {
    InetAddress outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .findFirst()
            .orElseGet(() -> Absent.because("this machine has no address but its loopback's"));
    try (Pages people = pages(to -> Optional.empty()).forPeople(0)) {
      assertThatIOException().isThrownBy(() -> new Socket(outside, people.port()).close());
    }
    try (Pages machines = pages(to -> Optional.empty()).forMachines(0);
        Socket reached = new Socket(outside, machines.port())) {
      assertThat(reached.isConnected()).isTrue();
    }
  }

  @Test
  void a_switchover_gets_the_name_of_the_node_and_says_why_not() throws Exception {
    Switchover onlyToOne =
        to -> to.equals("pg-1") ? Optional.empty() : Optional.of(to + " does not follow");
    try (Pages people = pages(onlyToOne).forPeople(0)) {
      Admin admin = new Admin(people.port());
      assertThat(admin.switchover("pg-1").statusCode()).isEqualTo(202);
      assertThat(admin.switchover("pg-2").statusCode()).isEqualTo(409);
      assertThat(admin.switchover("pg-2").body()).isEqualTo("pg-2 does not follow");
    }
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (Pages first = new Pages(FakeApi.anyPort())) {
      assertThatIOException()
          .isThrownBy(() -> new Pages(new InetSocketAddress("127.0.0.1", first.port())))
          .withMessageStartingWith("port " + first.port() + ": ");
    }
  }
}
