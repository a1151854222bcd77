package io.railiance.platform.check;

import io.railiance.platform.report.Location;
import java.util.Map;

/**
 * That an application needs a release.
 *
 * @param at where it is stated
 * @param consumer {@code gitea}
 * @param namespace of its pods and its binding Secrets
 * @param podLabels of those of its pods that may connect
 * @param release that shall meet the need
 * @param name of the need among those of the consumer; empty for none
 */
public record StatedNeed(
    Location at,
    String consumer,
    String namespace,
    Map<String, String> podLabels,
    String release,
    String name) {
  public StatedNeed {
    podLabels = Map.copyOf(podLabels);
  }

  /** How the Secrets that answer it begin: {@code valkey-gitea-queue}. */
  String binding() {
    return release + "-" + consumer + (name.isEmpty() ? "" : "-" + name);
  }

  boolean isAnsweredBy(MadeSecret secret) {
    return secret.isBinding()
        && secret.namespace().equals(namespace)
        && (secret.name().equals(binding()) || secret.name().startsWith(binding() + "-"));
  }
}
