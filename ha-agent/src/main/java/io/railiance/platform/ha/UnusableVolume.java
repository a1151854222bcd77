package io.railiance.platform.ha;

/**
 * The reason why nothing on a volume may be touched, and what a person can do about it: {@code
 * pg_control is damaged. If another node leads, ...}
 */
final class UnusableVolume extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For a copy that cannot be read, but that nobody may need. */
  private static final String ANOTHER_COPY =
      "If another node leads, delete the folder copy, and the agent copies that node;"
          + " if none does, restore a backup";

  /**
   * @param remedy a sentence without its period
   */
  UnusableVolume(String why, String remedy) {
    super(why + ". " + remedy + ".");
  }

  static UnusableVolume damaged(String why) {
    return new UnusableVolume(why, ANOTHER_COPY);
  }
}
