package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final Decision WAIT = new Decision.Wait("leading");
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<String> written = new CopyOnWriteArrayList<>();
  private Thread thread;

  private Labels labels(BinaryOperator<String> api) {
    Labels labels =
        new Labels(
            (pod, role) -> {
              written.add(pod + " " + role);
              String why = api.apply(pod, role);
              return why.isEmpty() ? new Answer.Done<>(role) : new Answer.NoAnswer<>(why);
            },
            "pg-0");
    thread = new Thread(labels);
    thread.start();
    await("pg-0 none");
    return labels;
  }

  private void await(String last) {
    Pause.until(
        last, LONG, () -> !written.isEmpty() && written.get(written.size() - 1).equals(last));
  }

  @AfterEach
  void end() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  @Test
  void who_starts_takes_the_label_of_an_earlier_life_away_and_a_change_is_written_once() {
    Labels labels = labels((pod, role) -> "");
    labels.decided(Looks.standby(), WAIT);
    labels.decided(Looks.standby(), WAIT);
    await("pg-0 replica");
    labels.fenced();
    await("pg-0 none");
    assertThat(written).containsExactly("pg-0 none", "pg-0 replica", "pg-0 none");
  }

  @Test
  void a_new_primary_first_takes_it_from_those_that_do_not_answer() {
    labels((pod, role) -> "").decided(Looks.primary(), WAIT);
    await("pg-0 primary");
    assertThat(written).containsExactly("pg-0 none", "pg-2 none", "pg-0 primary");
  }

  @Test
  void what_the_api_did_not_take_is_written_again_but_to_others_only_once() {
    int[] failures = {1};
    labels((pod, role) -> role.equals("primary") && failures[0]-- > 0 ? "away" : "")
        .decided(Looks.primary(), WAIT);
    Pause.until("twice", LONG, () -> written.size() == 4);
    assertThat(written).containsExactly("pg-0 none", "pg-2 none", "pg-0 primary", "pg-0 primary");
  }

  @Test
  void what_was_not_taken_from_a_lost_node_is_taken_again() {
    int[] failures = {1};
    labels((pod, role) -> pod.equals("pg-2") && failures[0]-- > 0 ? "away" : "")
        .decided(Looks.primary(), WAIT);
    Pause.until("twice", LONG, () -> written.size() == 5);
    assertThat(written)
        .containsExactly("pg-0 none", "pg-2 none", "pg-0 primary", "pg-2 none", "pg-0 primary");
  }

  @Test
  void a_slow_api_holds_nobody_up_and_gets_the_latest_only() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    Labels labels =
        labels(
            (pod, role) -> {
              if (role.equals("replica")) {
                awaitLatch(slow);
              }
              return "";
            });
    labels.decided(Looks.standby(), WAIT);
    await("pg-0 replica");
    labels.decided(Looks.primary(), WAIT);
    labels.fenced();
    slow.countDown();
    await("pg-0 none");
    assertThat(written).containsExactly("pg-0 none", "pg-0 replica", "pg-0 none");
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
