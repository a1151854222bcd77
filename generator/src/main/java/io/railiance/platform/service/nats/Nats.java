package io.railiance.platform.service.nats;

import io.railiance.platform.chart.Chart;
import io.railiance.platform.chart.ChartMetadata;
import io.railiance.platform.chart.Refusal;
import io.railiance.platform.chart.Values;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.common.Refusals;
import io.railiance.platform.service.common.SecretRecipe;
import io.railiance.platform.service.common.SharedTemplates;
import io.railiance.platform.service.common.Tls;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * NATS as a shared service: an account for each consumer, a user and a binding Secret for each
 * need.
 */
public final class Nats implements Service<NatsSpec, NatsNeed> {
  private static final String CHART_VERSION = "0.1.0";

  private static final List<Refusal> REFUSALS =
      List.of(Refusals.notOneThreeOrFive("nodes"), Tls.WITHOUT_CERTIFICATE, Tls.TWO_CERTIFICATES);

  @Override
  public String name() {
    return "nats";
  }

  @Override
  public Class<NatsSpec> specType() {
    return NatsSpec.class;
  }

  @Override
  public Class<NatsNeed> needType() {
    return NatsNeed.class;
  }

  @Override
  public void check(Order<NatsSpec, NatsNeed> order, Findings findings) {
    NatsNeedsFit.check(order, findings);
  }

  @Override
  public Chart chart(Order<NatsSpec, NatsNeed> order) {
    NatsValues values = NatsValues.defaults(order.images());
    Chart chart =
        new Chart(
            order.spec().source().file(),
            metadata(order, values),
            new Values(values, REFUSALS),
            model(order));
    return SharedTemplates.addServerTo(chart)
        .with(SharedTemplates.class, SharedTemplates.SCRIPTS, SharedTemplates.LOGINS)
        .with(
            Nats.class,
            "files/agent.sh",
            "files/dashboard.json",
            "files/lib.sh",
            "files/nats.conf",
            "files/rules-ha.yaml",
            "files/rules.yaml",
            "files/start-nats.sh",
            "files/test.sh",
            "templates/NOTES.txt.ftl",
            "templates/_accounts.tpl.ftl",
            "templates/_nats.tpl.ftl",
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

  private static ChartMetadata metadata(Order<NatsSpec, NatsNeed> order, NatsValues values) {
    return new ChartMetadata(
        order.release(),
        CHART_VERSION,
        values.image().tag().replace("-alpine", ""),
        "NATS for several applications, with JetStream.",
        List.of("nats", "jetstream", "broker", "messaging"),
        List.of("https://github.com/nats-io/nats-server"),
        new TreeMap<>(
            Map.of(
                "artifacthub.io/license", "Apache-2.0",
                "artifacthub.io/category", "streaming-messaging")));
  }

  private static Map<String, Object> model(Order<NatsSpec, NatsNeed> order) {
    return Map.of(
        "platform", order.platform(),
        "accounts", NatsAccount.of(users(order)),
        "consumers", new TreeMap<>(Map.of("all", order.consumers(need -> true))));
  }

  private static List<NatsUser> users(Order<NatsSpec, NatsNeed> order) {
    return order.needs().stream().map(NatsUser::of).toList();
  }

  @Override
  public List<SecretRecipe> secrets(Order<NatsSpec, NatsNeed> order, JsonNode values) {
    return NatsSecrets.of(order, users(order), values);
  }

  @Override
  public Map<String, String> scenarios(NatsSpec spec) {
    return NatsScenarios.ALL;
  }
}
