package io.railiance.platform.report;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A collector of findings: sorted by place, each once. */
public final class Findings {
  private final SortedSet<Finding> found = new TreeSet<>();

  public void add(Finding finding) {
    found.add(finding);
  }

  public void addAll(Collection<Finding> findings) {
    found.addAll(findings);
  }

  /** Runs a stage that may give up; what it gave up for becomes findings of this collector. */
  public void collect(Runnable stage) {
    try {
      stage.run();
    } catch (FindingsException e) {
      addAll(e.findings());
    }
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(Finding::isError);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Finding> list() {
    return List.copyOf(found);
  }

  /** Ends the stage here if there is an error. */
  public void stopOnErrors() {
    if (hasErrors()) {
      throw new FindingsException(list());
    }
  }
}
