package io.railiance.platform;

import io.railiance.platform.chart.Chart;
import io.railiance.platform.files.FileTree;
import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.identity.Identity;
import io.railiance.platform.identity.Login;
import io.railiance.platform.identity.OidcClientRequest;
import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Environment;
import io.railiance.platform.platform.Images;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.service.Service;
import io.railiance.platform.spec.RecordSchema;
import io.railiance.platform.yaml.Json;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** The schemas by which an editor completes a spec: {@code schemas/spec/valkey.schema.json}. */
final class SpecSchemas {
  private static final String DRAFT_07 = "http://json-schema.org/draft-07/schema#";
  private static final String VALUES = "values";

  private SpecSchemas() {}

  /** A consumer's schema, with the needs of each service at their place. */
  static ObjectNode consumer(List<Service<?, ?>> services) {
    ObjectNode schema = RecordSchema.of(Consumer.class);
    ObjectNode needs = schema.withObject("/properties/needs");
    needs.put("type", "object").put("additionalProperties", false);
    for (Service<?, ?> service : services) {
      need(service.name(), "Needs of " + service.name() + ".", service.needType(), schema);
    }
    need(Consumer.LOGIN, "Clients of the identity provider.", Login.class, schema);
    return schema;
  }

  private static void need(
      String kind, String description, Class<? extends Record> type, ObjectNode schema) {
    ObjectNode need = RecordSchema.of(type);
    hoist(need, schema);
    ObjectNode list = schema.withObject("/properties/needs/properties/" + kind);
    list.put("type", "array").put("minItems", 1).put("description", description);
    list.set("items", need);
  }

  static FileTree all(List<Service<?, ?>> services, Collection<String> releases) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("platform", text(RecordSchema.of(Platform.class)));
    files.put("images", text(RecordSchema.of(Images.class)));
    files.put("identity", text(RecordSchema.of(Identity.class)));
    files.put("consumer", text(consumer(services)));
    files.put("environment", text(environment(releases)));
    for (Service<?, ?> service : services) {
      files.put(service.name(), text(RecordSchema.of(service.specType())));
    }
    SortedMap<String, String> named = new TreeMap<>();
    files.forEach(
        (name, text) -> {
          String path = name + ".schema.json";
          named.put(path, GeneratedMark.on(path, text, "the records of the generator"));
        });
    return new FileTree(named);
  }

  /** What net-kingdom reads: {@code oidc-client-request-v1.schema.json}. */
  static FileTree clientRequest() {
    String path = "oidc-client-request-v1.schema.json";
    String text = text(RecordSchema.of(OidcClientRequest.class));
    return FileTree.of(path, GeneratedMark.on(path, text, "the records of the generator"));
  }

  /** {@code values/valkey.schema.json}: what an environment may set in a release. */
  static FileTree values(String release, Chart chart) {
    String path = VALUES + "/" + release + ".schema.json";
    String text = Json.pretty(chart.values().overlaySchema());
    return FileTree.of(path, GeneratedMark.on(path, text, chart.source()));
  }

  /** The values of a release have a schema of their own, which an editor finds beside this one. */
  private static ObjectNode environment(Collection<String> releases) {
    ObjectNode schema = RecordSchema.of(Environment.class);
    ObjectNode values = schema.withObject("/properties/values");
    values.put("type", "object").put("additionalProperties", false);
    for (String release : releases) {
      values
          .withObject("/properties/" + release)
          .put("$ref", VALUES + "/" + release + ".schema.json");
    }
    return schema;
  }

  private static void hoist(ObjectNode from, ObjectNode to) {
    if (from.remove("definitions") instanceof ObjectNode definitions) {
      to.withObject("/definitions").setAll(definitions);
    }
  }

  private static String text(ObjectNode schema) {
    ObjectNode whole = Json.mapper().createObjectNode();
    whole.put("$schema", DRAFT_07);
    whole.setAll(schema);
    return Json.pretty(whole);
  }
}
