package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.NetworkPolicy;
import io.railiance.platform.kubernetes.NetworkPolicy.Direction;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.render.Release;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Each need of a consumer is met from its Secret to the pods that answer. */
final class NeedsMet implements Check.OfEnvironment {
  private static final List<String> KEYS = List.of("type", "host", "port");

  @Override
  public String rule() {
    return "needs-met";
  }

  @Override
  public String why() {
    return "Each need of a consumer has a binding Secret; each host and port in it is that of a Service of the release"
        + " that shall meet the need, or of a host outside of the cluster that the release's files name, too; pods that"
        + " stay are behind it and have the port; the NetworkPolicies admit the consumer's pods there; the release's files"
        + " know the user. A release that makes no Secrets needs no binding. The consumer's own NetworkPolicies are not"
        + " ours to see.";
  }

  @Override
  public void check(Graph graph, Findings findings) {
    for (StatedNeed need : graph.needs()) {
      List<MadeSecret> bindings = graph.bindings(need);
      if (bindings.isEmpty() && graph.secrets().stream().anyMatch(each -> isOf(each, need))) {
        add(
            findings,
            need.at(),
            "no binding Secret is made for " + need.consumer() + " at release " + need.release(),
            "Let the service make a Secret "
                + need.binding()
                + " in namespace "
                + need.namespace()
                + ".");
      }
      bindings.forEach(binding -> binding(need, binding, graph, findings));
    }
  }

  /** Whether it is one of the release's own. */
  private static boolean isOf(MadeSecret secret, StatedNeed need) {
    return secret.name().startsWith(need.release() + "-");
  }

  private void binding(StatedNeed need, MadeSecret binding, Graph graph, Findings findings) {
    for (String key : KEYS) {
      if (binding.text(key).isEmpty()) {
        add(
            findings,
            binding.at(),
            binding.shown() + " has no key \"" + key + "\"",
            "Add it: the Service Binding specification asks for it.");
      }
    }
    for (Endpoint endpoint : Endpoint.of(binding)) {
      endpoint(need, binding, endpoint, graph, findings);
    }
    String user = binding.text("username");
    Optional<Release> release = graph.release(need.release());
    if (release.isPresent() && !user.isEmpty() && !knows(release.get(), user)) {
      add(
          findings,
          need.at(),
          "no ConfigMap of release "
              + need.release()
              + " names the user \""
              + user
              + "\" of "
              + binding.shown(),
          "Let the release make the user.");
    }
  }

  private static boolean knows(Release release, String name) {
    Pattern word = Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])");
    return release.of("ConfigMap").stream()
        .flatMap(config -> config.at("/data").valueStream())
        .anyMatch(text -> word.matcher(text.asString("")).find());
  }

  private void endpoint(
      StatedNeed need, MadeSecret binding, Endpoint endpoint, Graph graph, Findings findings) {
    String shown = binding.shown() + ": " + endpoint;
    Optional<Release> release = graph.release(need.release());
    if (endpoint.isElsewhere(graph)
        && release.filter(each -> knows(each, endpoint.host())).isPresent()) {
      return;
    }
    Optional<Manifest> service = endpoint.service(graph);
    Optional<JsonNode> port = service.flatMap(endpoint::port);
    boolean own =
        service.isPresent()
            && release.stream().anyMatch(each -> each.manifests().contains(service.get()));
    if (port.isEmpty() || !own) {
      add(
          findings,
          need.at(),
          shown + " is no port of a Service of release " + need.release(),
          "Bind the consumer to a Service that the release has.");
      return;
    }
    List<PodTemplate> behind = graph.behind(service.get());
    if (behind.isEmpty()) {
      add(findings, need.at(), shown + " leads to no pods", "Mend the selector of the Service.");
    }
    behind.forEach(server -> admitted(need, shown, port.get(), server, graph, findings));
  }

  private void admitted(
      StatedNeed need,
      String shown,
      JsonNode port,
      PodTemplate server,
      Graph graph,
      Findings findings) {
    int number = server.portBehind(port);
    String protocol = port.path("protocol").asString("TCP");
    if (number == 0) {
      add(
          findings,
          need.at(),
          shown + " leads to a port that " + server.manifest().shown() + " does not have",
          "Mend the targetPort of the Service.");
    } else if (!admits(graph.policies(), need, number, protocol, server)) {
      add(
          findings,
          need.at(),
          shown
              + " is closed to pods of "
              + need.consumer()
              + ": no NetworkPolicy admits them at "
              + server.manifest().shown()
              + ", port "
              + number,
          "Admit the consumer's namespace and podLabels at that port.");
    }
  }

  private static boolean admits(
      List<NetworkPolicy> policies,
      StatedNeed need,
      int port,
      String protocol,
      PodTemplate server) {
    return NetworkPolicy.allow(
        policies,
        Direction.INGRESS,
        server,
        rule ->
            rule.reaches(need.namespace(), need.podLabels()) && rule.opens(port, protocol, server));
  }

  private void add(Findings findings, Location at, String message, String remedy) {
    findings.add(Finding.error(rule(), at, message, remedy));
  }
}
