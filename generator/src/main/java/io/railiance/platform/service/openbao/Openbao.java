package io.railiance.platform.service.openbao;

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
import io.railiance.platform.service.common.SecretStore;
import io.railiance.platform.service.common.SharedTemplates;
import io.railiance.platform.service.common.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * OpenBao as a shared service: a path, a policy and a role for each need, and a binding Secret that
 * says where and as what.
 */
public final class Openbao implements Service<OpenbaoSpec, OpenbaoNeed> {
  private static final String CHART_VERSION = "0.1.0";

  private static final List<Refusal> REFUSALS =
      List.of(
          Refusals.notOneThreeOrFive("nodes"),
          Tls.WITHOUT_CERTIFICATE,
          Tls.TWO_CERTIFICATES,
          Oidc.INCOMPLETE,
          Oidc.TWO_AUTHORITIES,
          Refusal.when(
              """
              {"properties": {"seal": {
                "properties": {
                  "type": {"const": "transit"},
                  "transit": {"anyOf": [
                    {"properties": {"address": {"const": ""}}, "required": ["address"]},
                    {"properties": {"keyName": {"const": ""}}, "required": ["keyName"]}]}},
                "required": ["type", "transit"]}},
              "required": ["seal"]}
              """,
              "seal.type transit needs seal.transit.address and seal.transit.keyName"));

  @Override
  public String name() {
    return "openbao";
  }

  @Override
  public Class<OpenbaoSpec> specType() {
    return OpenbaoSpec.class;
  }

  @Override
  public Class<OpenbaoNeed> needType() {
    return OpenbaoNeed.class;
  }

  @Override
  public void check(Order<OpenbaoSpec, OpenbaoNeed> order, Findings findings) {
    OpenbaoNeedsFit.check(order, findings);
  }

  @Override
  public Chart chart(Order<OpenbaoSpec, OpenbaoNeed> order) {
    OpenbaoValues values = OpenbaoValues.defaults(order.release(), order.images());
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
            SharedTemplates.API,
            SharedTemplates.SIGN_IN)
        .with(
            Openbao.class,
            "files/admin.hcl",
            "files/dashboard.json",
            "files/initialise.hcl",
            "files/lib.sh",
            "files/openbao.hcl",
            "files/provision.sh",
            "files/provisioner.hcl",
            "files/roles.conf.ftl",
            "files/rules-ha.yaml",
            "files/rules.yaml",
            "files/snapshot.hcl",
            "files/snapshot.sh",
            "files/start-openbao.sh",
            "files/test.hcl",
            "files/test.sh",
            "templates/NOTES.txt.ftl",
            "templates/_openbao.tpl.ftl",
            "templates/certificate.yaml",
            "templates/configmaps.yaml",
            "templates/monitoring.yaml",
            "templates/networkpolicies.yaml",
            "templates/poddisruptionbudget.yaml",
            "templates/provisioning.yaml",
            "templates/rbac.yaml",
            "templates/services.yaml",
            "templates/statefulset.yaml",
            "templates/tests/connection.yaml");
  }

  private static ChartMetadata metadata(
      Order<OpenbaoSpec, OpenbaoNeed> order, OpenbaoValues values) {
    return new ChartMetadata(
        order.release(),
        CHART_VERSION,
        values.image().tag(),
        "OpenBao for several applications, unsealed without hands.",
        List.of("openbao", "vault", "secrets"),
        List.of("https://github.com/openbao/openbao"),
        new TreeMap<>(
            Map.of(
                "artifacthub.io/license", "MPL-2.0",
                "artifacthub.io/category", "security")));
  }

  private static Map<String, Object> model(Order<OpenbaoSpec, OpenbaoNeed> order) {
    return Map.of(
        "platform", order.platform(),
        "roles", roles(order),
        "consumers", new TreeMap<>(Map.of("all", order.consumers(need -> true))));
  }

  private static List<OpenbaoRole> roles(Order<OpenbaoSpec, OpenbaoNeed> order) {
    return Stream.concat(
            order.needs().stream().map(OpenbaoRole::of),
            order.roles().stream().map(OpenbaoRole::of))
        .toList();
  }

  /**
   * Whoever has a token of the client comes in with it; kubelogin, which gets one, listens there.
   */
  @Override
  public Optional<SignIn> signIn(Order<OpenbaoSpec, OpenbaoNeed> order) {
    return Optional.of(
        new SignIn(false, List.of("http://localhost:8000", "http://localhost:18000")));
  }

  @Override
  public Optional<SecretStore> store(Order<OpenbaoSpec, OpenbaoNeed> order, JsonNode values) {
    return Optional.of(OpenbaoSecrets.store(order, values));
  }

  @Override
  public List<SecretRecipe> secrets(Order<OpenbaoSpec, OpenbaoNeed> order, JsonNode values) {
    return OpenbaoSecrets.of(order, values);
  }

  @Override
  public Map<String, String> scenarios(OpenbaoSpec spec) {
    return OpenbaoScenarios.ALL;
  }
}
