package io.railiance.platform.ha;

import java.io.IOException;
import java.sql.SQLException;

/** {@link Postgres} for the agent: what it throws is a step that failed. */
record PostgresDatabase(Postgres postgres) implements Database {
  @Override
  public Local look() {
    try {
      return postgres.observe();
    } catch (IOException | SQLException | RuntimeException e) {
      throw new StepFailed("look", e);
    }
  }

  @Override
  public void perform(Decision step) {
    try {
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
