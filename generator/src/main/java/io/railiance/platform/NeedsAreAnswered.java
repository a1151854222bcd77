package io.railiance.platform;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Environment;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.spec.Spec;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Every release that a consumer or an environment names exists, and is of the kind that it is taken
 * for.
 */
final class NeedsAreAnswered {
  private NeedsAreAnswered() {}

  static void check(Inputs inputs, Findings findings) {
    inputs.consumers().values().forEach(consumer -> consumer(consumer, inputs, findings));
    inputs.environments().values().forEach(each -> environment(each, inputs, findings));
  }

  private static void consumer(Spec<Consumer> consumer, Inputs inputs, Findings findings) {
    for (Map.Entry<String, JsonNode> kind : consumer.value().needsOfServices()) {
      for (int i = 0; i < kind.getValue().size(); i++) {
        String release = kind.getValue().get(i).path("release").asString("");
        String pointer = "/needs/" + kind.getKey() + "/" + i + "/release";
        if (!inputs.services().containsKey(release)) {
          findings.add(unknown(consumer, pointer, release, inputs.services().keySet()));
        } else if (!kindOf(release, inputs).equals(kind.getKey())) {
          findings.add(
              Finding.error(
                  "need-release",
                  consumer.source().at(pointer),
                  "release \"" + release + "\" is of service " + kindOf(release, inputs),
                  "Move the need below needs."
                      + kindOf(release, inputs)
                      + ", or name another release."));
        }
      }
    }
  }

  private static void environment(Spec<Environment> environment, Inputs inputs, Findings findings) {
    for (String release : environment.value().values().propertyNames()) {
      if (!inputs.services().containsKey(release)) {
        findings.add(
            unknown(environment, "/values/" + release, release, inputs.services().keySet()));
      }
    }
  }

  private static String kindOf(String release, Inputs inputs) {
    return inputs.services().get(release).root().path("service").asString("");
  }

  private static Finding unknown(
      Spec<?> where, String pointer, String release, Collection<String> known) {
    return Finding.error(
        "need-release",
        where.source().keyAt(pointer),
        "there is no release \"" + release + "\"." + DidYouMean.sentence(release, known),
        "Name one of: "
            + String.join(", ", known)
            + "; or add specs/services/"
            + release
            + ".yaml.");
  }
}
