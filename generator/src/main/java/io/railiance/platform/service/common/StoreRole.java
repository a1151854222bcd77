package io.railiance.platform.service.common;

import io.railiance.platform.platform.Consumer;
import java.util.List;

/**
 * A role in the store of secrets: which ServiceAccount logs in as it, and what it reaches. The
 * store's chart makes the roles, the objects of the External Secrets Operator use them; both know
 * paths and names from here alone.
 *
 * <pre>
 * kv/platform/valkey/valkey-users/admin               {value: ...}   a password of the release valkey
 * kv/bindings/gitea/valkey/valkey-users/gitea-queue   {value: ...}   one that gitea has there
 * kv/consumers/gitea/...                                             what gitea keeps for itself
 * </pre>
 *
 * <p>A value has one place, whoever reads it, and is an entry of its own: so a check-and-set of 0
 * makes it where it never was, and nowhere else.
 *
 * @param name of the role, of its policy and of the ServiceAccount
 * @param namespace of the ServiceAccount
 */
public record StoreRole(String name, String namespace, List<Rule> rules) {
  /** The KV v2 engine. */
  public static final String MOUNT = "kv";

  /** Where the Kubernetes auth method is mounted. */
  public static final String AUTH = "kubernetes";

  /** Of the tokens that ServiceAccounts log in with. */
  public static final String AUDIENCE = "openbao";

  /** The only field of an entry. */
  public static final String FIELD = "value";

  private static final List<String> READS = List.of("read");
  private static final List<String> MAKES = List.of("create", "read", "update");

  public StoreRole {
    rules = List.copyOf(rules);
  }

  /** A path of a policy, as OpenBao writes it, and what may be done there. */
  public record Rule(String path, List<String> capabilities) {
    public Rule {
      capabilities = List.copyOf(capabilities);
    }
  }

  /** That of a release: it reads its own passwords and its consumers', and makes missing ones. */
  public static StoreRole ofRelease(String release, String namespace) {
    return new StoreRole(
        "platform-" + release,
        namespace,
        List.of(
            new Rule(MOUNT + "/data/bindings/+/" + release + "/*", MAKES),
            new Rule(MOUNT + "/data/platform/" + release + "/*", MAKES),
            new Rule(MOUNT + "/metadata/bindings/+/" + release + "/*", MAKES),
            new Rule(MOUNT + "/metadata/platform/" + release + "/*", MAKES)));
  }

  /** That of a consumer: it reads the passwords that it has at releases. */
  public static StoreRole ofConsumer(Consumer consumer) {
    return new StoreRole(
        "bindings-" + consumer.name(),
        consumer.namespace(),
        List.of(new Rule(MOUNT + "/data/bindings/" + consumer.name() + "/*", READS)));
  }

  /** Of a value below the engine. */
  public static String path(String release, String secret, String key) {
    return String.join("/", "platform", release, secret, key);
  }

  /** Of one that a consumer has at a release. */
  public static String path(Consumer consumer, String release, String secret, String key) {
    return String.join("/", "bindings", consumer.name(), release, secret, key);
  }
}
