package io.railiance.platform.kubernetes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One container of a pod: main, init, sidecar (an init container that restarts always) or
 * ephemeral.
 *
 * @param pointer where it is in its manifest: {@code /spec/template/spec/containers/0}
 * @param sort {@code containers}, {@code initContainers} or {@code ephemeralContainers}
 */
public record Container(Manifest manifest, String pointer, String sort, JsonNode body) {
  private static final List<String> SORTS =
      List.of("containers", "initContainers", "ephemeralContainers");

  static List<Container> allOf(Manifest manifest, String podSpec) {
    List<Container> all = new ArrayList<>();
    for (String sort : SORTS) {
      JsonNode list = manifest.body().at(podSpec + "/" + sort);
      for (int i = 0; i < list.size(); i++) {
        all.add(new Container(manifest, podSpec + "/" + sort + "/" + i, sort, list.get(i)));
      }
    }
    return all;
  }

  public String name() {
    return body.path("name").asString("");
  }

  /** {@code container "valkey"}, for messages. */
  public String shown() {
    return (sort.equals("initContainers") ? "init container \"" : "container \"") + name() + "\"";
  }

  public String image() {
    return body.path("image").asString("");
  }

  /** Whether it listens on a port, by number or by name. */
  public boolean hasPort(JsonNode port) {
    String field = port.isNumber() ? "containerPort" : "name";
    for (JsonNode each : body.path("ports")) {
      if (each.path(field).asString("").equals(port.asString(""))) {
        return true;
      }
    }
    return false;
  }

  /** Whether it runs as long as the pod does. */
  public boolean isLongRunning() {
    return sort.equals("containers") || body.path("restartPolicy").asString("").equals("Always");
  }
}
