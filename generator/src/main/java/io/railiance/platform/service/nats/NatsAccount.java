package io.railiance.platform.service.nats;

import io.railiance.platform.kubernetes.Quantity;
import io.railiance.platform.yaml.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one consumer has of the broker: nobody else sees its subjects and streams.
 *
 * @param name of the consumer
 */
public record NatsAccount(String name, List<NatsUser> users) {
  private static final Map<Character, Long> SECONDS =
      Map.of('s', 1L, 'm', 60L, 'h', 3600L, 'd', 86400L);

  public NatsAccount {
    users = List.copyOf(users);
  }

  /** One for each consumer, sorted by name. */
  static List<NatsAccount> of(List<NatsUser> users) {
    return users.stream()
        .collect(
            Collectors.groupingBy(
                user -> user.consumer().name(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> new NatsAccount(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Bytes that one copy of all its streams may take; 0 where it has none. */
  public long storage() {
    return users.stream().mapToLong(user -> bytes(user.need().storage())).sum();
  }

  /**
   * Name and configuration of each stream, as the broker's API is told; the chart adds how many
   * copies there are.
   */
  public Map<String, String> streams() {
    Map<String, String> streams = new TreeMap<>();
    for (NatsUser user : users) {
      user.need().streams().forEach(one -> streams.put(one.name(), configuration(one)));
    }
    return streams;
  }

  private static String configuration(NatsStream stream) {
    Map<String, Object> configuration = new TreeMap<>();
    configuration.put("name", stream.name());
    configuration.put("subjects", stream.subjects());
    configuration.put("retention", stream.retention());
    configuration.put("storage", "file");
    configuration.put("max_bytes", bytes(stream.maxBytes()));
    configuration.put("max_age", nanoseconds(stream.maxAge()));
    configuration.put("discard", stream.whenFull().equals("refuse") ? "new" : "old");
    return Json.compact(configuration);
  }

  static long bytes(String quantity) {
    BigDecimal amount = Quantity.parse(quantity).orElseThrow().amount();
    return amount.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  private static long nanoseconds(String age) {
    if (age.isEmpty()) {
      return 0;
    }
    int last = age.length() - 1;
    return Long.parseLong(age.substring(0, last)) * SECONDS.get(age.charAt(last)) * 1_000_000_000L;
  }
}
