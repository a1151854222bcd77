package io.railiance.platform.service.objectstorage;

import io.railiance.platform.chart.Chart;
import io.railiance.platform.chart.ChartMetadata;
import io.railiance.platform.chart.Values;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.SharedTemplates;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The chart of a release whose objects are elsewhere: no server, only jobs. */
final class ExternalChart {
  private ExternalChart() {}

  static Chart of(Order<ObjectStorageSpec, ObjectStorageNeed> order, Map<String, Object> model) {
    ExternalValues values =
        ExternalValues.defaults(order.spec().value().endpoint(), order.images());
    Chart chart =
        new Chart(
            order.spec().source().file(),
            metadata(order, values),
            new Values(values, List.of()),
            model);
    return SharedTemplates.addTo(chart)
        .with(SharedTemplates.class, "templates/_scheduling.tpl")
        .with(
            ObjectStorage.class,
            "files/buckets.conf.ftl",
            "files/external/keys.sh",
            "files/external/provision.sh",
            "files/external/verify.sh",
            "files/s3.sh",
            "templates/NOTES.txt.ftl",
            "templates/external/_external.tpl",
            "templates/external/networkpolicy.yaml",
            "templates/external/serviceaccount.yaml",
            "templates/external/test.yaml",
            "templates/provisioning.yaml.ftl");
  }

  private static ChartMetadata metadata(
      Order<ObjectStorageSpec, ObjectStorageNeed> order, ExternalValues values) {
    return new ChartMetadata(
        order.release(),
        ObjectStorage.CHART_VERSION,
        values.image().tag(),
        "Object storage by S3 that exists elsewhere: its buckets, and who has which key.",
        List.of("s3", "object-storage", "bucket"),
        List.of("https://github.com/curl/curl-container"),
        new TreeMap<>(
            Map.of(
                "artifacthub.io/license", "MIT",
                "artifacthub.io/category", "storage")));
  }
}
