package io.railiance.platform.service.postgresqlha;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.platform.Images;
import io.railiance.platform.service.common.ApiOpenings;
import io.railiance.platform.service.common.Dashboard;
import io.railiance.platform.service.common.Image;
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
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What an installer may set; names as Bitnami's postgresql-ha has them, where it has them. */
public record PostgresqlHaValues(
    @JsonPropertyDescription("The servers.") Postgresql postgresql,
    @JsonPropertyDescription("Names of Secrets with which the images are pulled.")
        List<PullSecret> imagePullSecrets,
    @JsonPropertyDescription("Passwords.") Auth auth,
    @JsonPropertyDescription(
            "Transport encryption. The certificate names <release>-pgpool, -rw, -ro and -r and *.<release>-headless, with namespace and domain.")
        Tls tls,
    @JsonPropertyDescription("Volumes.") Persistence persistence,
    @JsonPropertyDescription("Pgpool-II, through which consumers connect.") Pgpool pgpool,
    @JsonPropertyDescription("The job that makes databases and roles.") Provisioning provisioning,
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
    @JsonPropertyDescription("Who else may connect, and where the Kubernetes API is.")
        ApiOpenings networkPolicy,
    @JsonPropertyDescription("Names that clients used before; each leads to this release.")
        List<Alias> aliases,
    @JsonPropertyDescription("What Prometheus and Grafana get.") Metrics metrics) {

  static PostgresqlHaValues defaults(Images images) {
    return new PostgresqlHaValues(
        Postgresql.defaults(images),
        List.of(),
        new Auth("", ""),
        Tls.NONE,
        new Persistence("8Gi", ""),
        Pgpool.defaults(images),
        new Provisioning(600, Resources.of("25m", "500m", "64Mi", "64Mi")),
        Map.of(),
        List.of(),
        List.of(),
        "",
        ApiOpenings.CLOSED,
        List.of(),
        Metrics.defaults(images));
  }

  /** The servers. */
  public record Postgresql(
      @JsonPropertyDescription("Pods: 1 without failover, or 2 to 5 of which one takes writes.")
          @Min(1)
          @Max(5)
          int replicaCount,
      @JsonPropertyDescription("Image of PostgreSQL with its agent.") Image image,
      @JsonPropertyDescription(
              "Settings of postgresql.conf, as texts. A change is loaded, or, where PostgreSQL needs that, restarts the pods one"
                  + " after the other.")
          Map<
                  @Pattern(
                      regexp = "^[a-z][a-z0-9_]{0,62}(\\.[a-z][a-z0-9_]{0,62})?$",
                      message = "a setting of PostgreSQL such as work_mem")
                  String,
                  @Pattern(
                      regexp = "^[ -~]{0,500}$",
                      message = "one line of text; numbers in quotes")
                  String>
              parameters,
      @JsonPropertyDescription(
              "Requests and limits of a server and its agent, which takes about 160Mi of the memory.")
          Resources resources,
      @JsonPropertyDescription(
              "Seconds for a stop: handing over takes up to 30, the rest is for the checkpoint.")
          @Min(60)
          @Max(3600)
          int terminationGracePeriodSeconds) {
    static Postgresql defaults(Images images) {
      return new Postgresql(
          3,
          Image.of("ghcr.io", "railiance/postgresql-ha", "0.1.0-17").pinned(images),
          new TreeMap<>(
              Map.of(
                  "log_min_duration_statement", "5s",
                  "max_connections", "100",
                  "shared_buffers", "128MB")),
          Resources.of("250m", "2", "1Gi", "256Mi"),
          120);
    }
  }

  /** Passwords. */
  public record Auth(
      @JsonPropertyDescription(
              "Secret with a key for each of the platform's own roles, and peer-keys; empty is <release>-users.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String existingSecret,
      @JsonPropertyDescription(
              "Secret with a key for each role of a consumer; empty is <release>-roles.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String rolesSecret) {}

  /** Volumes. */
  public record Persistence(
      @JsonPropertyDescription(
              "Size of each pod's volume: twice the data, and half as much again, for a copy is made beside it.")
          @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
          String size,
      @JsonPropertyDescription("Storage class; empty is the cluster's default.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String storageClass) {}

  /** Pgpool. */
  public record Pgpool(
      @JsonPropertyDescription(
              "Whether there is one; without it consumers connect to the servers themselves.")
          boolean enabled,
      @JsonPropertyDescription("Pgpool pods, each as good as the other.") @Min(1) @Max(10)
          int replicaCount,
      @JsonPropertyDescription("Clients that one Pgpool serves at a time; others wait.")
          @Min(1)
          @Max(2000)
          int numInitChildren,
      @JsonPropertyDescription(
              "Whether a SELECT may go to a standby: a client may then not see what it has just written.")
          boolean useLoadBalancing,
      @JsonPropertyDescription("Seconds after which an idle client is cut off; 0 is never.")
          @Min(0)
          @Max(86400)
          int clientIdleLimit,
      @JsonPropertyDescription("Seconds that clients get when a Pgpool stops.") @Min(10) @Max(3600)
          int terminationGracePeriodSeconds,
      @JsonPropertyDescription("Image of Pgpool-II.") Image image,
      @JsonPropertyDescription("Requests and limits of Pgpool.") Resources resources) {
    static Pgpool defaults(Images images) {
      return new Pgpool(
          true,
          2,
          32,
          false,
          0,
          45,
          Image.of("ghcr.io", "railiance/pgpool", "0.1.0-17").pinned(images),
          Resources.of("50m", "1", "128Mi", "64Mi"));
    }
  }

  /** The job of databases and roles. */
  public record Provisioning(
      @JsonPropertyDescription("Seconds that it waits for a primary, and works at most.")
          @Min(60)
          @Max(86400)
          int deadlineSeconds,
      @JsonPropertyDescription("Requests and limits of the job.") Resources resources) {}

  /** A name from before. */
  public record Alias(
      @JsonPropertyDescription("Name of the Service.")
          @Pattern(
              regexp = "^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$",
              message = "a DNS label that begins with a letter")
          String name,
      @JsonPropertyDescription("Its namespace, which must exist.")
          @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
          String namespace,
      @JsonPropertyDescription("The Service of the release that it leads to.")
          @Closed(to = {"pgpool", "rw", "ro", "r"})
          String to) {}

  /** Metrics. */
  public record Metrics(
      @JsonPropertyDescription(
              "An exporter beside each server; the agent's own metrics are always there.")
          boolean enabled,
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
          Image.of("quay.io", "prometheuscommunity/postgres-exporter", "v0.19.1").pinned(images),
          Resources.of("20m", "200m", "64Mi", "64Mi"),
          ServiceMonitor.NONE,
          PrometheusRule.NONE,
          Dashboard.NONE);
    }
  }
}
