package io.railiance.platform.spec;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Located;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A schema that answers in findings: the place, the value, what was expected, the mend. */
public final class StrictSchema {
  private static final int LONGEST = 1024;

  /** Beyond this many a file is not worth looking at, here as when it is read. */
  private static final int MOST_FINDINGS = 50;

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          Dialect.builder(Dialects.getDraft7())
              .keyword(new NonValidationKeyword(RecordSchema.EXPECTED))
              .keyword(new NonValidationKeyword(RecordSchema.BECAUSE))
              .build());

  private final String rule;
  private final JsonNode json;
  private final Schema schema;

  /**
   * @param rule the rule of its findings
   * @param json draft-07, self-contained
   */
  public StrictSchema(String rule, JsonNode json) {
    this.rule = rule;
    this.json = json;
    this.schema = REGISTRY.getSchema(json);
  }

  /** All that is wrong with a document; empty if nothing. */
  public List<Finding> check(Located document) {
    List<Finding> overlong = overlong(document);
    if (!overlong.isEmpty()) {
      return overlong;
    }
    List<Error> errors = schema.validate(document.root());
    Set<String> mistyped =
        errors.stream()
            .filter(StrictSchema::isType)
            .map(StrictSchema::place)
            .collect(Collectors.toSet());
    boolean onlySentences = errors.stream().allMatch(StrictSchema::isSentence);
    return errors.stream()
        .filter(error -> isType(error) || !mistyped.contains(place(error)))
        .filter(error -> onlySentences || !isSentence(error))
        .limit(MOST_FINDINGS)
        .map(error -> finding(document, error))
        .toList();
  }

  /** Patterns are not tried on them: a repeated group takes stack for every repetition. */
  private List<Finding> overlong(Located document) {
    return document.values().keySet().stream()
        .filter(pointer -> document.node(pointer).asString("").length() > LONGEST)
        .map(
            pointer ->
                Finding.error(
                    rule,
                    document.at(pointer),
                    "a text longer than " + LONGEST + " characters",
                    "Shorten it: no field takes that much."))
        .toList();
  }

  /** A value of the wrong type breaks other keywords, too; that is no news. */
  private static boolean isType(Error error) {
    return error.getKeyword().equals("type");
  }

  /** Why a combination is refused; no news where one of its values is complained of itself. */
  private static boolean isSentence(Error error) {
    return error.getKeyword().equals("required") && Complaint.isSentence(error.getProperty());
  }

  private Finding finding(Located document, Error error) {
    String pointer = place(error);
    String property = error.getProperty() == null ? "" : error.getProperty();
    Complaint complaint =
        Complaint.of(
            error.getKeyword(),
            document.node(pointer),
            property,
            parentOf(error),
            error.getMessage());
    Location at =
        complaint.isOfKey()
            ? document.keyAt(Located.child(pointer, property))
            : document.at(pointer);
    return Finding.error(rule, at, complaint.message(), complaint.remedy());
  }

  /** The schema that the broken keyword stands in. */
  private JsonNode parentOf(Error error) {
    NodePath fragment = error.getSchemaLocation().getFragment();
    JsonNode at = json;
    for (int i = 0; i < fragment.getNameCount() - 1; i++) {
      Object element = fragment.getElement(i);
      at = element instanceof Integer index ? at.path(index) : at.path(element.toString());
    }
    return at;
  }

  private static String place(Error error) {
    NodePath path = error.getInstanceLocation();
    String pointer = "";
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer = Located.child(pointer, path.getName(i));
    }
    return pointer;
  }
}
