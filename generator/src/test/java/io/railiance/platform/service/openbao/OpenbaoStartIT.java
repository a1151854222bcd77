package io.railiance.platform.service.openbao;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.testing.Docker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;

/** The start script with real servers: there is one cluster, whatever is lost, and one key. */
class OpenbaoStartIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final List<OpenbaoNode> nodes = new ArrayList<>();
  private Network network;

  @BeforeEach
  void begin() {
    Docker.imageIsNeeded(OpenbaoNode.image());
    network = Network.newNetwork();
  }

  @AfterEach
  void end() {
    nodes.forEach(OpenbaoNode::close);
    if (network != null) {
      network.close();
    }
  }

  @Test
  void newNodesWaitForAllAndBecomeOneCluster() {
    start(0);
    start(1);
    until(() -> nodes.get(0).log().contains("not all have said so: openbao-2."));
    assertThat(nodes.get(1).cluster()).isEmpty();
    start(2);
    until(this::areOneCluster);
  }

  @Test
  void theFirstNodeJoinsWhenItsVolumeIsLost() {
    String before = three();
    nodes.get(0).close();
    nodes.set(0, OpenbaoNode.started(network, 0));
    until(this::areOneCluster);
    assertThat(nodes.get(0).cluster()).isEqualTo(before);
  }

  @Test
  void theFirstNodeBeginsNothingWhileThoseWithTheDataAreSilent() {
    String before = three();
    nodes.get(1).stop();
    nodes.get(2).stop();
    nodes.get(0).close();
    nodes.set(0, OpenbaoNode.started(network, 0));
    until(() -> nodes.get(0).log().contains("not all have said so: openbao-1 openbao-2."));
    nodes.get(1).startAgain();
    nodes.get(2).startAgain();
    until(this::areOneCluster);
    assertThat(nodes.get(0).cluster()).isEqualTo(before);
  }

  @Test
  void aKeyThatIsNotTheVolumesIsNamedAndThenTheRightOneOpensIt() {
    String before = three();
    OpenbaoNode last = nodes.get(2);
    last.hasKey(OpenbaoNode.KEY.toUpperCase(java.util.Locale.ROOT));
    last.stop();
    last.startAgain();
    until(() -> last.log().contains("is not the key of this volume"));
    last.hasKey("");
    until(() -> last.log().contains("there is no key \"key\" in the Secret openbao-seal"));
    last.hasKey(OpenbaoNode.KEY);
    until(() -> last.cluster().equals(before));
  }

  @Test
  void theKeyIsChangedInThreeSteps() {
    String before = three();
    String other = OpenbaoNode.KEY.toLowerCase(java.util.Locale.ROOT);
    restartAllWith(other + "\n" + OpenbaoNode.KEY);
    until(() -> nodes.stream().anyMatch(node -> node.log().contains("upgrading stored keys")));
    restartAllWith(other);
    assertThat(nodes.get(0).cluster()).isEqualTo(before);
  }

  private void restartAllWith(String key) {
    for (OpenbaoNode node : nodes) {
      node.hasKey(key);
      node.stop();
      node.startAgain();
      until(this::areOneCluster);
    }
  }

  private String three() {
    for (int i = 0; i < 3; i++) {
      start(i);
    }
    until(this::areOneCluster);
    until(this::haveVotes);
    return nodes.get(0).cluster();
  }

  /** A node that joined has a vote some seconds later; until then the first one cannot be lost. */
  private boolean haveVotes() {
    return nodes.get(0).log().split("Promoting server", -1).length == nodes.size();
  }

  private void start(int number) {
    nodes.add(OpenbaoNode.started(network, number));
  }

  private boolean areOneCluster() {
    List<String> clusters = nodes.stream().map(OpenbaoNode::cluster).distinct().toList();
    return clusters.size() == 1 && !clusters.get(0).isEmpty();
  }

  private void until(BooleanSupplier is) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!is.getAsBoolean()) {
      assertThat(Instant.now())
          .as(() -> String.join("\n---\n", nodes.stream().map(OpenbaoNode::log).toList()))
          .isBefore(end);
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
