package io.railiance.platform;

import io.railiance.platform.check.Checks;
import io.railiance.platform.files.FileTree;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.platform.Cluster;
import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Environment;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.platform.SecretsSpec;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.common.SecretRecipe;
import io.railiance.platform.service.common.SecretScript;
import io.railiance.platform.service.common.SecretStore;
import io.railiance.platform.service.common.StoreEntries;
import io.railiance.platform.service.common.StoreObjects;
import io.railiance.platform.spec.Spec;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How the Secrets of one environment come to where they are read. */
final class SecretDelivery {
  private static final String RULE = "secrets-source";
  private static final String OPERATOR = "external-secrets.io";
  private static final String PROMETHEUS = "monitoring.coreos.com";

  private final String environment;
  private final Inputs inputs;
  private final Cluster cluster;
  private final SecretsSpec spec;
  private final Located source;
  private final SortedMap<String, List<SecretRecipe>> recipes = new TreeMap<>();
  private final SortedMap<String, SecretStore> stores = new TreeMap<>();

  SecretDelivery(String environment, Spec<Environment> stated, Inputs inputs) {
    this.environment = environment;
    this.inputs = inputs;
    this.cluster = stated.value().cluster();
    boolean own = stated.value().secrets() != null;
    this.spec = own ? stated.value().secrets() : platform().secrets();
    this.source = own ? stated.source() : inputs.platform().source();
  }

  void add(String release, List<SecretRecipe> more) {
    recipes.computeIfAbsent(release, any -> new ArrayList<>()).addAll(more);
  }

  void keeper(String release, SecretStore store) {
    stores.put(release, store);
  }

  Stream<SecretRecipe> recipes() {
    return recipes.values().stream().flatMap(List::stream);
  }

  void check(Findings findings) {
    if (spec.unkept().equals(SecretsSpec.SOPS) && spec.recipients().isEmpty()) {
      String by = spec.isKept() ? "bootstrap" : "source";
      findings.add(
          wrong(
              "/secrets/" + by,
              by + " is sops, and there is nobody to encrypt for",
              "List public keys of age under secrets.recipients; age-keygen prints one."));
    }
    for (int i = 0; i < spec.early().size(); i++) {
      String release = spec.early().get(i);
      if (!inputs.services().containsKey(release)) {
        findings.add(
            wrong(
                "/secrets/early/" + i,
                "there is no release \""
                    + release
                    + "\"."
                    + DidYouMean.sentence(release, inputs.services().keySet()),
                "Name one of: " + String.join(", ", inputs.services().keySet()) + "."));
      }
    }
    if (spec.isKept()) {
      kept(findings);
    }
    order().check(findings);
  }

  private void kept(Findings findings) {
    if (stores.size() != 1) {
      findings.add(
          wrong(
              "/secrets/source",
              stores.isEmpty()
                  ? "source is openbao, and no release is of service openbao"
                  : "source is openbao, and there are several: "
                      + String.join(", ", stores.keySet()),
              "Have one such file in specs/services/, or choose script or sops."));
      return;
    }
    if (!isLetIn(stores.firstKey())) {
      findings.add(
          wrong(
              "/secrets/operator",
              "source is openbao, and no consumer that needs it is named as operator",
              "State the External Secrets Operator in specs/consumers/, with a need of openbao, and name it"
                  + " under secrets.operator."));
    }
    if (cluster != null && !cluster.apiGroups().contains(OPERATOR)) {
      findings.add(
          Finding.error(
              "cluster-offers",
              source.at("/secrets/source"),
              "source is openbao, and API group \""
                  + OPERATOR
                  + "\" is not stated of the cluster of environment "
                  + environment,
              "State it under cluster.apiGroups in specs/environments/"
                  + environment
                  + ".yaml, if the External Secrets Operator is there."));
    }
    objects()
        .forEach(
            (path, text) ->
                Checks.checkSchema(
                    new Manifest("specs/", YamlReader.read(path, text), text),
                    platform().kubernetes(),
                    findings));
  }

  /** What no need is stated of, a NetworkPolicy keeps out. */
  private boolean isLetIn(String keeper) {
    Spec<Consumer> operator = inputs.consumers().get(spec.operator());
    return operator != null
        && operator
            .value()
            .needs()
            .valueStream()
            .flatMap(JsonNode::valueStream)
            .anyMatch(need -> need.path("release").asString("").equals(keeper));
  }

  private Finding wrong(String pointer, String message, String remedy) {
    return Finding.error(RULE, source.at(pointer), message, remedy);
  }

  /** Only where all is right. */
  FileTree files() {
    SortedMap<String, String> files = new TreeMap<>();
    List<SecretRecipe> made =
        recipes.entrySet().stream()
            .filter(release -> !isKept(release.getKey()))
            .flatMap(release -> release.getValue().stream())
            .toList();
    String script = SecretScript.of(spec, platform().name(), made, entries().all());
    files.put(Workspace.SECRETS + "/" + environment + ".sh", script);
    files.put(Workspace.ORDER + "/" + environment + ".conf", order().text());
    if (spec.isKept() && stores.size() == 1) {
      files.putAll(objects());
    }
    return new FileTree(files);
  }

  private SortedMap<String, String> objects() {
    SortedMap<String, String> files = new TreeMap<>();
    SecretStore store = stores.get(stores.firstKey());
    boolean monitored = cluster != null && cluster.apiGroups().contains(PROMETHEUS);
    StoreObjects.of(platform(), store, entries(), monitored)
        .forEach(
            (path, text) -> files.put(Workspace.SECRETS + "/" + environment + "/" + path, text));
    return files;
  }

  private StoreEntries entries() {
    SortedMap<String, List<SecretRecipe>> kept = new TreeMap<>(recipes);
    kept.keySet().removeIf(release -> !isKept(release));
    return new StoreEntries(platform().namespace(), kept);
  }

  /** Whether the Secrets of a release come out of the store. */
  private boolean isKept(String release) {
    return spec.isKept() && !stores.containsKey(release) && !spec.early().contains(release);
  }

  private InstallOrder order() {
    Set<String> early = new HashSet<>(spec.early());
    early.addAll(stores.keySet());
    String keeper = spec.isKept() && stores.size() == 1 ? stores.firstKey() : "";
    boolean inFiles = spec.unkept().equals(SecretsSpec.SOPS);
    return new InstallOrder(inputs, keeper, early, inFiles);
  }

  private Platform platform() {
    return inputs.platform().value();
  }
}
