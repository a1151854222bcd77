package io.railiance.platform.service.common;

import io.railiance.platform.chart.Chart;

/** Templates that several charts have, so that the same thing looks the same in each. */
public final class SharedTemplates {
  /** What the scripts of a server begin with; the chart's own {@code files/lib.sh} sources it. */
  public static final String SCRIPTS = "files/server.sh";

  /** For the scripts of a server that knows one password a user: how a credential is read. */
  public static final String LOGINS = "files/logins.sh";

  /** For what asks the Kubernetes API: the rule of the network to it. */
  public static final String API = "templates/_api.tpl";

  /** Of a chart whose values have {@link Oidc}, as {@code oidc}. */
  public static final String SIGN_IN = "templates/_oidc.tpl";

  private SharedTemplates() {}

  /** What all charts have: labels, image, security contexts, one way to make a container. */
  public static Chart addTo(Chart chart) {
    return chart.with(SharedTemplates.class, "templates/_helpers.tpl.ftl");
  }

  /**
   * What a server has: consumers, Prometheus, nodes to run on.
   *
   * <p>The model has {@code consumers}, lists of them by name. The values have {@code
   * priorityClassName}, {@code imagePullSecrets}, {@code nodeSelector}, {@code tolerations} and
   * {@code metrics} with {@code allowedNamespace} and {@link PrometheusRule prometheusRule}, and
   * {@link Tls tls}.
   */
  public static Chart addServerTo(Chart chart) {
    return addTo(chart)
        .with(
            SharedTemplates.class,
            "templates/_consumers.tpl.ftl",
            "templates/_monitoring.tpl",
            "templates/_scheduling.tpl",
            "templates/_tls.tpl.ftl");
  }
}
