package io.railiance.platform.maven;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Says how far a run is, once it has been silent for {@value #SECONDS} seconds. */
final class Progress implements Consumer<String> {
  static final int SECONDS = 5;

  private final Log log;
  private long said = System.nanoTime();

  Progress(Log log) {
    this.log = log;
  }

  @Override
  public synchronized void accept(String line) {
    if (System.nanoTime() - said > TimeUnit.SECONDS.toNanos(SECONDS)) {
      log.info("... " + line);
      said = System.nanoTime();
    }
  }
}
