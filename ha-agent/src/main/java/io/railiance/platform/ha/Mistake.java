package io.railiance.platform.ha;

/**
 * Something wrong in what the process was told, as one line:
 *
 * <pre>
 * HA_PEER_PORT is "80a": not a port. Write a number from 1 to 65535, or leave it out for 8009.
 * </pre>
 *
 * @param wrong with the value, unless that may be a secret
 * @param remedy one sentence
 */
record Mistake(String variable, String wrong, String remedy) {
  @Override
  public String toString() {
    return variable + " " + wrong + ". " + remedy;
  }
}
