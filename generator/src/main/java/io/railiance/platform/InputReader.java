package io.railiance.platform;

import io.railiance.platform.identity.Identity;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Environment;
import io.railiance.platform.platform.Images;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import io.railiance.platform.report.Printable;
import io.railiance.platform.spec.SourceFolder;
import io.railiance.platform.spec.Spec;
import io.railiance.platform.spec.SpecReader;
import io.railiance.platform.yaml.Located;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the files of {@code specs/} one by one; what is wrong with one does not hide what is wrong
 * with the next.
 */
final class InputReader {
  private static final String DEVICE = "con|prn|aux|nul|(com|lpt)[0-9]";
  private static final Set<String> KNOWN =
      Set.of(
          "platform.yaml", "images.yaml", "identity.yaml", "services", "consumers", "environments");
  private static final String IMAGES = Workspace.SPECS + "/images.yaml";
  private static final String IDENTITY = Workspace.SPECS + "/identity.yaml";

  private static final Located EMPTY =
      new Located(IDENTITY, MissingNode.getInstance(), Map.of(), Map.of(), Set.of());

  private final Workspace workspace;
  private final SourceFolder folder;
  private final ServiceKinds kinds;
  private final Findings findings;

  InputReader(Workspace workspace, ServiceKinds kinds, Findings findings) {
    this.workspace = workspace;
    this.folder = new SourceFolder(workspace.root());
    this.kinds = kinds;
    this.findings = findings;
  }

  /** One, or none if it could not be read. */
  SortedMap<String, Spec<Platform>> platform() {
    return single(Workspace.SPECS + "/platform.yaml", Platform.class);
  }

  /** No file is no digest. */
  Images images() {
    Images none = new Images(Map.of());
    if (!Files.exists(workspace.root().resolve(IMAGES))) {
      return none;
    }
    return single(IMAGES, Images.class).values().stream().map(Spec::value).findFirst().orElse(none);
  }

  /** No file is no identity provider. */
  Spec<Identity> identity() {
    Spec<Identity> none = new Spec<>(Identity.OFF, EMPTY);
    if (!Files.exists(workspace.root().resolve(IDENTITY))) {
      return none;
    }
    return single(IDENTITY, Identity.class).values().stream().findFirst().orElse(none);
  }

  SortedMap<String, Located> services() {
    return each("services", (file, text) -> kinds.checked(SpecReader.source(file, text)));
  }

  SortedMap<String, Spec<Consumer>> consumers() {
    JsonNode schema = SpecSchemas.consumer(kinds.all());
    return each("consumers", (file, text) -> SpecReader.read(file, text, Consumer.class, schema));
  }

  SortedMap<String, Spec<Environment>> environments() {
    return each("environments", (file, text) -> SpecReader.read(file, text, Environment.class));
  }

  /** Files and folders of {@code specs/} that nobody reads, though somebody means them to be. */
  void strays() {
    for (String name : folder.names(Workspace.SPECS)) {
      boolean known = KNOWN.contains(name);
      String hint = DidYouMean.sentence(name, KNOWN);
      if (!known && (!hint.isEmpty() || name.matches(".*\\.ya?ml"))) {
        findings.add(
            Finding.error(
                "spec-file",
                Location.of(Workspace.SPECS + "/" + name),
                "is not read." + hint,
                "Rename it, or move it into one of: services, consumers, environments."));
      }
    }
  }

  /** The file of each environment by its name, whether it could be read or not. */
  SortedMap<String, String> environmentNames() {
    SortedMap<String, String> names = new TreeMap<>();
    folder
        .yamlFiles(Workspace.SPECS + "/environments", findings)
        .keySet()
        .forEach(file -> names.put(bareName(file), file));
    return names;
  }

  private <T extends Record> SortedMap<String, Spec<T>> single(String file, Class<T> type) {
    SortedMap<String, String> one = new TreeMap<>();
    folder.read(file, one, findings);
    return read(one, (name, text) -> SpecReader.read(name, text, type));
  }

  private <T> SortedMap<String, T> each(String name, BiFunction<String, String, T> reader) {
    return read(folder.yamlFiles(Workspace.SPECS + "/" + name, findings), reader);
  }

  private <T> SortedMap<String, T> read(
      SortedMap<String, String> files, BiFunction<String, String, T> reader) {
    SortedMap<String, T> read = new TreeMap<>();
    files.forEach(
        (file, text) -> findings.collect(() -> read.put(nameOf(file), reader.apply(file, text))));
    return read;
  }

  private static String nameOf(String file) {
    String name = bareName(file);
    if (!name.matches(Grammar.RELEASE)) {
      throw new FindingsException(
          badName(file, Printable.quoted(name) + " is not " + Grammar.RELEASE_WORDS));
    }
    if (name.matches(DEVICE)) {
      throw new FindingsException(
          badName(file, "\"" + name + "\" is a device on Windows, which makes no file of it"));
    }
    return name;
  }

  private static String bareName(String file) {
    return file.substring(file.lastIndexOf('/') + 1).replace(".yaml", "");
  }

  private static Finding badName(String file, String message) {
    return Finding.error("spec-file", Location.of(file), message, "Rename the file.");
  }
}
