package io.railiance.platform.ha;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A store for agents in one process: the simulation's, for several threads. */
record SharedMemory(Api api) implements ConfigurationStore {
  @Override
  public Answer<Shared> read() {
    synchronized (api) {
      return api.up ? new Answer.Done<>(api.seen()) : new Answer.NoAnswer<>("away");
    }
  }

  @Override
  public Answer<Lease> take(Lease seen, String node, long incarnation) {
    return changed(() -> api.take(seen.version(), node, incarnation), () -> api.lease);
  }

  @Override
  public Answer<Lease> renew(Lease held) {
    return changed(() -> api.renew(held), () -> api.lease);
  }

  @Override
  public Answer<Lease> claim(Lease seen, String node) {
    return changed(() -> api.claim(seen, node), () -> api.lease);
  }

  @Override
  public Answer<Lease> release(Lease held, String candidate) {
    return changed(() -> api.release(held, candidate), () -> api.lease);
  }

  @Override
  public Answer<Marker> write(Marker marker) {
    return changed(() -> api.write(marker), () -> api.marker.orElseThrow());
  }

  private <T> Answer<T> changed(BooleanSupplier change, Supplier<T> now) {
    synchronized (api) {
      if (!api.up) {
        return new Answer.NoAnswer<>("away");
      }
      return change.getAsBoolean()
          ? new Answer.Done<>(now.get())
          : new Answer.Conflict<>("somebody else was first");
    }
  }

  @Override
  public Answer<String> label(String pod, String role) {
    return new Answer.Done<>(role);
  }

  @Override
  public void post(Event event) {}
}
