package io.railiance.platform.kubernetes;

import static java.util.Map.entry;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Strict JSON Schema definitions of model classes and of all that they refer to, by the name of the
 * class:
 *
 * <pre>
 * "V1Namespace": {"additionalProperties": false, "properties": {"apiVersion": {"type": "string"}, ...}, "type": "object"}
 * </pre>
 */
final class ModelDefinitions {

  /**
   * The leaves. The keys are names, because {@code Quantity} and its like are in another class
   * loader.
   */
  private static final Map<String, Map<String, Object>> LEAVES =
      Map.ofEntries(
          entry("java.lang.String", type("string")),
          entry("java.lang.Boolean", type("boolean")),
          entry("java.lang.Double", type("number")),
          entry("java.lang.Integer", integer("int32", Integer.MIN_VALUE, Integer.MAX_VALUE)),
          entry("java.lang.Long", integer("int64", Long.MIN_VALUE, Long.MAX_VALUE)),
          entry("java.time.OffsetDateTime", Map.of("type", "string", "format", "date-time")),
          entry("byte[]", Map.of("type", "string", "format", "byte")),
          entry("io.kubernetes.client.custom.IntOrString", type(List.of("integer", "string"))),
          // Wider than what is documented, but what the API server reads: cpu: 0.5 without quotes.
          entry("io.kubernetes.client.custom.Quantity", type(List.of("number", "string"))),
          entry("java.lang.Object", Map.of()));

  private final ModelClasses models;
  private final Deque<String> open = new ArrayDeque<>();

  ModelDefinitions(ModelClasses models) {
    this.models = models;
  }

  SortedMap<String, Object> closureOf(Collection<String> roots)
      throws ReflectiveOperationException {
    SortedMap<String, Object> definitions = new TreeMap<>();
    open.addAll(roots);
    while (!open.isEmpty()) {
      String model = open.remove();
      if (!definitions.containsKey(model)) {
        definitions.put(model, definition(model));
      }
    }
    return definitions;
  }

  private Map<String, Object> definition(String model) throws ReflectiveOperationException {
    Map<String, Object> properties = new TreeMap<>();
    models.fields(model).forEach((name, type) -> properties.put(name, schema(type)));
    Map<String, Object> definition = new TreeMap<>(type("object"));
    if (!properties.isEmpty()) {
      definition.put("properties", properties);
      definition.put("additionalProperties", false);
    }
    Set<String> required = models.required(model);
    if (!required.isEmpty()) {
      definition.put("required", required);
    }
    return definition;
  }

  private Map<String, Object> schema(Type type) {
    String name = type.getTypeName();
    if (LEAVES.containsKey(name)) {
      return new TreeMap<>(LEAVES.get(name));
    }
    if (name.startsWith(ModelClasses.PACKAGE)) {
      String model = name.substring(ModelClasses.PACKAGE.length());
      open.add(model);
      return Map.of("$ref", "#/definitions/" + model);
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return new TreeMap<>(
          Map.of("type", "array", "items", schema(generic.getActualTypeArguments()[0])));
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
      return new TreeMap<>(
          Map.of(
              "type",
              "object",
              "additionalProperties",
              schema(generic.getActualTypeArguments()[1])));
    }
    throw new IllegalStateException("no JSON Schema for the Java type " + name);
  }

  private static Map<String, Object> type(Object type) {
    return Map.of("type", type);
  }

  static Map<String, Object> integer(String format, long minimum, long maximum) {
    return Map.of("type", "integer", "format", format, "minimum", minimum, "maximum", maximum);
  }
}
