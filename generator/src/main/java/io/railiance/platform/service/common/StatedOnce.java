package io.railiance.platform.service.common;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import java.util.HashMap;
import java.util.Map;

/** The names that the needs of one release state, and where each was first. */
public final class StatedOnce {
  private final Map<String, Location> first = new HashMap<>();
  private final Findings findings;

  public StatedOnce(Findings findings) {
    this.findings = findings;
  }

  /**
   * A name at another place than before is a finding.
   *
   * @param what {@code queue}
   * @param remedy a sentence
   */
  public void add(String rule, String what, String name, Location at, String remedy) {
    Location before = first.putIfAbsent(what + " " + name, at);
    if (before != null) {
      findings.add(
          Finding.error(
              rule, at, what + " \"" + name + "\" is already stated at " + before, remedy));
    }
  }
}
