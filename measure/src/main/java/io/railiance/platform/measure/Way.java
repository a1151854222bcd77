package io.railiance.platform.measure;

import java.util.Locale;

/** How a client finds the primary: through the Service in front of the proxies, or by Sentinel. */
enum Way {
  PROXY,
  SENTINEL;

  /** As the observer names its files: {@code proxy.acks}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
