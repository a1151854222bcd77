package io.railiance.platform.service.common;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Alerts on what the External Secrets Operator does not bring, or does not make. */
final class StoreAlerts {
  private StoreAlerts() {}

  /**
   * The spec of a PrometheusRule.
   *
   * @param secrets names of the ExternalSecrets
   * @param values names of the PushSecrets
   */
  static Map<String, Object> of(List<String> secrets, List<String> values) {
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("name", "secrets");
    group.put(
        "rules",
        List.of(
            alert(
                "SecretNotFetched",
                notReady("externalsecret", secrets),
                "The Secret {{ $labels.name }} is not fetched",
                "It stays as it was. The store is away or sealed, or an entry of it was deleted: the"
                    + " ExternalSecret of that name says which."),
            alert(
                "SecretNotMade",
                notReady("pushsecret", values),
                "The value {{ $labels.name }} is not made",
                "What needs it waits. The store is away or sealed, or there was such an entry and somebody"
                    + " deleted it: the PushSecret of that name says which."),
            alert(
                "SecretsOperatorAway",
                "absent(externalsecret_status_condition)",
                "The External Secrets Operator is away",
                "Secrets stay as they were; no new value reaches them.")));
    return Map.of("groups", List.of(group));
  }

  private static String notReady(String subsystem, List<String> names) {
    String any =
        names.stream().map(name -> name.replace(".", "[.]")).collect(Collectors.joining("|"));
    return subsystem
        + "_status_condition{condition=\"Ready\", status=\"False\", name=~\""
        + any
        + "\"} == 1";
  }

  private static Map<String, Object> alert(
      String name, String expression, String summary, String description) {
    Map<String, Object> annotations = new LinkedHashMap<>();
    annotations.put("summary", summary);
    annotations.put("description", description);
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("alert", name);
    alert.put("expr", expression);
    alert.put("for", "15m");
    alert.put("labels", Map.of("severity", "warning"));
    alert.put("annotations", annotations);
    return alert;
  }
}
