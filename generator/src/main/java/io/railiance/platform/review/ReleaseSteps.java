package io.railiance.platform.review;

import java.util.List;

/**
 * What Helm does with the changes of one release, step by step. It goes on as soon as the API
 * server has taken a step; only of a hook it waits for the end.
 *
 * <pre>{@code
 * hook pre-upgrade: Job db-migrate; if it fails, the upgrade ends here and nothing below is done
 * applied: NetworkPolicy db, ConfigMap db, StatefulSet db
 * deleted: Service db-old
 * }</pre>
 */
record ReleaseSteps(Scope scope, List<String> steps) {
  ReleaseSteps {
    steps = List.copyOf(steps);
  }
}
