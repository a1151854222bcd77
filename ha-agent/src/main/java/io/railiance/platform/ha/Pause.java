package io.railiance.platform.ha;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what tells nobody when it is done. */
final class Pause {
  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException());
    }
  }

  /** Fails with the name of what did not come. */
  static void until(String what, Duration longest, BooleanSupplier come) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!come.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not within " + longest.toSeconds() + " s: " + what);
      }
      millis(10);
    }
  }
}
