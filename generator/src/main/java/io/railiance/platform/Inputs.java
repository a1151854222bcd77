package io.railiance.platform;

import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Environment;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import io.railiance.platform.spec.SourceFolder;
import io.railiance.platform.spec.Spec;
import io.railiance.platform.spec.SpecReader;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.YamlReader;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/**
 * All that people wrote, read.
 *
 * @param services by release; each fits the schema of its service
 * @param consumers by name
 * @param environments by name
 */
record Inputs(
    Spec<Platform> platform,
    SortedMap<String, Located> services,
    SortedMap<String, Spec<Consumer>> consumers,
    SortedMap<String, Spec<Environment>> environments) {

  Inputs {
    services = Collections.unmodifiableSortedMap(services);
    consumers = Collections.unmodifiableSortedMap(consumers);
    environments = Collections.unmodifiableSortedMap(environments);
  }

  /**
   * Reads {@code specs/}.
   *
   * @param kinds that a spec may be of, and a consumer may need
   * @throws FindingsException with all that is wrong with any file
   */
  static Inputs read(Workspace workspace, ServiceKinds kinds) {
    JsonNode consumerSchema = SpecSchemas.consumer(kinds.all());
    Findings findings = new Findings();
    SourceFolder folder = new SourceFolder(workspace.root());
    SortedMap<String, String> single = new TreeMap<>();
    folder.read(Workspace.SPECS + "/platform.yaml", single, findings);
    SortedMap<String, Spec<Platform>> platform =
        each(single, findings, (file, text) -> SpecReader.read(file, text, Platform.class));
    SortedMap<String, Located> services =
        each(
            folder.yamlFiles(Workspace.SPECS + "/services", findings),
            findings,
            (file, text) -> kinds.checked(YamlReader.read(file, text)));
    SortedMap<String, Spec<Consumer>> consumers =
        each(
            folder.yamlFiles(Workspace.SPECS + "/consumers", findings),
            findings,
            (file, text) -> SpecReader.read(file, text, Consumer.class, consumerSchema));
    SortedMap<String, Spec<Environment>> environments =
        each(
            folder.yamlFiles(Workspace.SPECS + "/environments", findings),
            findings,
            (file, text) -> SpecReader.read(file, text, Environment.class));
    consumers.forEach((name, consumer) -> named(name, consumer, findings));
    findings.stopOnErrors();
    Spec<Platform> only = platform.get("platform");
    environmentsMatch(only, environments, findings);
    findings.stopOnErrors();
    return new Inputs(only, services, consumers, environments);
  }

  private static <T> SortedMap<String, T> each(
      SortedMap<String, String> files, Findings findings, BiFunction<String, String, T> reader) {
    SortedMap<String, T> read = new TreeMap<>();
    files.forEach(
        (file, text) ->
            findings.collect(
                () -> {
                  String name = file.substring(file.lastIndexOf('/') + 1).replace(".yaml", "");
                  if (!name.matches(Grammar.RELEASE)) {
                    throw new FindingsException(badName(file, name));
                  }
                  read.put(name, reader.apply(file, text));
                }));
    return read;
  }

  private static Finding badName(String file, String name) {
    return Finding.error(
        "spec-file",
        Location.of(file),
        "\"" + name + "\" is not " + Grammar.RELEASE_WORDS,
        "Rename the file.");
  }

  private static void named(String name, Spec<Consumer> consumer, Findings findings) {
    if (!consumer.value().name().equals(name)) {
      findings.add(
          Finding.error(
              "consumer-name",
              consumer.source().at("/name"),
              "\"" + consumer.value().name() + "\" stands in a file named " + name + ".yaml",
              "Make the two equal."));
    }
  }

  private static void environmentsMatch(
      Spec<Platform> platform, SortedMap<String, Spec<Environment>> files, Findings findings) {
    for (int i = 0; i < platform.value().environments().size(); i++) {
      String name = platform.value().environments().get(i);
      if (!files.containsKey(name)) {
        findings.add(
            Finding.error(
                "environment-file",
                platform.source().at("/environments/" + i),
                "environment \"" + name + "\" has no file",
                "Create specs/environments/" + name + ".yaml, or remove the environment."));
      }
    }
    files.forEach(
        (name, file) -> {
          if (!platform.value().environments().contains(name)) {
            findings.add(
                Finding.error(
                    "environment-file",
                    Location.of(file.source().file()),
                    "environment \"" + name + "\" is not in specs/platform.yaml",
                    "Add it to \"environments\" there, or delete this file."));
          }
        });
  }
}
