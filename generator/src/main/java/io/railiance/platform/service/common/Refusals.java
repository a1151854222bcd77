package io.railiance.platform.service.common;

import io.railiance.platform.chart.Refusal;

/** Combinations of values that more than one service refuses. */
public final class Refusals {
  private Refusals() {}

  /**
   * For values with {@code replicaCount}, of what decides by majority.
   *
   * @param what {@code pods}
   */
  public static Refusal notOneThreeOrFive(String what) {
    return Refusal.when(
        "{\"properties\": {\"replicaCount\": {\"type\": \"integer\", \"not\": {\"enum\": [1, 3, 5]}}}, \"required\": [\"replicaCount\"]}",
        "replicaCount is 1, 3 or 5: of 2 "
            + what
            + " neither is a majority when the other is lost");
  }
}
