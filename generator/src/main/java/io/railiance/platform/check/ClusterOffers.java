package io.railiance.platform.check;

import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import java.util.List;
import java.util.Set;

/** What belongs to the cluster, and is named, is stated to be there. */
final class ClusterOffers implements Check.OfEnvironment {
  /** Kubernetes makes them in each cluster. */
  private static final Set<String> EVERYWHERE =
      Set.of("PriorityClass/system-cluster-critical", "PriorityClass/system-node-critical");

  /**
   * @param path from the root of an object; one that begins with {@code pod.} from its pod's spec
   */
  private record Named(String kind, String path) {}

  private static final List<Named> NAMED =
      List.of(
          new Named("PriorityClass", "pod.priorityClassName"),
          new Named("RuntimeClass", "pod.runtimeClassName"),
          new Named("StorageClass", "spec.volumeClaimTemplates[*].spec.storageClassName"),
          new Named(
              "StorageClass", "pod.volumes[*].ephemeral.volumeClaimTemplate.spec.storageClassName"),
          new Named("IngressClass", "spec.ingressClassName"));

  @Override
  public String rule() {
    return "cluster-offers";
  }

  @Override
  public String why() {
    return "Each StorageClass, PriorityClass, RuntimeClass, IngressClass and issuer that an object names, and the API"
        + " group of each custom kind, is made by another release or stated in the environment's file, under cluster."
        + " A claim whose class is missing waits for ever; a custom kind that the cluster does not know fails the whole"
        + " release. A definition in a release's own templates comes too late: Helm asks for all kinds before it"
        + " installs the first object.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    graph
        .manifests()
        .forEach(
            manifest -> {
              NAMED.forEach(named -> named(named, manifest, graph, findings));
              if (manifest.is("PersistentVolumeClaim")) {
                named(
                    new Named("StorageClass", "spec.storageClassName"), manifest, graph, findings);
              }
              if (manifest.is("Certificate")
                  && manifest.at("/spec/issuerRef/kind").asString("").equals("ClusterIssuer")) {
                named(new Named("ClusterIssuer", "spec.issuerRef.name"), manifest, graph, findings);
              }
              customKind(manifest, graph, findings);
            });
  }

  private void named(Named named, Manifest manifest, Graph graph, Findings findings) {
    boolean ofPod = named.path().startsWith("pod.");
    String base = ofPod ? manifest.podTemplate().map(at -> at + "/spec").orElse("-") : "";
    if (base.equals("-")) {
      return;
    }
    String path = ofPod ? named.path().substring("pod.".length()) : named.path();
    for (String pointer : FieldPath.of(path).in(manifest.body(), base)) {
      String name = manifest.at(pointer).asString("");
      boolean made = graph.of(named.kind()).stream().anyMatch(object -> object.name().equals(name));
      if (!name.isEmpty()
          && !made
          && !graph.offer().has(named.kind(), name)
          && !EVERYWHERE.contains(named.kind() + "/" + name)) {
        missing(named.kind() + " \"" + name + "\"", manifest.place(pointer), graph, findings);
      }
    }
  }

  private void customKind(Manifest manifest, Graph graph, Findings findings) {
    int slash = manifest.apiVersion().indexOf('/');
    String group = slash < 0 ? "" : manifest.apiVersion().substring(0, slash);
    boolean custom = group.contains(".") && !group.endsWith(".k8s.io");
    if (custom && !graph.offer().apiGroups().contains(group)) {
      missing(
          "kind " + manifest.kind() + " of API group \"" + group + "\"",
          manifest.place("/apiVersion"),
          graph,
          findings);
    }
  }

  private void missing(String what, Location at, Graph graph, Findings findings) {
    findings.add(
        Finding.error(
            rule(),
            at,
            what + " is not stated of the cluster of environment " + graph.environment() + ".",
            "State it under cluster in " + graph.offer().at().file() + ", if it is there."));
  }
}
