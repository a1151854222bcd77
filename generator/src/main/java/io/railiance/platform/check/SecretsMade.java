package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Reference;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import java.util.Optional;

/** Each Secret that pods name is made in the environment, with its keys. */
final class SecretsMade implements Check.OfEnvironment {
  @Override
  public String rule() {
    return "secrets-made";
  }

  @Override
  public String why() {
    return "Each Secret that a pod mounts or reads is among those that are made in this environment, with each key that"
        + " is asked for; and each key that is a copy has something to copy. A pod whose volume asks for a key that the"
        + " Secret lacks stays in ContainerCreating.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    graph
        .manifests()
        .flatMap(manifest -> Reference.allIn(manifest).stream())
        .filter(reference -> reference.kind().equals("Secret"))
        .forEach(reference -> used(reference, graph, findings));
    graph
        .secrets()
        .forEach(
            secret ->
                secret.copies().values().forEach(key -> copied(secret, key, graph, findings)));
  }

  private void used(Reference reference, Graph graph, Findings findings) {
    boolean rendered =
        graph.of("Secret").stream().anyMatch(each -> each.name().equals(reference.name()));
    Optional<MadeSecret> made = find(graph, graph.namespace(), reference.name());
    boolean stated = graph.offer().has("Secret", reference.name());
    if (rendered || stated || made.isPresent() && has(made.get(), reference.key())) {
      return;
    }
    String hint =
        made.map(secret -> DidYouMean.sentence(reference.key(), secret.texts().keySet()))
            .orElseGet(() -> DidYouMean.sentence(reference.name(), names(graph)));
    findings.add(
        Finding.error(
            rule(),
            reference.manifest().place(reference.pointer()),
            reference.shown() + " is not made in environment " + graph.environment() + "." + hint,
            "Correct the name, or let the service's secrets have it. One that somebody else makes is stated under"
                + " cluster.secrets in the environment's file."));
  }

  private void copied(MadeSecret secret, MadeSecret.Key key, Graph graph, Findings findings) {
    boolean found =
        find(graph, key.namespace(), key.secret()).filter(of -> has(of, key.key())).isPresent();
    if (!found) {
      findings.add(
          Finding.error(
              rule(),
              secret.at(),
              secret.shown() + " copies " + key + ", which is not made",
              "Copy a key that a release's secrets have."));
    }
  }

  private static boolean has(MadeSecret secret, String key) {
    return key.isEmpty() || secret.texts().containsKey(key);
  }

  private static Optional<MadeSecret> find(Graph graph, String namespace, String name) {
    return graph.secrets().stream().filter(each -> each.is(namespace, name)).findFirst();
  }

  private static List<String> names(Graph graph) {
    return graph.secrets().stream()
        .filter(each -> each.namespace().equals(graph.namespace()))
        .map(MadeSecret::name)
        .toList();
  }
}
