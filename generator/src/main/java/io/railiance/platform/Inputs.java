package io.railiance.platform;

import io.railiance.platform.identity.Identity;
import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Environment;
import io.railiance.platform.platform.Images;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import io.railiance.platform.spec.Spec;
import io.railiance.platform.yaml.Located;
import java.util.Collections;
import java.util.SortedMap;

/**
 * All that people wrote, read.
 *
 * @param services by release; each fits the schema of its service
 * @param consumers by name
 * @param environments by name
 */
record Inputs(
    Spec<Platform> platform,
    Images images,
    Spec<Identity> identity,
    SortedMap<String, Located> services,
    SortedMap<String, Spec<Consumer>> consumers,
    SortedMap<String, Spec<Environment>> environments) {

  Inputs {
    services = Collections.unmodifiableSortedMap(services);
    consumers = Collections.unmodifiableSortedMap(consumers);
    environments = Collections.unmodifiableSortedMap(environments);
  }

  /**
   * Reads {@code specs/}.
   *
   * @param kinds that a spec may be of, and a consumer may need
   * @throws FindingsException with all that is wrong with any file
   */
  static Inputs read(Workspace workspace, ServiceKinds kinds) {
    Findings findings = new Findings();
    InputReader reader = new InputReader(workspace, kinds, findings);
    reader.strays();
    SortedMap<String, Spec<Platform>> platform = reader.platform();
    Images images = reader.images();
    Spec<Identity> identity = reader.identity();
    SortedMap<String, Located> services = reader.services();
    SortedMap<String, Spec<Consumer>> consumers = reader.consumers();
    SortedMap<String, Spec<Environment>> environments = reader.environments();
    consumers.forEach((name, consumer) -> named(name, consumer, findings));
    platform.values().forEach(only -> environmentsMatch(only, reader.environmentNames(), findings));
    findings.stopOnErrors();
    return new Inputs(
        platform.values().iterator().next(), images, identity, services, consumers, environments);
  }

  private static void named(String name, Spec<Consumer> consumer, Findings findings) {
    if (!consumer.value().name().equals(name)) {
      findings.add(
          Finding.error(
              "consumer-name",
              consumer.source().at("/name"),
              "\"" + consumer.value().name() + "\" stands in a file named " + name + ".yaml",
              "Make the two equal."));
    }
  }

  private static void environmentsMatch(
      Spec<Platform> platform, SortedMap<String, String> files, Findings findings) {
    for (int i = 0; i < platform.value().environments().size(); i++) {
      String name = platform.value().environments().get(i);
      if (!files.containsKey(name)) {
        findings.add(
            Finding.error(
                "environment-file",
                platform.source().at("/environments/" + i),
                "environment \"" + name + "\" has no file",
                "Create specs/environments/" + name + ".yaml, or remove the environment."));
      }
    }
    files.forEach(
        (name, file) -> {
          if (!platform.value().environments().contains(name)) {
            findings.add(
                Finding.error(
                    "environment-file",
                    Location.of(file),
                    "environment \"" + name + "\" is not in specs/platform.yaml",
                    "Add it to \"environments\" there, or delete this file."));
          }
        });
  }
}
