package io.railiance.platform.kubernetes;

import java.util.List;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * The pods that an object makes, or the pod that it is.
 *
 * @param pointer where it is in its manifest: {@code /spec/template}; empty for a Pod
 */
public record PodTemplate(Manifest manifest, String pointer) {
  /** On a workload: the key of the label that its pods are given while they run, and not before. */
  public static final String LABELLED_LATER = "railiance.io/labelled-later";

  public String specPointer() {
    return pointer + "/spec";
  }

  public JsonNode spec() {
    return manifest.at(specPointer());
  }

  public SortedMap<String, String> labels() {
    return Labels.of(manifest.at(pointer + "/metadata/labels"));
  }

  /** Whether a Service's selector selects the pods, now or once they are labelled. */
  public boolean areSelectedBy(LabelSelector selector) {
    String later = manifest.annotations().getOrDefault(LABELLED_LATER, "");
    return selector.without(later).matches(labels());
  }

  public SortedMap<String, String> annotations() {
    return Labels.of(manifest.at(pointer + "/metadata/annotations"));
  }

  public List<Container> containers() {
    return Container.allOf(manifest, specPointer());
  }

  /** Whether a container listens on it, by number or by name. */
  public boolean hasPort(JsonNode port) {
    return containers().stream().anyMatch(container -> container.hasPort(port));
  }

  /** The number of a port that is given by number or by name; 0 where no container has it. */
  public int portNumber(JsonNode port) {
    for (Container container : containers()) {
      for (JsonNode each : container.body().path("ports")) {
        String field = port.isNumber() ? "containerPort" : "name";
        if (each.path(field).asString("").equals(port.asString(""))) {
          return each.path("containerPort").asInt(0);
        }
      }
    }
    return 0;
  }

  /** The number of the port that one of a Service's leads to; 0 if the pods do not have it. */
  public int portBehind(JsonNode servicePort) {
    return portNumber(servicePort.path(servicePort.has("targetPort") ? "targetPort" : "port"));
  }

  /** Whether the pods stay: those of a Job, of a CronJob and of a hook end. */
  public boolean isLongRunning() {
    return switch (manifest.kind()) {
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" -> manifest.hook().isEmpty();
      default -> false;
    };
  }
}
