package io.railiance.platform.ha;

/** A step on the server that did not come to its end; the agent looks again. */
final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StepFailed(String what, Throwable cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
