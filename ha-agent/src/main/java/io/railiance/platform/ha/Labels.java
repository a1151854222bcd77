package io.railiance.platform.ha;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the label that leads clients to this pod, in a thread of its own: an API that is slow holds
 * up no round, and what was wanted before the last change is never written any more.
 *
 * <p>A server that is silent for a moment keeps its label: it most likely serves its clients.
 *
 * <p>A new primary also takes the label from the pods of all nodes that do not answer: one whose
 * machine is lost cannot do it itself, and its pod counts as ready for the better part of a minute.
 * A node that lives puts its own label back.
 */
final class Labels implements Listener, Runnable {
  private static final long AGAIN_SECONDS = 30;
  private static final long RETRY_SECONDS = 2;
  private static final String NONE = PodRole.NONE.toString();

  private record Wanted(PodRole role, List<String> silent) {
    Wanted again() {
      return new Wanted(role, List.of());
    }
  }

  /** Writes the label of a pod's role. */
  interface Writer {
    Answer<String> label(String pod, String role);
  }

  private final Writer writer;
  private final String self;
  private Wanted wanted = new Wanted(PodRole.NONE, List.of());
  private boolean isNew = true;

  Labels(Writer writer, String self) {
    this.writer = writer;
    this.self = self;
  }

  @Override
  public void decided(Observation o, Decision decision) {
    boolean isKnown = !o.server().is(Server.Role.SILENT) || PodRole.takesAway(decision);
    if (isKnown) {
      want(PodRole.of(o, decision), silent(o));
    }
  }

  @Override
  public void fenced() {
    want(PodRole.NONE, List.of());
  }

  private static List<String> silent(Observation o) {
    return o.settings().nodes().stream()
        .filter(node -> !node.equals(o.self()) && o.peer(node).isEmpty())
        .toList();
  }

  private synchronized void want(PodRole role, List<String> silent) {
    if (role != wanted.role) {
      wanted = new Wanted(role, role == PodRole.PRIMARY ? silent : List.of());
      isNew = true;
      notifyAll();
    }
  }

  /** Goes on until the process ends: somebody may have edited the label. */
  @Override
  public void run() {
    try {
      Optional<Wanted> missed = Optional.empty();
      while (true) {
        missed = write(next(missed));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Wanted next(Optional<Wanted> missed) throws InterruptedException {
    long patience = missed.isPresent() ? RETRY_SECONDS : AGAIN_SECONDS;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
    long left = TimeUnit.SECONDS.toMillis(patience);
    while (!isNew && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
    Wanted now = isNew ? wanted : missed.orElseGet(wanted::again);
    isNew = false;
    return now;
  }

  /**
   * Others first: nobody shall be led to two. That one of them has no pod is no hindrance.
   *
   * @return what the API did not take
   */
  private Optional<Wanted> write(Wanted now) {
    List<String> missed =
        now.silent.stream()
            .filter(node -> writer.label(node, NONE) instanceof Answer.NoAnswer)
            .toList();
    boolean isWritten = writer.label(self, now.role.toString()) instanceof Answer.Done;
    return isWritten && missed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Wanted(now.role, missed));
  }
}
