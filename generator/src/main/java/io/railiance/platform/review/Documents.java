package io.railiance.platform.review;

import io.railiance.platform.report.FindingsException;
import io.railiance.platform.yaml.YamlReader;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** YAML that may be a template, or use what the strict reader refuses: then it is only text. */
final class Documents {
  private Documents() {}

  static Optional<JsonNode> read(String path, String text) {
    try {
      return Optional.of(YamlReader.read(path, text).root());
    } catch (FindingsException e) {
      return Optional.empty();
    }
  }
}
