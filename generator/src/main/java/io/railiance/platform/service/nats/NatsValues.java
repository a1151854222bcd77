package io.railiance.platform.service.nats;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.platform.Images;
import io.railiance.platform.service.common.Dashboard;
import io.railiance.platform.service.common.Image;
import io.railiance.platform.service.common.NetworkPolicy;
import io.railiance.platform.service.common.PrometheusRule;
import io.railiance.platform.service.common.PullSecret;
import io.railiance.platform.service.common.Resources;
import io.railiance.platform.service.common.ServiceMonitor;
import io.railiance.platform.service.common.Tls;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an installer may set. */
public record NatsValues(
    @JsonPropertyDescription(
            "Nodes of the cluster: 1, of which none may fail, or 3 or 5. A release keeps the number it began with.")
        @Closed(
            to = {"1", "3", "5"},
            because =
                "With 2 or 4 nodes a majority needs all but one, so no more may fail than with 1 or 3.")
        int replicaCount,
    @JsonPropertyDescription("Image of the server, with a shell.") Image image,
    @JsonPropertyDescription("Names of Secrets with which the images are pulled.")
        List<PullSecret> imagePullSecrets,
    @JsonPropertyDescription("Passwords.") Auth auth,
    @JsonPropertyDescription(
            "Transport encryption, between the nodes, too. The certificate, for servers and for clients, names <release>-client and *.<release>-headless, with namespace and domain.")
        Tls tls,
    @JsonPropertyDescription("What JetStream keeps, and how safely.") Jetstream jetstream,
    @JsonPropertyDescription("Volumes.") Persistence persistence,
    @JsonPropertyDescription("The process that keeps accounts and streams as they are stated.")
        Agent agent,
    @JsonPropertyDescription("Requests and limits of the server.") Resources resources,
    @JsonPropertyDescription("Labels of the nodes to run on.")
        Map<
                @Pattern(regexp = Grammar.LABEL_KEY, message = Grammar.LABEL_KEY_WORDS) String,
                @Pattern(regexp = Grammar.LABEL_VALUE, message = Grammar.LABEL_VALUE_WORDS) String>
            nodeSelector,
    @JsonPropertyDescription("Taints to tolerate.") List<Map<String, JsonNode>> tolerations,
    @JsonPropertyDescription("Constraints in place of the default, a soft spread over zones.")
        List<Map<String, JsonNode>> topologySpreadConstraints,
    @JsonPropertyDescription("Priority class of all pods.")
        @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
        String priorityClassName,
    @JsonPropertyDescription(
            "Seconds for a stop: leaders are handed over at once, clients are let go one after the other until 15 seconds before.")
        @Min(60)
        @Max(3600)
        int terminationGracePeriodSeconds,
    @JsonPropertyDescription("Who else may connect.") NetworkPolicy networkPolicy,
    @JsonPropertyDescription("What Prometheus and Grafana get.") Metrics metrics) {

  static NatsValues defaults(Images images) {
    return new NatsValues(
        3,
        Image.of("docker.io", "library/nats", "2.15.1-alpine").pinned(images),
        List.of(),
        new Auth("", ""),
        Tls.NONE,
        new Jetstream("always", 80),
        new Persistence("8Gi", ""),
        new Agent(
            Image.of("docker.io", "natsio/nats-box", "0.20.0").pinned(images),
            Resources.of("25m", "500m", "96Mi", "64Mi")),
        Resources.of("250m", "1", "512Mi", "128Mi"),
        Map.of(),
        List.of(),
        List.of(),
        "",
        60,
        NetworkPolicy.CLOSED,
        new Metrics(
            true,
            Image.of("docker.io", "natsio/prometheus-nats-exporter", "0.20.1").pinned(images),
            Resources.of("10m", "200m", "64Mi", "64Mi"),
            "monitoring",
            ServiceMonitor.NONE,
            PrometheusRule.NONE,
            Dashboard.NONE));
  }

  /** Passwords. */
  public record Auth(
      @JsonPropertyDescription(
              "Secret with a key for each user, which holds its password in the first line; empty is <release>-users.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String existingPasswordSecret,
      @JsonPropertyDescription(
              "Secret with the key route-password, by which nodes know each other: letters and digits; empty is"
                  + " <release>-routes.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String existingRouteSecret) {}

  /** What JetStream keeps, and how safely. */
  public record Jetstream(
      @JsonPropertyDescription(
              "When messages are written through to the disks: always is before they are acknowledged; a time such as 2m,"
                  + " the server's own default, loses up to that much of them when all nodes lose power together.")
          @Pattern(
              regexp = "^(always|[1-9][0-9]{0,3}(s|m))$",
              message = "always, or a time such as 10s")
          String syncInterval,
      @JsonPropertyDescription("Percentage of persistence.size that streams may take.")
          @Min(10)
          @Max(95)
          int fileStorePercent) {}

  /** Volumes. */
  public record Persistence(
      @JsonPropertyDescription("Size of a node's volume: the streams, and room to write them anew.")
          @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
          String size,
      @JsonPropertyDescription("Storage class; empty is the cluster's default.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String storageClass) {}

  /** The agent. */
  public record Agent(
      @JsonPropertyDescription("Image of the agent and of helm test, with the nats command and jq.")
          Image image,
      @JsonPropertyDescription("Requests and limits of the agent.") Resources resources) {}

  /** Metrics. */
  public record Metrics(
      @JsonPropertyDescription("An exporter beside each server.") boolean enabled,
      @JsonPropertyDescription("Image of the exporter.") Image image,
      @JsonPropertyDescription("Requests and limits of the exporter.") Resources resources,
      @JsonPropertyDescription("Namespace whose pods may scrape.")
          @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
          String allowedNamespace,
      @JsonPropertyDescription("A ServiceMonitor of the Prometheus operator.")
          ServiceMonitor serviceMonitor,
      @JsonPropertyDescription("Alerts for the Prometheus operator.") PrometheusRule prometheusRule,
      @JsonPropertyDescription("A dashboard for Grafana's sidecar.") Dashboard dashboard) {}
}
