package io.railiance.platform;

import io.railiance.platform.files.Change;
import io.railiance.platform.files.UnifiedDiff;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import java.util.List;

/**
 * What a run came to, in words for whoever started it.
 *
 * <pre>{@code
 * valkey: 34 files, 66 objects in 3 environments, 2 consumers' needs: 2 written, 1 removed
 * }</pre>
 *
 * @param lines what was done, one a release
 * @param diff how the files differ, each of them named; empty unless that is the trouble
 * @param findings what is wrong; with an error among them the run has failed
 * @param failure the failure in one line; empty if there is none
 */
public record Outcome(List<String> lines, String diff, List<Finding> findings, String failure) {
  static final String MEND = "Run \"make\", or \"mvn package\", and commit the result.";

  public Outcome {
    lines = List.copyOf(lines);
    findings = List.copyOf(findings);
  }

  static Outcome upToDate(int files) {
    return new Outcome(List.of("up to date (" + files + " files)"), "", List.of(), "");
  }

  static Outcome refused(List<Finding> findings) {
    long errors = findings.stream().filter(Finding::isError).count();
    String failure = errors + (errors == 1 ? " error" : " errors") + "; nothing was written.";
    return new Outcome(List.of(), "", findings, failure);
  }

  static Outcome written(Report report, List<Change> changes, List<Finding> findings) {
    return new Outcome(ReleaseLines.of(report, changes, "written", "removed"), "", findings, "");
  }

  static Outcome verified(Report report, List<Change> changes, Findings findings) {
    List<String> lines = ReleaseLines.of(report, changes, "to write", "to remove");
    String failure = "";
    if (!changes.isEmpty()) {
      String differ = changes.size() == 1 ? "1 file differs" : changes.size() + " files differ";
      String message = differ + " from what " + Workspace.SPECS + "/ generates";
      Location first = Location.of(changes.get(0).path());
      findings.add(Finding.error("drift", first, message + " (diff above)", MEND));
      failure = message + ". " + MEND;
    } else if (findings.hasErrors()) {
      failure = "the files cannot be verified as they are.";
    }
    return new Outcome(lines, UnifiedDiff.of(changes), findings.list(), failure);
  }

  public boolean failed() {
    return !failure.isEmpty();
  }
}
