package io.railiance.platform.measure;

import java.util.Arrays;
import java.util.Locale;

/** What a stopwatch said in several repetitions; shown as {@code 0.48 (0.46 to 0.55)}. */
record Seconds(double... all) {

  /** Something that is timed. */
  interface Step {
    void run() throws Exception;
  }

  Seconds {
    if (all.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    all = all.clone();
    Arrays.sort(all);
  }

  /** These and one more. */
  Seconds and(double another) {
    double[] more = Arrays.copyOf(all, all.length + 1);
    more[all.length] = another;
    return new Seconds(more);
  }

  static double of(Step step) throws Exception {
    long start = System.nanoTime();
    step.run();
    return (System.nanoTime() - start) / 1e9;
  }

  double median() {
    int middle = all.length / 2;
    return all.length % 2 == 1 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
  }

  /** How many times longer the other took. */
  double times(Seconds other) {
    return other.median() / median();
  }

  @Override
  public String toString() {
    return all.length == 1
        ? String.format(Locale.ROOT, "%.2f", median())
        : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median(), all[0], all[all.length - 1]);
  }
}
