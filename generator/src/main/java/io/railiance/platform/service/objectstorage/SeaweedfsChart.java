package io.railiance.platform.service.objectstorage;

import io.railiance.platform.chart.Chart;
import io.railiance.platform.chart.ChartMetadata;
import io.railiance.platform.chart.Refusal;
import io.railiance.platform.chart.Values;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.Refusals;
import io.railiance.platform.service.common.SharedTemplates;
import io.railiance.platform.service.common.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The chart of a release that keeps the objects itself. */
final class SeaweedfsChart {
  private SeaweedfsChart() {}

  static Chart of(Order<ObjectStorageSpec, ObjectStorageNeed> order, Map<String, Object> model) {
    ObjectStorageSpec spec = order.spec().value();
    ObjectStorageValues values = ObjectStorageValues.defaults(spec, order.images());
    Chart chart =
        new Chart(
            order.spec().source().file(),
            metadata(order, values),
            new Values(values, refusals(spec)),
            model);
    return SharedTemplates.addServerTo(chart)
        .with(SharedTemplates.class, SharedTemplates.SCRIPTS)
        .with(
            ObjectStorage.class,
            "files/buckets.conf.ftl",
            "files/dashboard.json",
            "files/kept.lua",
            "files/lib.sh",
            "files/master.toml",
            "files/peers.sh",
            "files/provision.sh",
            "files/rules-ha.yaml",
            "files/rules.yaml",
            "files/s3.sh",
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
            "templates/provisioning.yaml.ftl",
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
        ObjectStorage.CHART_VERSION,
        values.image().tag(),
        "Object storage by S3 for several applications, kept by SeaweedFS.",
        List.of("s3", "object-storage", "seaweedfs", "bucket"),
        List.of("https://github.com/seaweedfs/seaweedfs"),
        new TreeMap<>(
            Map.of(
                "artifacthub.io/license", "Apache-2.0",
                "artifacthub.io/category", "storage")));
  }
}
