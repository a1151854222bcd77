package io.railiance.platform.service.rabbitmq;

import io.railiance.platform.yaml.Json;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something that the broker shall have, as its HTTP API is told: where, and what. A line of the
 * table that the agent keeps true.
 *
 * <pre>{@code
 * permissions/shop/shop-jobs {"configure":".*","read":".*","write":".*"}
 * }</pre>
 *
 * @param path {@code permissions/shop/shop-jobs}
 * @param body JSON on one line
 */
public record RabbitmqObject(String path, String body) {
  /** Who made a user: the agent deletes users with this tag that nobody states any more. */
  private static final String TAG = "platform";

  /** The agent puts the hash of the current password in its place. */
  private static final String HASH = "@HASH@";

  private static RabbitmqObject of(String path, Map<String, ?> body) {
    return new RabbitmqObject(path, Json.compact(new TreeMap<>(body)));
  }

  static RabbitmqObject vhost(String name) {
    return of("vhosts/" + name, Map.of("default_queue_type", "quorum"));
  }

  static RabbitmqObject user(String name, String... tags) {
    return of(
        "users/" + name,
        Map.of(
            "hashing_algorithm",
            "rabbit_password_hashing_sha256",
            "password_hash",
            HASH,
            "tags",
            Stream.concat(Arrays.stream(tags), Stream.of(TAG)).toList()));
  }

  static RabbitmqObject permission(
      String vhost, String user, String configure, String write, String read) {
    return of(
        "permissions/" + vhost + "/" + user,
        Map.of("configure", configure, "write", write, "read", read));
  }

  static RabbitmqObject policy(String vhost, RabbitmqPolicy policy) {
    return of(
        "policies/" + vhost + "/" + TAG + "." + policy.name(),
        Map.of(
            "pattern",
            policy.pattern(),
            "apply-to",
            policy.applyTo(),
            "priority",
            policy.priority(),
            "definition",
            policy.definition()));
  }

  static RabbitmqObject queue(String vhost, RabbitmqQueue queue) {
    return of(
        "queues/" + vhost + "/" + queue.name(),
        Map.of("durable", true, "arguments", Map.of("x-queue-type", queue.type())));
  }
}
