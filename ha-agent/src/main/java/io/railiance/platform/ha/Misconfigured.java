package io.railiance.platform.ha;

import java.util.List;

/** The process was told something that it cannot start with: all of it, at once. */
final class Misconfigured extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  Misconfigured(List<Mistake> mistakes) {
    super(mistakes.size() + " mistakes in the environment");
    this.mistakes = List.copyOf(mistakes);
  }

  List<Mistake> mistakes() {
    return mistakes;
  }
}
