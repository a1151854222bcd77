package io.railiance.platform.service.common;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.service.common.SecretRecipe.Copy;
import io.railiance.platform.service.common.SecretRecipe.Key;
import io.railiance.platform.service.common.SecretRecipe.Literal;
import io.railiance.platform.service.common.SecretRecipe.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one consumer connects, in the layout of <a
 * href="https://servicebinding.io/spec/core/1.1.0/">servicebinding.io</a>.
 *
 * @param type {@code redis}, {@code postgresql}
 * @param provider {@code valkey}
 * @param scheme of the URI: {@code rediss}
 * @param path of the URI, with its slash: {@code /0}
 * @param username a {@link Literal}, or the {@link SecretRecipe.Name} of an alternating credential
 * @param password the Secret and the key that hold it
 */
public record Binding(
    String type,
    String provider,
    String scheme,
    String host,
    int port,
    String path,
    Key username,
    Copy password) {

  /** The Secret of this binding, with keys that only this service has. */
  public SecretRecipe secret(Consumer consumer, String name, Map<String, Key> more) {
    Map<String, Key> keys = new LinkedHashMap<>();
    keys.put("type", new Literal(type));
    keys.put("provider", new Literal(provider));
    keys.put("host", new Literal(host));
    keys.put("port", new Literal(Integer.toString(port)));
    keys.put("username", username);
    keys.put("password", password);
    keys.put("uri", new Text(scheme + "://{username}:{password}@" + host + ":" + port + path));
    keys.putAll(new TreeMap<>(more)); // sorted: the same bytes, whatever map it is
    return SecretRecipe.binding(consumer, name, type, keys);
  }
}
