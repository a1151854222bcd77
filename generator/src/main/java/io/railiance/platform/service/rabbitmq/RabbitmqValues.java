package io.railiance.platform.service.rabbitmq;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.platform.Images;
import io.railiance.platform.service.common.Dashboard;
import io.railiance.platform.service.common.Image;
import io.railiance.platform.service.common.NetworkPolicy;
import io.railiance.platform.service.common.Oidc;
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
public record RabbitmqValues(
    @JsonPropertyDescription("Nodes of the cluster: 1, of which none may fail, or 3 or 5.")
        @Closed(
            to = {"1", "3", "5"},
            because =
                "With 2 or 4 nodes a majority needs all but one, so no more may fail than with 1 or 3.")
        int replicaCount,
    @JsonPropertyDescription("Image of the server and the agent, with the management plugin.")
        Image image,
    @JsonPropertyDescription("Names of Secrets with which the images are pulled.")
        List<PullSecret> imagePullSecrets,
    @JsonPropertyDescription("Passwords, and the secret that the nodes share.") Auth auth,
    @JsonPropertyDescription(
            "Transport encryption. The certificate names <release>-amqp and *.<release>-headless, with namespace and domain.")
        Tls tls,
    @JsonPropertyDescription(
            "Sign-in of people by tokens of an OpenID Connect provider: the pages, the HTTP API, AMQP.")
        Oidc oidc,
    @JsonPropertyDescription("Volumes.") Persistence persistence,
    @JsonPropertyDescription(
            "Percentage of the server's memory limit at which publishers are held back.")
        @Min(20)
        @Max(80)
        int memoryHighWatermarkPercent,
    @JsonPropertyDescription(
            "Free disk below which publishers are held back, as a percentage of the server's memory limit.")
        @Min(20)
        @Max(400)
        int diskFreeLimitPercent,
    @JsonPropertyDescription("Files and connections that the server may have open.")
        @Min(1024)
        @Max(1000000)
        int ulimitNofiles,
    @JsonPropertyDescription("The process that keeps users and queues as they are stated.")
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
            "Seconds for a stop: until no queue loses its majority by it, and 60 to hand over and to write the rest.")
        @Min(120)
        @Max(604800)
        int terminationGracePeriodSeconds,
    @JsonPropertyDescription("Who else may connect.") NetworkPolicy networkPolicy,
    @JsonPropertyDescription("What Prometheus and Grafana get.") Metrics metrics) {

  static RabbitmqValues defaults(Images images) {
    return new RabbitmqValues(
        3,
        Image.of("docker.io", "library/rabbitmq", "4.3.6-management").pinned(images),
        List.of(),
        new Auth("", ""),
        Tls.NONE,
        Oidc.NONE,
        new Persistence("8Gi", ""),
        60,
        100,
        65535,
        new Agent(Resources.of("25m", "500m", "64Mi", "64Mi")),
        Resources.of("250m", "1", "768Mi", "128Mi"),
        Map.of(),
        List.of(),
        List.of(),
        "",
        600,
        NetworkPolicy.CLOSED,
        new Metrics(true, "monitoring", ServiceMonitor.NONE, PrometheusRule.NONE, Dashboard.NONE));
  }

  /** Passwords, and the secret that the nodes share. */
  public record Auth(
      @JsonPropertyDescription(
              "Secret with a key for each user, which holds its password in the first line; empty is <release>-users.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String existingPasswordSecret,
      @JsonPropertyDescription(
              "Secret with the key rabbitmq-erlang-cookie, by which nodes know each other; empty is"
                  + " <release>-erlang-cookie. It never changes while the cluster runs.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String existingErlangSecret) {}

  /** Volumes. */
  public record Persistence(
      @JsonPropertyDescription(
              "Size of a node's volume: the messages, once more while logs are compacted, and the free disk limit.")
          @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
          String size,
      @JsonPropertyDescription("Storage class; empty is the cluster's default.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String storageClass) {}

  /** The agent. */
  public record Agent(
      @JsonPropertyDescription("Requests and limits of the agent.") Resources resources) {}

  /** Metrics. */
  public record Metrics(
      @JsonPropertyDescription("The server's own exporter.") boolean enabled,
      @JsonPropertyDescription("Namespace whose pods may scrape.")
          @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
          String allowedNamespace,
      @JsonPropertyDescription("A ServiceMonitor of the Prometheus operator.")
          ServiceMonitor serviceMonitor,
      @JsonPropertyDescription("Alerts for the Prometheus operator.") PrometheusRule prometheusRule,
      @JsonPropertyDescription("A dashboard for Grafana's sidecar.") Dashboard dashboard) {}
}
