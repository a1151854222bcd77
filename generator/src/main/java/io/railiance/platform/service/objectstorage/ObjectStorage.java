package io.railiance.platform.service.objectstorage;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Object storage as a shared service: a bucket, a key and a binding Secret for each need. */
public final class ObjectStorage implements Service<ObjectStorageSpec, ObjectStorageNeed> {
  private static final String CHART_VERSION = "0.1.0";

  @Override
  public String name() {
    return "object-storage";
  }

  @Override
  public Class<ObjectStorageSpec> specType() {
    return ObjectStorageSpec.class;
  }

  @Override
  public Class<ObjectStorageNeed> needType() {
    return ObjectStorageNeed.class;
  }

  @Override
  public void check(Order<ObjectStorageSpec, ObjectStorageNeed> order, Findings findings) {
    ObjectStorageNeedsFit.check(order, findings);
  }

  @Override
  public Chart chart(Order<ObjectStorageSpec, ObjectStorageNeed> order) {
    ObjectStorageSpec spec = order.spec().value();
    ObjectStorageValues values = ObjectStorageValues.defaults(spec, order.images());
    Chart chart =
        new Chart(
            order.spec().source().file(),
            metadata(order, values),
            new Values(values, refusals(spec)),
            model(order));
    return SharedTemplates.addServerTo(chart)
        .with(SharedTemplates.class, SharedTemplates.SCRIPTS)
        .with(
            ObjectStorage.class,
            "files/buckets.conf.ftl",
            "files/dashboard.json",
            "files/lib.sh",
            "files/master.toml",
            "files/provision.sh",
            "files/rules-ha.yaml",
            "files/rules.yaml",
            "files/start-filer.sh.ftl",
            "files/start-master.sh",
            "files/start-volume.sh",
            "files/stop-master.sh",
            "files/test.sh",
            "templates/NOTES.txt.ftl",
            "templates/_haproxy.tpl",
            "templates/_seaweedfs.tpl.ftl",
            "templates/certificate.yaml",
            "templates/configmaps.yaml",
            "templates/monitoring.yaml",
            "templates/networkpolicies.yaml.ftl",
            "templates/poddisruptionbudget.yaml",
            "templates/provisioning.yaml",
            "templates/serviceaccounts.yaml",
            "templates/services.yaml",
            "templates/statefulset.yaml.ftl",
            "templates/tests/connection.yaml");
  }

  private static List<Refusal> refusals(ObjectStorageSpec spec) {
    List<Refusal> refusals =
        new ArrayList<>(
            List.of(
                Refusals.notOneThreeOrFive("masters"),
                Tls.WITHOUT_CERTIFICATE,
                Tls.TWO_CERTIFICATES));
    if (!spec.inPostgresql()) {
      refusals.add(
          Refusal.when(
              "{\"properties\": {\"replicaCount\": {\"type\": \"integer\", \"minimum\": 2}}, \"required\": [\"replicaCount\"]}",
              "replicaCount is 1 where the names of objects are on the pod's own volume: name a release of postgresql-ha as metadata in the spec"));
    }
    return refusals;
  }

  private static ChartMetadata metadata(
      Order<ObjectStorageSpec, ObjectStorageNeed> order, ObjectStorageValues values) {
    return new ChartMetadata(
        order.release(),
        CHART_VERSION,
        values.image().tag(),
        "Object storage by S3 for several applications, kept by SeaweedFS.",
        List.of("s3", "object-storage", "seaweedfs", "bucket"),
        List.of("https://github.com/seaweedfs/seaweedfs"),
        new TreeMap<>(
            Map.of(
                "artifacthub.io/license", "Apache-2.0",
                "artifacthub.io/category", "storage")));
  }

  private static Map<String, Object> model(Order<ObjectStorageSpec, ObjectStorageNeed> order) {
    return Map.of(
        "spec", order.spec().value(),
        "platform", order.platform(),
        "buckets", order.needs().stream().map(Order.Of::need).toList(),
        "probe", ObjectStorageUsers.PROBE,
        "consumers", new TreeMap<>(Map.of("all", order.consumers(need -> true))));
  }

  @Override
  public List<SecretRecipe> secrets(
      Order<ObjectStorageSpec, ObjectStorageNeed> order, JsonNode values) {
    return ObjectStorageSecrets.of(order, values);
  }

  @Override
  public Map<String, String> scenarios() {
    return ObjectStorageScenarios.ALL;
  }
}
