package io.railiance.platform;

import io.railiance.platform.files.Drift;
import io.railiance.platform.files.OutputFolders;
import io.railiance.platform.files.TreeWriter;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One computation with two endings: {@link #write} puts in place what the specs generate, {@link
 * #verify} only says how the files differ from it.
 */
public final class Run {
  private final Workspace workspace;
  private final Generator generator;
  private final ContentIndex index;
  private final OutputFolders output;
  private final TreeWriter writer;

  /**
   * @param index the file that remembers what the last run came to, in a folder that is no input
   * @param progress told one line when a release is done
   */
  public Run(Workspace workspace, Path index, Consumer<String> progress) {
    this(workspace, index, new Generator(progress));
  }

  Run(Workspace workspace, Path index, Generator generator) {
    this.workspace = workspace;
    this.generator = generator;
    this.index = new ContentIndex(index, workspace);
    this.output = new OutputFolders(workspace.root(), Workspace.OUTPUT);
    this.writer = new TreeWriter(output);
  }

  /** Writes the files that differ, unless there is an error. */
  public Outcome write() {
    return run(
        report -> {
          TreeWriter.Written written = writer.write(report.files());
          Findings findings = found(report, written.drift());
          findings.addAll(written.notices());
          return Outcome.written(report, written.drift().changes(), findings.list());
        });
  }

  /** Writes nothing; files that differ are an error. */
  public Outcome verify() {
    return run(
        report -> {
          Drift drift = output.drift(report.files());
          Findings findings = found(report, drift);
          writer.unfinished().ifPresent(findings::add);
          return Outcome.verified(report, drift.changes(), findings);
        });
  }

  private Outcome run(Ending ending) {
    try {
      Optional<String> inputs = index.inputs();
      if (inputs.isPresent() && writer.unfinished().isEmpty()) {
        Optional<Integer> files = index.upToDate(inputs.get());
        if (files.isPresent()) {
          return Outcome.upToDate(files.get());
        }
      }
      Report report = generator.run(workspace);
      if (report.hasErrors()) {
        Findings findings = new Findings();
        findings.addAll(report.findings());
        writer.unfinished().ifPresent(findings::add);
        return Outcome.refused(findings.list());
      }
      Outcome outcome = ending.of(report);
      // A finding is to be seen again by the next run.
      if (inputs.isPresent() && outcome.findings().isEmpty()) {
        index.record(inputs.get(), report.files());
      }
      return outcome;
    } catch (FindingsException e) {
      return Outcome.refused(e.findings());
    }
  }

  private static Findings found(Report report, Drift drift) {
    Findings findings = new Findings();
    findings.addAll(report.findings());
    findings.addAll(drift.foreign());
    return findings;
  }

  /** What is done about files that differ from the report's. */
  private interface Ending {
    Outcome of(Report report);
  }
}
