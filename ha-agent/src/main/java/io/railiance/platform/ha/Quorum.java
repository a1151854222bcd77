package io.railiance.platform.ha;

import java.util.Map;

/**
 * Where an acknowledged write is: on {@code writes} of the voters at least, the primary among them.
 * Who has asked all but {@code writes - 1} of them has therefore asked one that has the write. With
 * more writes than voters nothing is acknowledged.
 *
 * @param voters the copy that each node has: {@code pg-0 -> 7f3a}
 */
record Quorum(Map<String, String> voters, int writes) {
  Quorum {
    voters = Map.copyOf(voters);
    if (writes < 1 || voters.isEmpty()) {
      throw new IllegalArgumentException(writes + " of " + voters);
    }
  }

  boolean acknowledgedBy(Map<String, String> copies) {
    return present(copies) >= writes;
  }

  boolean decidedBy(Map<String, String> copies) {
    return present(copies) > voters.size() - writes;
  }

  private long present(Map<String, String> copies) {
    long present = 0;
    for (Map.Entry<String, String> voter : voters.entrySet()) {
      if (voter.getValue().equals(copies.get(voter.getKey()))) {
        present++;
      }
    }
    return present;
  }
}
