package io.railiance.platform.files;

import io.railiance.platform.report.Finding;
import java.util.List;

/**
 * How the committed files differ from the generated ones.
 *
 * @param changes what {@code generate} would do, sorted by path
 * @param foreign one finding for each file that is not ours
 */
public record Drift(List<Change> changes, List<Finding> foreign) {
  public Drift {
    changes = List.copyOf(changes);
    foreign = List.copyOf(foreign);
  }

  public boolean isClean() {
    return changes.isEmpty();
  }
}
