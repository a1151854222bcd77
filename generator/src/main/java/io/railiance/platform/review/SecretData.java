package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a Secret holds, however it is written: {@code stringData} goes over {@code data}. */
final class SecretData {
  private SecretData() {}

  /** The object with all its data in {@code data}; any other object as it is. */
  static JsonNode folded(Manifest manifest) {
    JsonNode text = manifest.at("/stringData");
    if (!manifest.is("Secret") || !text.isObject()) {
      return manifest.body();
    }
    ObjectNode folded = ((ObjectNode) manifest.body()).deepCopy();
    folded.remove("stringData");
    ObjectNode data = folded.withObjectProperty("data");
    for (Map.Entry<String, JsonNode> each : text.properties()) {
      byte[] value = each.getValue().asString("").getBytes(StandardCharsets.UTF_8);
      data.put(each.getKey(), Base64.getEncoder().encodeToString(value));
    }
    return folded;
  }
}
