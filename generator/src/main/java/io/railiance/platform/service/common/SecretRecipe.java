package io.railiance.platform.service.common;

import io.railiance.platform.platform.Consumer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A Secret that must exist, without its content: where each key comes from.
 *
 * <p>A credential is a key of a Secret. A line of it is a password, or a name, a blank and a
 * password. The first line is the current one; a second is valid, too, while it is changed.
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
      if (key.repeats().map(keys::get).anyMatch(Credential.class::isInstance)) {
        throw new IllegalArgumentException(
            name + ": what repeats a credential would not repeat it when it changes");
      }
    }
  }

  /** One that a release keeps for itself. */
  public SecretRecipe(String namespace, String name, String type, Map<String, Key> keys) {
    this(namespace, name, type, keys, Optional.empty());
  }

  /**
   * The name that values state of a Secret that exists, or the one that it has otherwise.
   *
   * @param pointer {@code /auth/existingSecret}
   */
  public static String nameIn(JsonNode values, String pointer, String otherwise) {
    String stated = values.at(pointer).asString("");
    return stated.isEmpty() ? otherwise : stated;
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
    /** The first word of its line in the script's table: {@code random}, {@code literal}. */
    String sort();

    /** Other keys of the same Secret that its text repeats. */
    default Stream<String> repeats() {
      return Stream.empty();
    }
  }

  /** What others copy, and nothing but a change of it replaces. */
  public sealed interface Credential extends Key {}

  /** Random letters and digits, made once. The server takes two at a time for one user. */
  public record Random() implements Credential {
    @Override
    public String sort() {
      return "random";
    }
  }

  /**
   * Random letters and digits, made once, where the server knows one password a user: the second
   * one is that of another user, with the same rights, and its line begins with that user's name.
   */
  public record Alternating(String other) implements Credential {
    @Override
    public String sort() {
      return "alternating";
    }

    /** Of a user: no name that a spec can state has a dot. */
    public static Alternating of(String user) {
      return new Alternating(user + ".b");
    }
  }

  /** A name and a password that somebody else makes, who runs the server. */
  public record Given() implements Credential {
    @Override
    public String sort() {
      return "given";
    }
  }

  /** Plain text, no secret. */
  public record Literal(String text) implements Key {
    @Override
    public String sort() {
      return "literal";
    }
  }

  /** The current password of a credential. */
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
   * The name in the current line of a credential.
   *
   * @param otherwise where the line has none
   */
  public record Name(Copy of, String otherwise) implements Key {
    @Override
    public String sort() {
      return "name";
    }
  }

  /** Text with other keys of this Secret in it: <code>redis://{username}:{password}@host</code>. */
  public record Text(String text) implements Key {
    private static final Pattern KEY = Pattern.compile("\\{([a-z-]+)}");

    @Override
    public String sort() {
      return "text";
    }

    @Override
    public Stream<String> repeats() {
      return KEY.matcher(text).results().map(found -> found.group(1));
    }

    /** With what is known of the keys in their places. */
    public String with(UnaryOperator<String> known) {
      return KEY.matcher(text)
          .replaceAll(found -> Matcher.quoteReplacement(known.apply(found.group(1))));
    }
  }

  /** The first characters of another key of this Secret. */
  public record Start(String key, int length) implements Key {
    @Override
    public String sort() {
      return "start";
    }

    @Override
    public Stream<String> repeats() {
      return Stream.of(key);
    }
  }
}
