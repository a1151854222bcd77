package io.railiance.platform.ha;

/**
 * What a person sees in {@code kubectl describe pod}.
 *
 * @param reason one word for machines: {@code Promoted}
 */
record Event(Type type, String reason, String message) {
  /** As the API spells it. */
  enum Type {
    NORMAL("Normal"),
    WARNING("Warning");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
