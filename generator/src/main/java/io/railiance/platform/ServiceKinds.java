package io.railiance.platform;

import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.service.Service;
import io.railiance.platform.spec.RecordSchema;
import io.railiance.platform.spec.StrictSchema;
import io.railiance.platform.yaml.Located;
import java.util.List;

/**
 * The services that are known, found by what a spec says in {@code service:}.
 *
 * @param all sorted by name
 */
record ServiceKinds(List<Service<?, ?>> all) {
  ServiceKinds {
    all = List.copyOf(all);
  }

  /**
   * The service that a spec is for.
   *
   * @throws FindingsException if there is none such
   */
  Service<?, ?> of(Located spec) {
    String kind = spec.root().path("service").asString("");
    return all.stream()
        .filter(service -> service.name().equals(kind))
        .findFirst()
        .orElseThrow(() -> new FindingsException(unknown(spec, kind)));
  }

  /** The spec itself, if it fits the schema of its service. */
  Located checked(Located spec) {
    List<Finding> wrong =
        new StrictSchema("spec-schema", RecordSchema.of(of(spec).specType())).check(spec);
    if (!wrong.isEmpty()) {
      throw new FindingsException(wrong);
    }
    return spec;
  }

  private Finding unknown(Located spec, String kind) {
    List<String> known = all.stream().map(Service::name).toList();
    return Finding.error(
        "spec-schema",
        spec.at("/service"),
        kind.isEmpty()
            ? "\"service\" is missing"
            : "unknown service \"" + kind + "\"." + DidYouMean.sentence(kind, known),
        "Begin the file with \"service: NAME\"; known are " + String.join(", ", known) + ".");
  }
}
