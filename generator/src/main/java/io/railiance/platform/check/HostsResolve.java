package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Each host of the platform that is named leads to pods, on the port that is named with it. */
final class HostsResolve implements Check.OfEnvironment {
  @Override
  public String rule() {
    return "hosts-resolve";
  }

  @Override
  public String why() {
    return "Each full DNS name of the platform's namespace, in an argument, a variable, a file or a binding Secret, is"
        + " that of a Service of some release, or of a pod of a StatefulSet that has it; the port after it is one that"
        + " the Service offers. Whether another release is there, under that name, no release can know by itself. A"
        + " name that a program puts together is judged from its first fixed part on.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    graph
        .manifests()
        .forEach(
            manifest ->
                Texts.in(
                    manifest,
                    (pointer, text) ->
                        check(text, graph, () -> manifest.place(pointer), findings)));
    for (MadeSecret secret : graph.secrets()) {
      secret.texts().values().forEach(text -> check(text, graph, secret::at, findings));
    }
  }

  private void check(String text, Graph graph, Supplier<Location> at, Findings findings) {
    for (ServiceName name : ServiceName.in(text, graph.namespace(), graph.clusterDomain())) {
      graph
          .service(name.service())
          .ifPresentOrElse(
              service -> resolve(name, service, graph, at, findings),
              () -> findings.add(unknown(name, graph, at)));
    }
  }

  private Finding unknown(ServiceName name, Graph graph, Supplier<Location> at) {
    List<String> known = graph.of("Service").stream().map(Manifest::name).toList();
    return Finding.error(
        rule(),
        at.get(),
        "\""
            + name.shown()
            + "\": there is no Service \""
            + name.service()
            + "\" in environment "
            + graph.environment()
            + "."
            + DidYouMean.sentence(name.service(), known),
        "Name a Service that a release has, or add the release.");
  }

  private void resolve(
      ServiceName name, Manifest service, Graph graph, Supplier<Location> at, Findings findings) {
    List<PodTemplate> behind = graph.behind(service);
    if (!name.pod().isEmpty() && behind.stream().noneMatch(each -> isPodOf(each, name, service))) {
      findings.add(
          Finding.error(
              rule(),
              at.get(),
              "\"" + name.shown() + "\": no StatefulSet makes a pod \"" + name.pod() + "\"",
              "Name a pod that its replicas and its serviceName give."));
    }
    if (name.port() > 0 && !offers(service, behind, name.port())) {
      findings.add(
          Finding.error(
              rule(),
              at.get(),
              "\"" + name.shown() + "\": " + service.shown() + " has no port " + name.port(),
              "Name a port that it offers, or add the port to the Service."));
    }
  }

  private static boolean isPodOf(PodTemplate pods, ServiceName name, Manifest service) {
    Manifest set = pods.manifest();
    int dash = name.pod().lastIndexOf('-');
    String ordinal = name.pod().substring(dash + 1);
    int first = set.at("/spec/ordinals/start").asInt(0);
    return set.is("StatefulSet")
        && set.at("/spec/serviceName").asString("").equals(service.name())
        && dash > 0
        && set.name().equals(name.pod().substring(0, dash))
        && ordinal.matches("0|[1-9][0-9]{0,6}")
        && Integer.parseInt(ordinal) >= first
        && Integer.parseInt(ordinal) < first + set.at("/spec/replicas").asInt(1);
  }

  /** A headless Service hides nothing: its name leads to any port of its pods. */
  private static boolean offers(Manifest service, List<PodTemplate> behind, int port) {
    for (JsonNode each : service.at("/spec/ports")) {
      if (each.path("port").asInt(0) == port) {
        return true;
      }
    }
    return service.at("/spec/clusterIP").asString("").equals("None")
        && behind.stream()
            .anyMatch(pods -> pods.hasPort(tools.jackson.databind.node.IntNode.valueOf(port)));
  }
}
