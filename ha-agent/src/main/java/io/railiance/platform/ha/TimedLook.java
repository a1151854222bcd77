package io.railiance.platform.ha;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A look at the server and its disk that is waited for only so long. It has a thread of its own,
 * because nothing ends a read from a disk that hangs. There is one at a time: while the last one is
 * out, the server is silent. Whoever uses this does it from one thread at a time, too.
 */
final class TimedLook {
  private static final String CONNECTION_LOST = "08";

  private final Callable<Local> look;
  private final Duration longest;
  private final ExecutorService thread = Executors.newSingleThreadExecutor(TimedLook::daemon);
  private Future<Local> last = CompletableFuture.completedFuture(Local.SILENT);

  TimedLook(Callable<Local> look, Duration longest) {
    this.look = look;
    this.longest = longest;
  }

  private static Thread daemon(Runnable run) {
    Thread thread = new Thread(run, "look");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * @throws StepFailed if the server answers, but not what was asked
   */
  Local take() {
    Deadline deadline = Deadline.in(longest);
    if (!hasEnded(deadline)) {
      return Local.SILENT;
    }
    last = thread.submit(look);
    try {
      return in(deadline).orElse(Local.SILENT);
    } catch (ExecutionException e) {
      if (isSilence(e.getCause())) {
        return Local.SILENT;
      }
      throw new StepFailed("look", e.getCause());
    }
  }

  /** No step goes on beside a look: they have one connection. */
  void requireEnded() {
    if (!hasEnded(Deadline.in(longest))) {
      throw new IllegalStateException("the last look has not ended");
    }
  }

  /** What it saw is of an earlier moment. */
  private boolean hasEnded(Deadline deadline) {
    try {
      return in(deadline).isPresent();
    } catch (ExecutionException e) {
      return true;
    }
  }

  private Optional<Local> in(Deadline deadline) throws ExecutionException {
    try {
      return Optional.of(last.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static boolean isSilence(Throwable failure) {
    return failure instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().startsWith(CONNECTION_LOST);
  }
}
