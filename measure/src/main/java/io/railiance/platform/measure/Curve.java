package io.railiance.platform.measure;

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
    int[] bends = bends(counts);
    return new Curve(
        IntStream.of(bends).mapToDouble(i -> (i - BEFORE) / perSecond).toArray(),
        IntStream.of(bends).mapToDouble(i -> counts[i] * perSecond).toArray());
  }

  /** Without what is between two equals: the shape is the same, the file smaller. */
  private static int[] bends(double[] counts) {
    return IntStream.range(0, counts.length)
        .filter(
            i ->
                i == 0
                    || i == counts.length - 1
                    || counts[i] != counts[i - 1]
                    || counts[i] != counts[i + 1])
        .toArray();
  }
}
