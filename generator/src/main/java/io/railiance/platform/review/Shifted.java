package io.railiance.platform.review;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.YamlReader;

/** A document that begins within a file: what is wrong with it is found at the file's lines. */
final class Shifted {
  private Shifted() {}

  /**
   * @param lines of the file above the document
   */
  static Located read(String file, String text, int lines) {
    try {
      return YamlReader.read(file, text);
    } catch (FindingsException e) {
      throw new FindingsException(e.findings().stream().map(each -> moved(each, lines)).toList());
    }
  }

  private static Finding moved(Finding finding, int lines) {
    Location at = finding.at();
    Location now = at.line() == 0 ? at : new Location(at.file(), at.line() + lines, at.column());
    return new Finding(
        finding.rule(), finding.severity(), now, finding.message(), finding.remedy());
  }
}
