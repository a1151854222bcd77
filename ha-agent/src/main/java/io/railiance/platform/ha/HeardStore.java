package io.railiance.platform.ha;

/** A store whose answers a listener hears; the agent itself needs to know only what is so. */
record HeardStore(ConfigurationStore store, Listener listener) implements ConfigurationStore {
  private <T> Answer<T> heard(Answer<T> answer) {
    listener.answered(answer);
    return answer;
  }

  @Override
  public Answer<Shared> read() {
    return heard(store.read());
  }

  @Override
  public Answer<Lease> take(Lease seen, String node, long incarnation) {
    return heard(store.take(seen, node, incarnation));
  }

  @Override
  public Answer<Lease> renew(Lease held) {
    return heard(store.renew(held));
  }

  @Override
  public Answer<Lease> claim(Lease seen, String node) {
    return heard(store.claim(seen, node));
  }

  @Override
  public Answer<Lease> release(Lease held, String candidate) {
    return heard(store.release(held, candidate));
  }

  @Override
  public Answer<Marker> write(Marker marker) {
    return heard(store.write(marker));
  }

  @Override
  public Answer<String> label(String pod, String role) {
    return heard(store.label(pod, role));
  }

  @Override
  public void post(Event event) {
    store.post(event);
  }
}
