package io.railiance.platform.measure;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Acknowledged writes per second over one repetition, in steps of half a second; the fault begins
 * at second 0.
 */
record Curve(double[] seconds, double[] perSecond) {

  private static final long STEP = 500_000;
  private static final int BEFORE = 4;
  private static final int AFTER = 4;

  static Curve of(Repetition repetition, Way way) {
    var counts = new double[BEFORE + AFTER + (int) (repetition.whole() / STEP)];
    for (Watch watch : repetition.watches()) {
      if (repetition.speaksForTheService(watch)) {
        for (long instant : watch.acknowledged(way)) {
          long step = Math.floorDiv(instant - repetition.began(), STEP) + BEFORE;
          if (step >= 0 && step < counts.length) {
            counts[(int) step]++;
          }
        }
      }
    }
    double perSecond = 1e6 / STEP;
    return new Curve(
        IntStream.range(0, counts.length).mapToDouble(i -> (i - BEFORE) / perSecond).toArray(),
        DoubleStream.of(counts).map(count -> count * perSecond).toArray());
  }
}
