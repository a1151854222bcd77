package io.railiance.platform.ha;

import java.util.function.IntConsumer;

/**
 * The end of a process that has a bug. The server is killed first, for nobody looks after it any
 * more; nothing is waited for.
 *
 * @param fence kills the server, if there is one
 * @param halt ends the process
 */
record Crash(Runnable fence, Log log, IntConsumer halt) implements Thread.UncaughtExceptionHandler {
  /** {@code EX_SOFTWARE} of {@code sysexits.h}. */
  static final int STATUS = 70;

  @Override
  public void uncaughtException(Thread thread, Throwable bug) {
    try {
      fence.run();
    } catch (RuntimeException e) {
      bug.addSuppressed(e);
    } finally {
      log.bug(bug);
      halt.accept(STATUS);
    }
  }
}
