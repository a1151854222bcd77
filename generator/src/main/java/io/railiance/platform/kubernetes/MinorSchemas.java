package io.railiance.platform.kubernetes;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The schemas of one Kubernetes minor, and of the custom kinds, as the validator holds them: what
 * is asked for is compiled, once.
 */
final class MinorSchemas {

  /** By file name. */
  private final SortedMap<String, Path> files;

  private final String minor;
  private final String base;
  private final SchemaRegistry registry;

  MinorSchemas(String minor, List<Path> folders) {
    this.minor = minor;
    this.files = list(folders);
    this.base = "https://kubernetes.invalid/" + minor + "/";
    // The root locale, because the validator speaks the language of the machine that it runs on.
    SchemaRegistryConfig config = SchemaRegistryConfig.builder().locale(Locale.ROOT).build();
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getDraft7(),
            builder -> builder.schemaRegistryConfig(config).schemas(this::read));
  }

  /**
   * The schema of exactly that kind: file names are lower-case and short, so a wrong group can lead
   * to a file.
   */
  Optional<Schema> schemaOf(GroupVersionKind kind) {
    return Optional.of(kind.schemaFile())
        .filter(files::containsKey)
        .map(this::schema)
        .filter(schema -> served(schema).equals(kind));
  }

  List<SchemaViolation> validate(JsonNode manifest) {
    List<SchemaViolation> nameless = Nameless.violations(manifest);
    if (!nameless.isEmpty()) {
      return nameless;
    }
    GroupVersionKind kind =
        GroupVersionKind.of(
            manifest.get("apiVersion").stringValue(), manifest.get("kind").stringValue());
    try {
      return schemaOf(kind)
          .map(schema -> schema.validate(manifest).stream().map(this::violation).sorted().toList())
          .orElseGet(() -> List.of(UnknownKind.violation(kind, kinds())));
    } catch (JacksonException e) {
      throw new IllegalStateException("a schema of Kubernetes " + minor + " is damaged", e);
    }
  }

  private SchemaViolation violation(Error error) {
    SchemaLocation file = SchemaLocation.of(error.getSchemaLocation().getAbsoluteIri().toString());
    return ValidatorErrors.violation(error, () -> registry.getSchema(file).getSchemaNode());
  }

  private SortedSet<GroupVersionKind> kinds() {
    return files.keySet().stream()
        .filter(file -> !file.equals(SchemaFiles.DEFINITIONS))
        .map(file -> served(schema(file)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Schema schema(String file) {
    return registry.getSchema(SchemaLocation.of(base + file));
  }

  private static GroupVersionKind served(Schema root) {
    JsonNode properties = root.getSchemaNode().path("properties");
    return GroupVersionKind.of(
        properties.at("/apiVersion/const").stringValue(),
        properties.at("/kind/const").stringValue());
  }

  /** Documents come from the folders and from nowhere else. */
  private String read(String iri) {
    Path file = iri.startsWith(base) ? files.get(iri.substring(base.length())) : null;
    if (file == null) {
      return null;
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SortedMap<String, Path> list(List<Path> folders) {
    SortedMap<String, Path> files = new TreeMap<>();
    for (Path folder : folders) {
      try (Stream<Path> paths = Files.list(folder)) {
        paths
            .filter(path -> path.toString().endsWith(".json"))
            .forEach(path -> files.putIfAbsent(path.getFileName().toString(), path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }
}
