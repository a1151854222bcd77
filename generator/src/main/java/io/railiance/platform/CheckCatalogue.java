package io.railiance.platform;

import io.railiance.platform.check.Check;
import io.railiance.platform.check.Checks;
import io.railiance.platform.files.GeneratedMark;

/** {@code docs/checks.md}: every check with its reason. */
final class CheckCatalogue {
  private CheckCatalogue() {}

  static String page() {
    StringBuilder out =
        new StringBuilder("# Checks\n\nEvery chart and every rendering is held to these.\n");
    for (Check check : Checks.all()) {
      out.append("\n## ").append(check.rule()).append("\n\n");
      out.append("On ").append(subject(check)).append(". ").append(check.why()).append("\n");
    }
    return GeneratedMark.on(Workspace.CHECKS_PAGE, out.toString(), "the checks of the generator");
  }

  private static String subject(Check check) {
    if (check instanceof Check.OfChart) {
      return "a chart's files";
    }
    if (check instanceof Check.OfManifest) {
      return "each object";
    }
    if (!(check instanceof Check.OfRelease)) {
      return "all releases of an environment";
    }
    return check instanceof Check.OfEnvironment
        ? "all objects of a release, and all releases of an environment"
        : "all objects of a release";
  }
}
