package io.railiance.platform.spec;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.YamlReader;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** YAML text to a record: read strictly, checked against a schema, bound. */
public final class SpecReader {
  private static final String RULE = "spec-schema";

  private SpecReader() {}

  /**
   * Reads one spec file.
   *
   * @param schema closed; usually {@link RecordSchema#of} the type
   * @throws FindingsException with all that is wrong
   */
  public static <T extends Record> Spec<T> read(
      String file, String text, Class<T> type, JsonNode schema) {
    Located source = source(file, text);
    List<Finding> findings = new StrictSchema(RULE, schema).check(source);
    if (!findings.isEmpty()) {
      throw new FindingsException(findings);
    }
    return new Spec<>(bind(source.root(), type), source);
  }

  public static <T extends Record> Spec<T> read(String file, String text, Class<T> type) {
    return read(file, text, type, RecordSchema.of(type));
  }

  /**
   * The document of one spec file, before any schema.
   *
   * @throws FindingsException where it is no YAML, or holds a secret or what nobody sees
   */
  public static Located source(String file, String text) {
    Findings findings = new Findings();
    LiteralSecrets.inText(file, text, findings);
    // Before the reader, whose complaints may quote what must not be shown.
    findings.stopOnErrors();
    Located source = YamlReader.read(file, text);
    LiteralSecrets.inFields(source, findings);
    InvisibleText.check(source, findings);
    findings.stopOnErrors();
    return source;
  }

  /** A tree that is known to fit, as a record. */
  public static <T extends Record> T bind(JsonNode tree, Class<T> type) {
    return Json.mapper().treeToValue(tree, type);
  }
}
