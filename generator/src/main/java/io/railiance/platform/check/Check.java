package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Findings;

/** A statement that must be true; its class is named as the statement. */
public sealed interface Check {
  /** Its name in findings and in the catalogue, in kebab case: {@code images-pinned}. */
  String rule();

  /** One paragraph for the catalogue: what must be true, and why. */
  String why();

  /** Of a chart's files. */
  non-sealed interface OfChart extends Check {
    void check(ChartFiles chart, Findings findings);
  }

  /** Of one rendered object. */
  non-sealed interface OfManifest extends Check {
    void check(Manifest manifest, Findings findings);
  }

  /** Of all rendered objects of one release together. */
  non-sealed interface OfRelease extends Check {
    void check(Release release, Surroundings around, Findings findings);
  }

  /** Of all releases of one environment together. */
  non-sealed interface OfEnvironment extends Check {
    void check(Graph graph, Findings findings);
  }
}
