package io.railiance.platform.service.postgresqlha;

import io.railiance.platform.chart.Chart;
import io.railiance.platform.chart.ChartMetadata;
import io.railiance.platform.chart.Refusal;
import io.railiance.platform.chart.Values;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.common.SecretRecipe;
import io.railiance.platform.service.common.SharedTemplates;
import io.railiance.platform.service.common.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** PostgreSQL as a shared service: a database, its roles and a binding Secret for each need. */
public final class PostgresqlHa implements Service<PostgresqlHaSpec, PostgresqlHaNeed> {
  private static final String CHART_VERSION = "0.1.0";

  /** Of the server in the image whose tag the values have. */
  private static final String POSTGRESQL = "17";

  @Override
  public String name() {
    return "postgresql-ha";
  }

  @Override
  public Class<PostgresqlHaSpec> specType() {
    return PostgresqlHaSpec.class;
  }

  @Override
  public Class<PostgresqlHaNeed> needType() {
    return PostgresqlHaNeed.class;
  }

  @Override
  public void check(Order<PostgresqlHaSpec, PostgresqlHaNeed> order, Findings findings) {
    PostgresqlHaNeedsFit.check(order, findings);
  }

  @Override
  public Chart chart(Order<PostgresqlHaSpec, PostgresqlHaNeed> order) {
    Chart chart =
        new Chart(
            order.spec().source().file(),
            metadata(order),
            new Values(PostgresqlHaValues.defaults(order.images()), refusals(order)),
            model(order));
    return SharedTemplates.addServerTo(chart)
        .with(SharedTemplates.class, SharedTemplates.API)
        .with(
            PostgresqlHa.class,
            "files/dashboard.json",
            "files/pg_hba.conf.ftl",
            "files/ready.sh",
            "files/restart.txt",
            "files/rules-ha.yaml.ftl",
            "files/rules.yaml",
            "files/start-exporter.sh",
            "files/test.sh",
            "templates/NOTES.txt.ftl",
            "templates/_pgpool.tpl",
            "templates/_postgresql.tpl.ftl",
            "templates/aliases.yaml.ftl",
            "templates/certificate.yaml",
            "templates/configmap.yaml",
            "templates/monitoring.yaml",
            "templates/networkpolicies.yaml",
            "templates/pgpool/configmap.yaml",
            "templates/pgpool/deployment.yaml",
            "templates/pgpool/networkpolicy.yaml",
            "templates/pgpool/service.yaml",
            "templates/poddisruptionbudgets.yaml",
            "templates/rbac.yaml",
            "templates/services.yaml",
            "templates/statefulset.yaml",
            "templates/tests/connection.yaml")
        .withIf(
            !order.needs().isEmpty(),
            PostgresqlHa.class,
            "files/databases.conf.ftl",
            "files/provision-access.sql",
            "files/provision-database.sql",
            "files/provision-ended.sql",
            "files/provision-extension.sql",
            "files/provision-made.sql",
            "files/provision-role.sql",
            "files/provision-schema.sql",
            "files/provision-turn.sql",
            "files/provision.sh",
            "templates/provisioning.yaml");
  }

  private static List<Refusal> refusals(Order<PostgresqlHaSpec, PostgresqlHaNeed> order) {
    List<Refusal> refusals =
        new ArrayList<>(List.of(Tls.WITHOUT_CERTIFICATE, Tls.TWO_CERTIFICATES));
    if (order.spec().value().durability() == Durability.REQUIRED) {
      refusals.add(
          Refusal.when(
              "{\"properties\": {\"postgresql\": {\"properties\": {\"replicaCount\": {\"const\": 2}}, \"required\": [\"replicaCount\"]}}, \"required\": [\"postgresql\"]}",
              "postgresql.replicaCount 2 and durability required: the loss of either pod would stop all writes, so take 3, or 1"));
    }
    return refusals;
  }

  private static ChartMetadata metadata(Order<PostgresqlHaSpec, PostgresqlHaNeed> order) {
    Map<String, String> annotations = new TreeMap<>();
    annotations.put("artifacthub.io/license", "Apache-2.0");
    annotations.put("artifacthub.io/category", "database");
    return new ChartMetadata(
        order.release(),
        CHART_VERSION,
        POSTGRESQL,
        "PostgreSQL for several applications, with failover and "
            + order.spec().value().durability().word()
            + " synchronous replication.",
        List.of("postgresql", "database", "pgpool", "high-availability"),
        List.of("https://www.postgresql.org/", "https://github.com/railiance/platform"),
        new TreeMap<>(annotations));
  }

  private static Map<String, Object> model(Order<PostgresqlHaSpec, PostgresqlHaNeed> order) {
    return Map.of(
        "spec", order.spec().value(),
        "platform", order.platform(),
        "databases", databases(order),
        "consumers",
            new TreeMap<>(
                Map.of(
                    "all", order.consumers(need -> true),
                    "direct", order.consumers(PostgresqlHaNeed::direct))));
  }

  private static List<PostgresqlHaDatabase> databases(
      Order<PostgresqlHaSpec, PostgresqlHaNeed> order) {
    return order.needs().stream().map(PostgresqlHaDatabase::of).toList();
  }

  @Override
  public List<SecretRecipe> secrets(
      Order<PostgresqlHaSpec, PostgresqlHaNeed> order, JsonNode values) {
    return PostgresqlHaSecrets.of(order, databases(order), values);
  }

  @Override
  public Map<String, String> scenarios(PostgresqlHaSpec spec) {
    return PostgresqlHaScenarios.ALL;
  }
}
