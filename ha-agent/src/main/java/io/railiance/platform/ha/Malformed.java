package io.railiance.platform.ha;

/** Text or JSON that is not of the form that it must have. */
final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  Malformed(String why) {
    super(why);
  }
}
