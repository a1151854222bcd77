package io.railiance.platform.service.rabbitmq;

import io.railiance.platform.chart.Chart;
import io.railiance.platform.chart.ChartMetadata;
import io.railiance.platform.chart.Refusal;
import io.railiance.platform.chart.Values;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.SignIn;
import io.railiance.platform.service.common.Oidc;
import io.railiance.platform.service.common.Refusals;
import io.railiance.platform.service.common.SecretRecipe;
import io.railiance.platform.service.common.SharedTemplates;
import io.railiance.platform.service.common.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** RabbitMQ as a shared service: a user, a virtual host and a binding Secret for each need. */
public final class Rabbitmq implements Service<RabbitmqSpec, RabbitmqNeed> {
  private static final String CHART_VERSION = "0.1.0";

  @Override
  public String name() {
    return "rabbitmq";
  }

  @Override
  public Class<RabbitmqSpec> specType() {
    return RabbitmqSpec.class;
  }

  @Override
  public Class<RabbitmqNeed> needType() {
    return RabbitmqNeed.class;
  }

  @Override
  public void check(Order<RabbitmqSpec, RabbitmqNeed> order, Findings findings) {
    RabbitmqNeedsFit.check(order, findings);
  }

  @Override
  public Chart chart(Order<RabbitmqSpec, RabbitmqNeed> order) {
    RabbitmqValues values = RabbitmqValues.defaults(order.images());
    Chart chart =
        new Chart(
            order.spec().source().file(),
            metadata(order, values),
            new Values(values, REFUSALS),
            model(order));
    return SharedTemplates.addServerTo(chart)
        .with(
            SharedTemplates.class,
            SharedTemplates.SCRIPTS,
            SharedTemplates.LOGINS,
            SharedTemplates.SIGN_IN)
        .with(
            Rabbitmq.class,
            "files/agent.sh",
            "files/dashboard.json",
            "files/lib.sh",
            "files/objects.ftl",
            "files/probe.sh",
            "files/rabbitmq.conf",
            "files/rules-ha.yaml",
            "files/rules-oidc.yaml",
            "files/rules.yaml",
            "files/start-rabbitmq.sh",
            "files/stop-rabbitmq.sh",
            "files/test.escript",
            "templates/NOTES.txt.ftl",
            "templates/_rabbitmq.tpl.ftl",
            "templates/certificate.yaml",
            "templates/configmaps.yaml",
            "templates/monitoring.yaml",
            "templates/networkpolicies.yaml",
            "templates/poddisruptionbudget.yaml",
            "templates/serviceaccount.yaml",
            "templates/services.yaml",
            "templates/statefulset.yaml",
            "templates/tests/connection.yaml");
  }

  private static final List<Refusal> REFUSALS =
      List.of(
          Refusals.notOneThreeOrFive("nodes"),
          Tls.WITHOUT_CERTIFICATE,
          Tls.TWO_CERTIFICATES,
          Oidc.INCOMPLETE,
          Oidc.TWO_AUTHORITIES);

  private static ChartMetadata metadata(
      Order<RabbitmqSpec, RabbitmqNeed> order, RabbitmqValues values) {
    return new ChartMetadata(
        order.release(),
        CHART_VERSION,
        values.image().tag(),
        "RabbitMQ for several applications, with quorum queues.",
        List.of("rabbitmq", "amqp", "broker", "queue"),
        List.of("https://github.com/rabbitmq/rabbitmq-server"),
        new TreeMap<>(
            Map.of(
                "artifacthub.io/license", "Apache-2.0",
                "artifacthub.io/category", "streaming-messaging")));
  }

  private static Map<String, Object> model(Order<RabbitmqSpec, RabbitmqNeed> order) {
    return Map.of(
        "platform", order.platform(),
        "objects", RabbitmqObjects.of(users(order)),
        "consumers", new TreeMap<>(Map.of("all", order.consumers(need -> true))));
  }

  private static List<RabbitmqUser> users(Order<RabbitmqSpec, RabbitmqNeed> order) {
    return order.needs().stream().map(need -> RabbitmqUser.of(need, order)).toList();
  }

  /** The pages, which {@code kubectl port-forward} brings to the browser's own machine. */
  @Override
  public Optional<SignIn> signIn(Order<RabbitmqSpec, RabbitmqNeed> order) {
    return Optional.of(
        new SignIn(false, List.of("http://localhost:15672/js/oidc-oauth/login-callback.html")));
  }

  @Override
  public List<SecretRecipe> secrets(Order<RabbitmqSpec, RabbitmqNeed> order, JsonNode values) {
    return RabbitmqSecrets.of(order, users(order), values);
  }

  @Override
  public Map<String, String> scenarios(RabbitmqSpec spec) {
    return RabbitmqScenarios.ALL;
  }
}
