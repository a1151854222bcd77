package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.kubernetes.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a pod asks the scheduler for: the sum of the containers that run on, or what one of the
 * first containers needs beside the sidecars that have started before it, whichever is more.
 *
 * <p>Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
public final class PodRequest {
  private static final BigDecimal MEBI = BigDecimal.valueOf(1024L * 1024);

  private PodRequest() {}

  public static BigDecimal of(PodTemplate pods, String resource) {
    BigDecimal sidecars = BigDecimal.ZERO;
    BigDecimal running = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    for (Container container : pods.containers()) {
      BigDecimal amount = amount(container, resource);
      if (container.sort().equals("containers")) {
        running = running.add(amount);
      } else if (container.isLongRunning()) {
        sidecars = sidecars.add(amount);
        most = most.max(sidecars);
      } else if (container.sort().equals("initContainers")) {
        most = most.max(sidecars.add(amount));
      }
    }
    // Containers come before init containers in the list, so that all sidecars are known only now.
    BigDecimal overhead = quantity(pods.spec().at("/overhead/" + resource).asString("0"));
    return most.max(running.add(sidecars)).add(overhead);
  }

  private static BigDecimal amount(Container container, String resource) {
    String limit = container.body().at("/resources/limits/" + resource).asString("0");
    return quantity(container.body().at("/resources/requests/" + resource).asString(limit));
  }

  private static BigDecimal quantity(String text) {
    return Quantity.parse(text).map(Quantity::amount).orElse(BigDecimal.ZERO);
  }

  /** {@code 2.5} of CPU, {@code 768Mi} of memory. */
  public static String shown(BigDecimal amount, String resource) {
    return resource.equals("cpu")
        ? amount.stripTrailingZeros().toPlainString()
        : amount.divide(MEBI, 0, RoundingMode.CEILING).toPlainString() + "Mi";
  }

  /** How many pods there are of a template. */
  public static int copies(PodTemplate pods, int nodes) {
    return pods.manifest().is("DaemonSet") ? nodes : pods.manifest().at("/spec/replicas").asInt(1);
  }
}
