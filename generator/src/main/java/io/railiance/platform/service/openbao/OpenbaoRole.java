package io.railiance.platform.service.openbao;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.common.StoreRole;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who logs in as what, and what the policy of the same name permits.
 *
 * @param name {@code consumer-gitea-app}
 * @param account ServiceAccount of the namespace
 * @param rules by path: capabilities, with commas between them
 */
public record OpenbaoRole(
    String name, String namespace, String account, Map<String, String> rules) {
  private static final String READ = "read";
  private static final String WRITE = "create,read,update,patch,delete";

  public OpenbaoRole {
    rules = Collections.unmodifiableMap(new TreeMap<>(rules));
  }

  static OpenbaoRole of(Order.Of<OpenbaoNeed> of) {
    Consumer consumer = of.consumer();
    String path = path(of);
    return new OpenbaoRole(
        name(of),
        consumer.namespace(),
        of.need().serviceAccount(),
        of.need().access().equals("write") ? writes(path) : reads(path));
  }

  /** Of a release or consumer whose Secrets are made from what lies here. */
  static OpenbaoRole of(StoreRole role) {
    Map<String, String> rules = new TreeMap<>();
    role.rules().forEach(rule -> rules.put(rule.path(), String.join(",", rule.capabilities())));
    return new OpenbaoRole(role.name(), role.namespace(), role.name(), rules);
  }

  static String name(Order.Of<OpenbaoNeed> of) {
    return "consumer-" + of.consumer().name() + "-" + of.need().name();
  }

  /** Below the engine. */
  static String path(Order.Of<OpenbaoNeed> of) {
    return "consumers/" + of.consumer().name() + "/" + of.need().name();
  }

  private static Map<String, String> reads(String path) {
    return Map.of(
        StoreRole.MOUNT + "/data/" + path + "/*",
        READ,
        StoreRole.MOUNT + "/metadata/" + path + "/*",
        "list,read");
  }

  /** A deleted version can be brought back; what is destroyed is gone, and that is for people. */
  private static Map<String, String> writes(String path) {
    return Map.of(
        StoreRole.MOUNT + "/data/" + path + "/*", WRITE,
        StoreRole.MOUNT + "/delete/" + path + "/*", "update",
        StoreRole.MOUNT + "/metadata/" + path + "/*", "list,read",
        StoreRole.MOUNT + "/undelete/" + path + "/*", "update");
  }
}
