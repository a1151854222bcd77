package io.railiance.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.yaml.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The committed schemas of custom kinds are those that the definitions of their own project give.
 * {@code -Dgolden.update=true} writes them.
 */
class CrdSchemaFilesTest {

  @Test
  void theCommittedSchemasAreWhatTheDefinitionsSay() throws Exception {
    SortedMap<String, String> derived = derive();
    if (Boolean.getBoolean("golden.update")) {
      for (String name : derived.keySet()) {
        Files.writeString(CustomKinds.SCHEMAS.resolve(name), derived.get(name));
      }
    }
    assertThat(committed()).isEqualTo(derived);
    assertThat(derive()).isEqualTo(derived);
  }

  @Test
  void theMetadataIsThatOfTheBuiltInKindsInEveryMinor() throws IOException {
    for (String text : committed().values()) {
      Json.parse(text)
          .get("definitions")
          .forEachEntry(
              (name, definition) ->
                  assertThat(Minors.ALL)
                      .allSatisfy(
                          minor ->
                              assertThat(builtIn(minor).at("/definitions/" + name))
                                  .isEqualTo(definition)));
    }
  }

  @Test
  void everyFileBeginsWithTheMarkOfAGeneratedFile() throws IOException {
    assertThat(committed().values())
        .allSatisfy(text -> assertThat(text.lines().toList().get(1)).contains(SchemaFiles.MARKER));
  }

  @Test
  void theReadmeNamesTheModules() {
    for (CustomKinds.Module module : CustomKinds.MODULES) {
      assertThat(CustomKinds.SCHEMAS.resolve("README.md"))
          .content()
          .contains("| " + module.path() + " | " + module.version() + " |");
    }
  }

  private static SortedMap<String, String> derive() throws Exception {
    JsonNode builtIn = builtIn(Minors.ALL.get(Minors.ALL.size() - 1));
    SortedMap<String, String> files = new TreeMap<>();
    for (GroupVersionKind kind : CustomKinds.ALL.keySet()) {
      CustomKinds.Definition definition = CustomKinds.ALL.get(kind);
      Path file = definition.module().folder().resolve(definition.file());
      CrdSchema schema = CrdSchema.of(new YAMLMapper().readTree(file.toFile()), kind.version());
      assertThat(schema.kind()).isEqualTo(kind);
      files.put(kind.schemaFile(), schema.text(provenance(definition), builtIn));
    }
    return files;
  }

  private static String provenance(CustomKinds.Definition definition) {
    return "%s of %s. Do not edit: refreshed by `make schemas`."
        .formatted(definition.file(), definition.module());
  }

  private static JsonNode builtIn(String minor) {
    return Json.mapper()
        .readTree(Minors.SCHEMAS.resolve(minor).resolve(SchemaFiles.DEFINITIONS).toFile());
  }

  private static SortedMap<String, String> committed() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(CustomKinds.SCHEMAS)) {
      for (Path path : paths.filter(each -> each.toString().endsWith(".json")).toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }
}
