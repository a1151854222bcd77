package io.railiance.platform.service.nats;

/** Whether a message can be meant by two subjects: {@code orders.*} and {@code orders.>}. */
final class Subjects {
  private static final String ONE = "*";
  private static final String REST = ">";

  private Subjects() {}

  static boolean overlap(String one, String other) {
    String[] left = one.split("\\.");
    String[] right = other.split("\\.");
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      if (i >= left.length || i >= right.length) {
        return false;
      }
      if (left[i].equals(REST) || right[i].equals(REST)) {
        return true;
      }
      if (!left[i].equals(ONE) && !right[i].equals(ONE) && !left[i].equals(right[i])) {
        return false;
      }
    }
    return true;
  }
}
