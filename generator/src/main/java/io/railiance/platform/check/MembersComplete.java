package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whoever names several pods of a group names all of them. */
final class MembersComplete implements Check.OfEnvironment {
  @Override
  public String rule() {
    return "members-complete";
  }

  @Override
  public String why() {
    return "A file, an argument or a variable that names several pods of a StatefulSet by their DNS names names each of"
        + " its replicas. A proxy or a cluster that knows two of three members looks whole until the wrong one is"
        + " lost. One pod may be named alone, as a first one to ask.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    graph
        .manifests()
        .forEach(
            manifest ->
                Texts.in(
                    manifest, (pointer, text) -> check(manifest, pointer, text, graph, findings)));
  }

  private void check(
      Manifest manifest, String pointer, String text, Graph graph, Findings findings) {
    SortedMap<String, SortedSet<String>> named = new TreeMap<>();
    for (ServiceName name : ServiceName.in(text, graph.namespace(), graph.clusterDomain())) {
      if (!name.pod().isEmpty()) {
        named.computeIfAbsent(name.service(), service -> new TreeSet<>()).add(name.pod());
      }
    }
    named.forEach(
        (service, pods) -> {
          if (pods.size() > 1) {
            graph.service(service).stream()
                .flatMap(each -> graph.behind(each).stream())
                .filter(behind -> behind.manifest().is("StatefulSet"))
                .filter(behind -> names(behind, service))
                .forEach(behind -> complete(behind, pods, manifest, pointer, findings));
          }
        });
  }

  private static boolean names(PodTemplate pods, String service) {
    return pods.manifest().at("/spec/serviceName").asString("").equals(service);
  }

  private void complete(
      PodTemplate behind,
      SortedSet<String> named,
      Manifest manifest,
      String pointer,
      Findings findings) {
    Manifest set = behind.manifest();
    int first = set.at("/spec/ordinals/start").asInt(0);
    for (int i = first; i < first + set.at("/spec/replicas").asInt(1); i++) {
      String pod = set.name() + "-" + i;
      if (!named.contains(pod)) {
        findings.add(
            Finding.error(
                rule(),
                manifest.place(pointer),
                manifest.shown()
                    + " names "
                    + String.join(" and ", named)
                    + ", but not "
                    + pod
                    + " of "
                    + set.shown(),
                "Name all of its replicas."));
      }
    }
  }
}
