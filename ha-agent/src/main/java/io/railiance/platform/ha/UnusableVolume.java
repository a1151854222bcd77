package io.railiance.platform.ha;

/** The reason why nothing on a volume may be touched: a person has to look at it. */
final class UnusableVolume extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusableVolume(String why) {
    super(why);
  }
}
