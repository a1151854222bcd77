package io.railiance.platform.service.valkey;

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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Valkey as a shared service: a user, a key prefix and a binding Secret for each need. */
public final class Valkey implements Service<ValkeySpec, ValkeyNeed> {
  private static final String CHART_VERSION = "0.1.0";

  @Override
  public String name() {
    return "valkey";
  }

  @Override
  public Class<ValkeySpec> specType() {
    return ValkeySpec.class;
  }

  @Override
  public Class<ValkeyNeed> needType() {
    return ValkeyNeed.class;
  }

  @Override
  public void check(Order<ValkeySpec, ValkeyNeed> order, Findings findings) {
    ValkeyNeedsFit.check(order, findings);
  }

  @Override
  public Chart chart(Order<ValkeySpec, ValkeyNeed> order) {
    ValkeyValues values = ValkeyValues.defaults(order.spec().value().purpose(), order.images());
    Chart chart =
        new Chart(
            order.spec().source().file(),
            metadata(order, values),
            new Values(values, REFUSALS),
            model(order));
    return SharedTemplates.addServerTo(chart)
        .with(
            Valkey.class,
            "files/agent.sh",
            "files/dashboard.json",
            "files/lib.sh",
            "files/probe.sh",
            "files/rules-ha.yaml",
            "files/rules.yaml.ftl",
            "files/sentinel-consumers.conf.ftl",
            "files/sentinel-users.conf",
            "files/server-consumers.conf.ftl",
            "files/server-users.conf",
            "files/start-proxy.sh",
            "files/start-sentinel.sh",
            "files/start-valkey.sh",
            "files/stop-valkey.sh",
            "files/test.sh",
            "files/valkey.conf.ftl",
            "templates/NOTES.txt.ftl",
            "templates/_proxy.tpl",
            "templates/_valkey.tpl.ftl",
            "templates/certificate.yaml",
            "templates/configmap.yaml",
            "templates/monitoring.yaml",
            "templates/networkpolicies.yaml",
            "templates/poddisruptionbudgets.yaml",
            "templates/proxy/configmap.yaml",
            "templates/proxy/deployment.yaml",
            "templates/serviceaccount.yaml",
            "templates/services.yaml",
            "templates/statefulset.yaml",
            "templates/tests/connection.yaml",
            "templates/users-configmap.yaml");
  }

  private static final List<Refusal> REFUSALS =
      List.of(Refusals.notOneThreeOrFive("pods"), Tls.WITHOUT_CERTIFICATE, Tls.TWO_CERTIFICATES);

  private static ChartMetadata metadata(Order<ValkeySpec, ValkeyNeed> order, ValkeyValues values) {
    Map<String, String> annotations = new TreeMap<>();
    annotations.put("artifacthub.io/license", "Apache-2.0");
    annotations.put("artifacthub.io/category", "database");
    return new ChartMetadata(
        order.release(),
        CHART_VERSION,
        values.image().tag(),
        "Valkey for several applications, as a "
            + order.spec().value().purpose().name().toLowerCase(Locale.ROOT)
            + ".",
        List.of("valkey", "redis", "cache", "sentinel"),
        List.of("https://github.com/valkey-io/valkey"),
        new TreeMap<>(annotations));
  }

  private static Map<String, Object> model(Order<ValkeySpec, ValkeyNeed> order) {
    return Map.of(
        "spec", order.spec().value(),
        "platform", order.platform(),
        "users", users(order),
        "consumers",
            new TreeMap<>(
                Map.of(
                    "all", order.consumers(need -> true),
                    "sentinel", order.consumers(ValkeyNeed::sentinel))));
  }

  private static List<ValkeyUser> users(Order<ValkeySpec, ValkeyNeed> order) {
    return order.needs().stream().map(ValkeyUser::of).toList();
  }

  @Override
  public List<SecretRecipe> secrets(Order<ValkeySpec, ValkeyNeed> order, JsonNode values) {
    return ValkeySecrets.of(order, users(order), values);
  }

  @Override
  public Map<String, String> scenarios(ValkeySpec spec) {
    return ValkeyScenarios.ALL;
  }
}
