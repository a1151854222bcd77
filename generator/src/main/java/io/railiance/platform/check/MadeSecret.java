package io.railiance.platform.check;

import io.railiance.platform.report.Location;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Secret that is made beside the charts, as far as it is no secret.
 *
 * @param texts of its keys: what is known of them, with {@code *} for what is not
 * @param copies by key: the key of another Secret that it repeats
 */
public record MadeSecret(
    Location at,
    String namespace,
    String name,
    String type,
    SortedMap<String, String> texts,
    Map<String, Key> copies) {
  private static final String BINDING = "servicebinding.io/";

  public MadeSecret {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    copies = Map.copyOf(copies);
  }

  /** A key of a Secret. */
  public record Key(String namespace, String secret, String key) {
    @Override
    public String toString() {
      return "Secret \"" + namespace + "/" + secret + "\", key \"" + key + "\"";
    }
  }

  boolean is(String namespace, String name) {
    return this.namespace.equals(namespace) && this.name.equals(name);
  }

  /** Whether it tells a consumer how to connect. */
  boolean isBinding() {
    return type.startsWith(BINDING);
  }

  /** What is known of a key; empty where there is none. */
  String text(String key) {
    return texts.getOrDefault(key, "");
  }

  /** {@code Secret "gitea/valkey-gitea-queue"}, for messages. */
  String shown() {
    return "Secret \"" + namespace + "/" + name + "\"";
  }
}
