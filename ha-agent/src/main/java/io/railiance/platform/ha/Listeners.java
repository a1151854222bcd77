package io.railiance.platform.ha;

import java.time.Duration;
import java.util.List;

/** Several as one. */
record Listeners(List<Listener> all) implements Listener {
  Listeners {
    all = List.copyOf(all);
  }

  @Override
  public void decided(Observation o, Decision decision) {
    all.forEach(each -> each.decided(o, decision));
  }

  @Override
  public void acted(Decision step, boolean done) {
    all.forEach(each -> each.acted(step, done));
  }

  @Override
  public void failed(String why) {
    all.forEach(each -> each.failed(why));
  }

  @Override
  public void ended(Duration round) {
    all.forEach(each -> each.ended(round));
  }

  @Override
  public void fenced() {
    all.forEach(Listener::fenced);
  }

  @Override
  public void answered(Answer<?> answer) {
    all.forEach(each -> each.answered(answer));
  }
}
