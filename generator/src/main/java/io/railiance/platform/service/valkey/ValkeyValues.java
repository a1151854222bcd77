package io.railiance.platform.service.valkey;

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
public record ValkeyValues(
    @JsonPropertyDescription("Pods: 1 without failover, or 3 or 5 with Sentinel and HAProxy.")
        @Closed(
            to = {"1", "3", "5"},
            because =
                "With 2 or 4 pods a majority needs all but one, so no more may fail than with 1 or 3.")
        int replicaCount,
    @JsonPropertyDescription("Image of the server, Sentinel and the agent.") Image image,
    @JsonPropertyDescription("Names of Secrets with which the images are pulled.")
        List<PullSecret> imagePullSecrets,
    @JsonPropertyDescription("Passwords.") Auth auth,
    @JsonPropertyDescription(
            "Transport encryption. The certificate names <release>-primary, -replicas and -sentinel and *.<release>-headless, with namespace and domain.")
        Tls tls,
    @JsonPropertyDescription("Volumes and the append-only file.") Persistence persistence,
    @JsonPropertyDescription(
            "Percentage of the server's memory limit that data may fill; the rest is for buffers, and for copies while a"
                + " child writes the file.")
        @Min(10)
        @Max(90)
        int maxmemoryPercent,
    @JsonPropertyDescription("How a primary and its replicas keep together.")
        Replication replication,
    @JsonPropertyDescription("The processes that decide on a failover.") Sentinel sentinel,
    @JsonPropertyDescription("What a person decides where the pods cannot.") Recovery recovery,
    @JsonPropertyDescription("The process that loads users and places roles.") Agent agent,
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
            "Seconds for a stop: standing aside takes 12, handing over up to 28, writing the rest a few.")
        @Min(45)
        @Max(3600)
        int terminationGracePeriodSeconds,
    @JsonPropertyDescription(
            "HAProxy, which leads clients to the primary; with one pod there is none.")
        Proxy proxy,
    @JsonPropertyDescription("Who else may connect.") NetworkPolicy networkPolicy,
    @JsonPropertyDescription("What Prometheus and Grafana get.") Metrics metrics) {

  static ValkeyValues defaults(Purpose purpose, Images images) {
    boolean store = purpose == Purpose.STORE;
    return new ValkeyValues(
        3,
        Image.of("docker.io", "valkey/valkey", "9.1.2").pinned(images),
        List.of(),
        new Auth(""),
        Tls.NONE,
        new Persistence(store, "4Gi", "", "everysec"),
        65,
        new Replication(1, 3),
        new Sentinel(2500, 15000, Resources.of("50m", "500m", "64Mi", "64Mi")),
        new Recovery("", 120),
        new Agent(Resources.of("25m", "500m", "64Mi", "64Mi")),
        Resources.of("100m", "1", "256Mi", "64Mi"),
        Map.of(),
        List.of(),
        List.of(),
        "",
        60,
        Proxy.defaults(images),
        NetworkPolicy.CLOSED,
        Metrics.defaults(images));
  }

  /** Passwords. */
  public record Auth(
      @JsonPropertyDescription(
              "Secret with a key for each user, which holds its valid passwords, one a line, the current one first;"
                  + " empty is <release>-users.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String existingSecret) {}

  /** Volumes. */
  public record Persistence(
      @JsonPropertyDescription(
              "A volume for each pod; without it, data lives as long as one of the pods.")
          boolean enabled,
      @JsonPropertyDescription(
              "Size of a volume: two to three times the memory, for the append-only file is rewritten beside the old one.")
          @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
          String size,
      @JsonPropertyDescription("Storage class; empty is the cluster's default.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String storageClass,
      @JsonPropertyDescription("When a write reaches the disk.")
          @Closed(to = {"everysec", "always", "no"})
          String appendfsync) {}

  /** A primary and its replicas. */
  public record Replication(
      @JsonPropertyDescription(
              "A primary refuses writes when fewer replicas than this keep up, so that an isolated one does not take"
                  + " writes that will be lost.")
          @Min(0)
          @Max(4)
          int minReplicasToWrite,
      @JsonPropertyDescription(
              "Seconds without sign of life after which a replica does not keep up; counted whole, once a second, so that it"
                  + " takes up to two more.")
          @Min(1)
          @Max(60)
          int minReplicasMaxLag) {}

  /** Sentinel. */
  public record Sentinel(
      @JsonPropertyDescription(
              "Milliseconds without an answer after which a Sentinel calls a server down.")
          @Min(500)
          @Max(600000)
          int downAfterMilliseconds,
      @JsonPropertyDescription(
              "Milliseconds after which a failover that does not succeed is tried again.")
          @Min(1000)
          @Max(600000)
          int failoverTimeoutMilliseconds,
      @JsonPropertyDescription("Requests and limits of Sentinel.") Resources resources) {}

  /** A person's decisions. */
  public record Recovery(
      @JsonPropertyDescription(
              "Pod to become primary where the pods cannot find out safely; empty again when it has.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String primary,
      @JsonPropertyDescription(
              "Seconds after which replicas elect one of them if all servers were down and the primary does not return;"
                  + " 0 is never.")
          @Min(0)
          @Max(86400)
          int waitSeconds) {}

  /** The agent. */
  public record Agent(
      @JsonPropertyDescription("Requests and limits of the agent.") Resources resources) {}

  /** HAProxy. */
  public record Proxy(
      @JsonPropertyDescription(
              "HAProxy pods behind <release>-primary: one in each zone, so that clients need none elsewhere.")
          @Min(1)
          @Max(10)
          int replicaCount,
      @JsonPropertyDescription("Connections that one HAProxy carries.") @Min(100) @Max(100000)
          int maxConnections,
      @JsonPropertyDescription("Seconds that established connections get when a HAProxy stops.")
          @Min(1)
          @Max(3600)
          int drainSeconds,
      @JsonPropertyDescription("Image of HAProxy.") Image image,
      @JsonPropertyDescription("Requests and limits of HAProxy.") Resources resources) {
    static Proxy defaults(Images images) {
      return new Proxy(
          3,
          4000,
          20,
          Image.of("docker.io", "library/haproxy", "3.2.26").pinned(images),
          Resources.of("50m", "1", "128Mi", "64Mi"));
    }
  }

  /** Metrics. */
  public record Metrics(
      @JsonPropertyDescription("An exporter beside each server.") boolean enabled,
      @JsonPropertyDescription("Namespace whose pods may scrape.")
          @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
          String allowedNamespace,
      @JsonPropertyDescription("Image of the exporter.") Image image,
      @JsonPropertyDescription("Requests and limits of the exporter.") Resources resources,
      @JsonPropertyDescription("A ServiceMonitor of the Prometheus operator.")
          ServiceMonitor serviceMonitor,
      @JsonPropertyDescription("Alerts for the Prometheus operator.") PrometheusRule prometheusRule,
      @JsonPropertyDescription("A dashboard for Grafana's sidecar.") Dashboard dashboard) {
    static Metrics defaults(Images images) {
      return new Metrics(
          true,
          "monitoring",
          Image.of("docker.io", "oliver006/redis_exporter", "v1.86.0").pinned(images),
          Resources.of("20m", "200m", "64Mi", "64Mi"),
          ServiceMonitor.NONE,
          PrometheusRule.NONE,
          Dashboard.NONE);
    }
  }
}
