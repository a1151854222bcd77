package io.railiance.platform.service.objectstorage;

import io.railiance.platform.chart.Chart;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.common.SecretRecipe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Object storage as a shared service: a bucket, a key and a binding Secret for each need. */
public final class ObjectStorage implements Service<ObjectStorageSpec, ObjectStorageNeed> {
  static final String CHART_VERSION = "0.1.0";

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
    EngineFits.check(order, findings);
    ObjectStorageNeedsFit.check(order, findings);
  }

  @Override
  public Chart chart(Order<ObjectStorageSpec, ObjectStorageNeed> order) {
    return order.spec().value().elsewhere()
        ? ExternalChart.of(order, model(order))
        : SeaweedfsChart.of(order, model(order));
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
    return order.spec().value().elsewhere()
        ? ExternalSecrets.of(order, values)
        : ObjectStorageSecrets.of(order, values);
  }

  @Override
  public Map<String, String> scenarios(ObjectStorageSpec spec) {
    return spec.elsewhere() ? ObjectStorageScenarios.EXTERNAL : ObjectStorageScenarios.SEAWEEDFS;
  }
}
