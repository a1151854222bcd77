package io.railiance.platform.service;

import io.railiance.platform.platform.Consumer;
import io.railiance.platform.platform.Images;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.report.Location;
import io.railiance.platform.service.common.StoreRole;
import io.railiance.platform.spec.Spec;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * All that a chart is a function of.
 *
 * @param release name of the release and of the chart
 * @param images digests that are known
 * @param needs of all consumers that name this release, sorted by consumer
 * @param roles of all releases and consumers in a store of secrets; only such a store asks for them
 */
public record Order<S extends Record, N extends Record & Need>(
    String release,
    Spec<S> spec,
    Platform platform,
    Images images,
    List<Of<N>> needs,
    List<StoreRole> roles) {
  public Order {
    needs = List.copyOf(needs);
    roles = List.copyOf(roles);
  }

  /** Whoever has a need that fits, each once. */
  public List<Consumer> consumers(Predicate<N> fits) {
    return needs.stream().filter(of -> fits.test(of.need())).map(Of::consumer).distinct().toList();
  }

  /** {@code valkey-primary.railiance-platform.svc.cluster.local}, for the part {@code primary}. */
  public String host(String part) {
    return release + "-" + part + "." + platform.namespace() + ".svc." + platform.clusterDomain();
  }

  /**
   * The names of the first {@code count} pods of the StatefulSet that is called as the release is.
   */
  public List<String> podHosts(int count) {
    return IntStream.range(0, count)
        .mapToObj(pod -> release + "-" + pod + "." + host("headless"))
        .toList();
  }

  /**
   * A need and whose it is.
   *
   * @param at where it is stated
   */
  public record Of<N extends Record & Need>(Consumer consumer, N need, Location at) {}
}
