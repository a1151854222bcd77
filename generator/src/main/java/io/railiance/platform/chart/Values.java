package io.railiance.platform.chart;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.spec.RecordSchema;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Yaml;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chart's values: one record is the source of the defaults, of {@code values.yaml} with its
 * comments, of {@code values.schema.json}, of the table in the chart's README and of the paths that
 * a template may name.
 */
public final class Values {
  private static final String DRAFT_07 = "http://json-schema.org/draft-07/schema#";

  private final Record record;
  private final List<Refusal> refusals;

  public Values(Record record, List<Refusal> refusals) {
    this.record = record;
    this.refusals = List.copyOf(refusals);
  }

  /** The defaults as a tree. */
  public JsonNode tree() {
    return Json.tree(record);
  }

  /** Every leaf: what a person may set. */
  public List<ValuesEntry> entries() {
    List<ValuesEntry> entries = new ArrayList<>();
    collect(record, "", entries);
    return entries;
  }

  /**
   * {@code values.schema.json}: closed at every level but {@code global}, which Helm adds itself;
   * all else is required.
   */
  public ObjectNode schema() {
    return complete(InstallersSchema.of(RecordSchema.of(record.getClass())));
  }

  /** The schema of what an environment lays over the defaults: any part of the values. */
  public ObjectNode overlaySchema() {
    return complete(RecordSchema.of(record.getClass()));
  }

  private ObjectNode complete(ObjectNode ofRecord) {
    ObjectNode schema = Json.mapper().createObjectNode();
    schema.put("$schema", DRAFT_07);
    schema.setAll(ofRecord);
    ObjectNode global = schema.withObject("/properties/global");
    global.put("type", "object");
    global.put("description", "Given to every chart by Helm; not used.");
    refusals.forEach(refusal -> schema.withArray("allOf").add(refusal.schema()));
    return schema;
  }

  /** {@code values.yaml}. */
  public String yaml() {
    return Yaml.write(tree(), path -> comment(path).map(text -> "-- " + text).orElse(""));
  }

  private Optional<String> comment(String path) {
    Class<?> type = record.getClass();
    Optional<String> text = Optional.empty();
    for (String name : path.split("\\.")) {
      Optional<RecordComponent> component = component(type, name);
      text = component.flatMap(Values::description);
      if (component.isEmpty()) {
        return Optional.empty();
      }
      type = component.get().getType();
    }
    return text;
  }

  private static void collect(Record group, String path, List<ValuesEntry> entries) {
    for (RecordComponent component : group.getClass().getRecordComponents()) {
      Object value = read(component, group);
      String at = path.isEmpty() ? name(component) : path + "." + name(component);
      if (value instanceof Record nested) {
        collect(nested, at, entries);
      } else {
        entries.add(new ValuesEntry(at, Json.tree(value), description(component).orElse("")));
      }
    }
  }

  private static Object read(RecordComponent component, Record group) {
    try {
      return component.getAccessor().invoke(group);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("values records are public: " + group.getClass(), e);
    }
  }

  private static Optional<RecordComponent> component(Class<?> type, String name) {
    if (!type.isRecord()) {
      return Optional.empty();
    }
    for (RecordComponent component : type.getRecordComponents()) {
      if (name(component).equals(name)) {
        return Optional.of(component);
      }
    }
    return Optional.empty();
  }

  private static String name(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }

  private static Optional<String> description(RecordComponent component) {
    return Optional.ofNullable(component.getAccessor().getAnnotation(JsonPropertyDescription.class))
        .map(JsonPropertyDescription::value);
  }
}
