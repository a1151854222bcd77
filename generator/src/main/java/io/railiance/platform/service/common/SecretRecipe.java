package io.railiance.platform.service.common;

import io.railiance.platform.platform.Consumer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Secret that must exist, without its content: where each key comes from.
 *
 * @param type {@code Opaque}, {@code servicebinding.io/redis}
 * @param keys in order
 * @param consumer whose binding it is; empty for what the release keeps for itself
 */
public record SecretRecipe(
    String namespace,
    String name,
    String type,
    Map<String, Key> keys,
    Optional<Consumer> consumer) {
  public SecretRecipe {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    for (Key key : keys.values()) {
      if (key instanceof Around around && keys.get(around.key()) instanceof Random
          || key instanceof Start start && keys.get(start.key()) instanceof Random) {
        throw new IllegalArgumentException(
            name + ": what repeats a random key would not repeat it");
      }
    }
  }

  /** One that a release keeps for itself. */
  public SecretRecipe(String namespace, String name, String type, Map<String, Key> keys) {
    this(namespace, name, type, keys, Optional.empty());
  }

  /** How a consumer connects; it lies in the consumer's namespace. */
  public static SecretRecipe binding(
      Consumer consumer, String name, String type, Map<String, Key> keys) {
    return new SecretRecipe(
        consumer.namespace(), name, "servicebinding.io/" + type, keys, Optional.of(consumer));
  }

  /** A certificate that is its own authority, and its key. */
  public static SecretRecipe certificate(String namespace, String name, List<String> names) {
    Map<String, Key> keys = new LinkedHashMap<>();
    List.of("tls.crt", "tls.key", "ca.crt").forEach(key -> keys.put(key, new Certificate(names)));
    return new SecretRecipe(namespace, name, "kubernetes.io/tls", keys);
  }

  /** Where a key's text comes from. */
  public sealed interface Key {
    /**
     * For templates, which know no types: {@code random}, {@code literal}, {@code copy}, {@code
     * whole}, {@code around}, {@code start} or {@code certificate}.
     */
    String sort();
  }

  /** Random letters and digits, made once. */
  public record Random() implements Key {
    @Override
    public String sort() {
      return "random";
    }
  }

  /** Plain text, no secret. */
  public record Literal(String text) implements Key {
    @Override
    public String sort() {
      return "literal";
    }
  }

  /** The first line of a key of another Secret of the recipes: the current password. */
  public record Copy(String namespace, String secret, String key) implements Key {
    @Override
    public String sort() {
      return "copy";
    }
  }

  /** All lines of a key of another Secret of the recipes, which is no password. */
  public record Whole(String namespace, String secret, String key) implements Key {
    @Override
    public String sort() {
      return "whole";
    }
  }

  /**
   * A part of a server's key pair, as the key's name says: {@code tls.crt}, {@code tls.key} or
   * {@code ca.crt}. All parts of a Secret are made together.
   *
   * @param names of the server, which a star may begin
   */
  public record Certificate(List<String> names) implements Key {
    public Certificate {
      names = List.copyOf(names);
    }

    @Override
    public String sort() {
      return "certificate";
    }
  }

  /**
   * Text around another key of this Secret, which is no random one: {@code before + key + after}.
   */
  public record Around(String before, String key, String after) implements Key {
    @Override
    public String sort() {
      return "around";
    }
  }

  /** The first characters of another key of this Secret, which is no random one. */
  public record Start(String key, int length) implements Key {
    @Override
    public String sort() {
      return "start";
    }
  }
}
