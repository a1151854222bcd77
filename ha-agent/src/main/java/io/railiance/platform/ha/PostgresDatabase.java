package io.railiance.platform.ha;

import java.io.IOException;
import java.sql.SQLException;

/** {@link Postgres} for the agent: what it throws is a step that failed. */
final class PostgresDatabase implements Database {
  private final Postgres postgres;
  private final TimedLook look;

  PostgresDatabase(Postgres postgres) {
    this.postgres = postgres;
    this.look = new TimedLook(postgres::observe, Pace.LONGEST_LOOK);
  }

  @Override
  public Local look() {
    return look.take();
  }

  @Override
  public void perform(Decision step) {
    try {
      if (step instanceof Decision.Fence) {
        postgres.fence();
        return;
      }
      look.requireEnded();
      if (step instanceof Decision.Stop) {
        postgres.stop();
      } else {
        postgres.perform(step);
      }
    } catch (IOException | SQLException | RuntimeException e) {
      throw new StepFailed(step.toString(), e);
    }
  }

  @Override
  public void fence() {
    perform(new Decision.Fence("the guard"));
  }
}
