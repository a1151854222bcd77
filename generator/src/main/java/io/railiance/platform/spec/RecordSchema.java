package io.railiance.platform.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import io.railiance.platform.yaml.Json;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of a record: draft-07, closed at every level, self-contained.
 *
 * <p>It is what every Helm 3 and 4 and every editor reads: docs/decisions/0003. Descriptions come
 * from {@link JsonPropertyDescription}, constraints from Jakarta Validation, {@link Closed} and
 * type annotations; the {@code message} of a {@link Pattern} says what is expected and travels as
 * {@value #EXPECTED}.
 */
public final class RecordSchema {
  /** What a text that fits the pattern is called: {@code "a quantity such as 10Gi"}. */
  public static final String EXPECTED = "x-expected";

  /** Why no other value is allowed. */
  static final String BECAUSE = "x-because";

  private static final SchemaGenerator GENERATOR = new SchemaGenerator(config().build());

  private static final ClassValue<ObjectNode> SCHEMAS =
      new ClassValue<>() {
        @Override
        protected ObjectNode computeValue(Class<?> type) {
          synchronized (GENERATOR) {
            ObjectNode schema = GENERATOR.generateSchema(type);
            PlainReferences.in(schema);
            return schema;
          }
        }
      };

  private RecordSchema() {}

  /** A copy, for whoever adds to it. */
  public static ObjectNode of(Class<? extends Record> type) {
    return SCHEMAS.get(type).deepCopy();
  }

  private static SchemaGeneratorConfigBuilder config() {
    SchemaGeneratorConfigBuilder builder =
        new SchemaGeneratorConfigBuilder(
                Json.mapper(), SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonSchemaModule(
                    JacksonOption.RESPECT_JSONPROPERTY_ORDER,
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
            .with(
                new JakartaValidationModule(
                    JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED,
                    JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS))
            .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
            .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .with(Option.PLAIN_DEFINITION_KEYS)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    builder.forTypesInGeneral().withPropertySorter((first, second) -> 0);
    builder
        .forFields()
        .withInstanceAttributeOverride((node, field, context) -> annotate(node, field));
    builder
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) ->
                type.getErasedType() == JsonNode.class
                    ? new CustomDefinition(
                        context.getGeneratorConfig().createObjectNode(),
                        CustomDefinition.DefinitionType.INLINE,
                        CustomDefinition.AttributeInclusion.NO)
                    : null);
    return builder;
  }

  private static void annotate(ObjectNode node, FieldScope field) {
    Pattern pattern = annotation(field, Pattern.class);
    if (pattern != null && !pattern.message().startsWith("{")) {
      node.put(EXPECTED, pattern.message());
    }
    keyPattern(field).ifPresent(keys -> restrictKeys(node, keys));
    Closed closed = annotation(field, Closed.class);
    if (closed != null) {
      boolean number =
          field.getType().isInstanceOf(Number.class)
              || field.getType().getErasedType() == int.class;
      List<Object> values =
          Stream.of(closed.to())
              .<Object>map(text -> number ? Integer.valueOf(text) : text)
              .toList();
      node.set("enum", Json.tree(values));
      if (!closed.because().isEmpty()) {
        node.put(BECAUSE, closed.because());
      }
    }
  }

  private static void restrictKeys(ObjectNode node, Pattern keys) {
    node.withObject("propertyNames").put("pattern", keys.regexp()).put(EXPECTED, keys.message());
  }

  /** Of the keys of a map: the library knows only that of its values. */
  private static Optional<Pattern> keyPattern(FieldScope field) {
    return !field.isFakeContainerItemScope()
            && field.getRawMember().getAnnotatedType() instanceof AnnotatedParameterizedType map
            && Map.class.isAssignableFrom(field.getRawMember().getType())
        ? Optional.ofNullable(map.getAnnotatedActualTypeArguments()[0].getAnnotation(Pattern.class))
        : Optional.empty();
  }

  /** Of the component, or of the elements of its list or map. */
  private static <A extends Annotation> A annotation(FieldScope field, Class<A> type) {
    return field.isFakeContainerItemScope()
        ? field.getContainerItemAnnotationConsideringFieldAndGetterIfSupported(type)
        : field.getAnnotationConsideringFieldAndGetterIfSupported(type);
  }
}
