package io.railiance.platform.check;

import java.util.Comparator;

/**
 * That somebody connects to pods.
 *
 * @param from {@code gitea}, {@code Deployment valkey-proxy}
 * @param to {@code StatefulSet valkey}
 * @param port {@code 6379}
 * @param by what names it: {@code Secret gitea/valkey-gitea-queue}, {@code Service valkey-headless}
 */
public record Arrow(String from, String to, int port, String by) implements Comparable<Arrow> {
  private static final Comparator<Arrow> ORDER =
      Comparator.comparing(Arrow::from)
          .thenComparing(Arrow::to)
          .thenComparingInt(Arrow::port)
          .thenComparing(Arrow::by);

  @Override
  public int compareTo(Arrow other) {
    return ORDER.compare(this, other);
  }
}
