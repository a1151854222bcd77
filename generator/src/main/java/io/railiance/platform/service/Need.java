package io.railiance.platform.service;

/** One need of a consumer, as a service understands it. */
public interface Need {
  /** The release that shall meet it. */
  String release();
}
