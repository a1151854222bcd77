package io.railiance.platform.ha;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** When a node that was asked to stop has done what it can. */
class RoundsTest {
  private static final Settings SETTINGS = Settings.of(List.of("pg-0"), Durability.ASYNCHRONOUS);

  private final AtomicLong clock = new AtomicLong();
  private final List<Decision> decided = new ArrayList<>();

  /** Runs to the end; each round takes five seconds. */
  private void run(Decision always, Consumer<Agent> before) {
    Api away = new Api();
    away.up = false;
    Agent agent =
        new Agent(
            SETTINGS,
            "pg-0",
            1,
            clock::get,
            new SharedMemory(away),
            ask -> List.of(),
            new NoDatabase(),
            new Promises());
    before.accept(agent);
    Decider decider =
        new Decider() {
          @Override
          Decision decide(Observation o) {
            assertThat(decided).as("it does not end").hasSizeLessThan(10);
            clock.addAndGet(5_000);
            return always;
          }
        };
    Listener listener =
        new Listener() {
          @Override
          public void decided(Observation o, Decision decision) {
            decided.add(decision);
          }
        };
    new Rounds(agent, decider, listener).run();
  }

  private static final class NoDatabase implements Database {
    @Override
    public Local look() {
      return Local.stopped(Volume.EMPTY);
    }

    @Override
    public void perform(Decision step) {
      throw new AssertionError(step);
    }

    @Override
    public void fence() {
      throw new AssertionError();
    }
  }

  @Test
  void a_lease_that_cannot_be_released_is_tried_for_as_long_as_others_are_waited_for() {
    run(new Decision.ReleaseLease("this node stops"), Agent::leave);
    assertThat(decided).hasSize(5);
  }

  @Test
  void what_another_node_has_seen_of_the_lease_ends_the_sleep() throws Exception {
    Agent agent =
        new Agent(
            SETTINGS,
            "pg-0",
            1,
            () -> System.nanoTime() / 1_000_000,
            new SharedMemory(new Api()),
            ask -> List.of(),
            new NoDatabase(),
            new Promises());
    Semaphore rounds = new Semaphore(0);
    Decider waits =
        new Decider() {
          @Override
          Decision decide(Observation o) {
            rounds.release();
            return new Decision.Wait("an hour");
          }
        };
    Rounds sleeper = new Rounds(agent, waits, new Listener() {}, o -> 3_600_000);
    Thread thread = new Thread(sleeper::run, "sleeper");
    thread.start();
    rounds.acquire();

    sleeper.answer(new Ask("pg-1", 0, false, new Ask.LeaseState(0, false)));
    assertThat(rounds.tryAcquire(300, TimeUnit.MILLISECONDS)).as("no news").isFalse();
    sleeper.answer(new Ask("pg-1", 0, false, new Ask.LeaseState(1, false)));
    assertThat(rounds.tryAcquire(30, TimeUnit.SECONDS)).as("a round").isTrue();
    sleeper.wake();
    assertThat(rounds.tryAcquire(30, TimeUnit.SECONDS)).as("another one").isTrue();

    sleeper.end();
    sleeper.answer(new Ask("pg-1", 0, false, new Ask.LeaseState(1, false)));
    thread.join(30_000);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void who_refuses_leaves_at_once() {
    run(new Decision.Refuse("the volume is of another database"), Agent::leave);
    assertThat(decided).hasSize(1);
  }
}
