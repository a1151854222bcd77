package io.railiance.platform.service;

import io.railiance.platform.chart.Chart;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.common.SecretRecipe;
import io.railiance.platform.service.common.SecretStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A kind of shared service: pure functions of its spec and of who needs it.
 *
 * @param <S> its spec, what {@code specs/services/<release>.yaml} holds
 * @param <N> one need, what stands in {@code specs/consumers/<consumer>.yaml} under {@code
 *     needs.<service>}
 */
public interface Service<S extends Record, N extends Record & Need> {
  /** In specs: {@code valkey}. */
  String name();

  Class<S> specType();

  Class<N> needType();

  /** Needs that cannot be met as they are stated, with their places. */
  default void check(Order<S, N> order, Findings findings) {}

  Chart chart(Order<S, N> order);

  /** How people sign in by the identity provider; empty where this service cannot. */
  default Optional<SignIn> signIn(Order<S, N> order) {
    return Optional.empty();
  }

  /**
   * Secrets that must exist before the chart is installed: the service's own, and a binding for
   * each need.
   *
   * @param values of an environment: the chart's defaults with the environment's laid over them
   */
  default List<SecretRecipe> secrets(Order<S, N> order, JsonNode values) {
    return List.of();
  }

  /**
   * Where Secrets of all releases may be kept, if it is a service of that kind; it has the roles of
   * the order then.
   *
   * @param values as for {@link #secrets}
   */
  default Optional<SecretStore> store(Order<S, N> order, JsonNode values) {
    return Optional.empty();
  }

  /**
   * Values that only tests render, by name; together they take every branch of the templates.
   * RELEASE in them stands for the name of a release.
   */
  default Map<String, String> scenarios(S spec) {
    return Map.of();
  }

  /** Those of a release. */
  default SortedMap<String, String> scenariosOf(String release, S spec) {
    SortedMap<String, String> named = new TreeMap<>(scenarios(spec));
    named.replaceAll((name, values) -> values.replace("RELEASE", release));
    return named;
  }
}
