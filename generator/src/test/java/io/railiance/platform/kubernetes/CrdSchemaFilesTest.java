package io.railiance.platform.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.testing.GoModule;
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
  void theReadmeNamesTheModule() {
    assertThat(CustomKinds.SCHEMAS.resolve("README.md"))
        .content()
        .contains("| " + CustomKinds.MODULE + " | " + CustomKinds.VERSION + " |");
  }

  private static SortedMap<String, String> derive() throws Exception {
    Path module = GoModule.folder(CustomKinds.MODULE, CustomKinds.VERSION);
    JsonNode builtIn = builtIn(Minors.ALL.get(Minors.ALL.size() - 1));
    SortedMap<String, String> files = new TreeMap<>();
    CustomKinds.ALL.forEach(
        (kind, path) -> {
          JsonNode crd = new YAMLMapper().readTree(module.resolve(path).toFile());
          CrdSchema schema = CrdSchema.of(crd, kind.version());
          assertThat(schema.kind()).isEqualTo(kind);
          files.put(kind.schemaFile(), schema.text(provenance(path), builtIn));
        });
    return files;
  }

  private static String provenance(String path) {
    return "%s of %s %s. Do not edit: refreshed by `make schemas`."
        .formatted(path, CustomKinds.MODULE, CustomKinds.VERSION);
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
