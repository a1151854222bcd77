package io.railiance.platform.service.objectstorage;

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
public record ObjectStorageValues(
    @JsonPropertyDescription(
            "Pods, each with a master, a volume server, a filer and a gateway: 1, which may not fail, or 3 or 5, of which"
                + " one may. Never less than there have been.")
        @Closed(
            to = {"1", "3", "5"},
            because =
                "With 2 or 4 masters a majority needs all but one, so no more may fail than with 1 or 3.")
        int replicaCount,
    @JsonPropertyDescription("Image of SeaweedFS.") SeaweedfsImage image,
    @JsonPropertyDescription("Names of Secrets with which the images are pulled.")
        List<PullSecret> imagePullSecrets,
    @JsonPropertyDescription("Keys of users, and of the components among each other.") Auth auth,
    @JsonPropertyDescription("Transport encryption, between clients and the gateway.") Tls tls,
    @JsonPropertyDescription("Volumes.") Persistence persistence,
    @JsonPropertyDescription(
            "Size in MiB at which a volume of SeaweedFS, a file of many objects, is full; free space for one is needed"
                + " to clean another.")
        @Min(64)
        @Max(30000)
        int volumeSizeLimitMiB,
    @JsonPropertyDescription("Masters: which volume is where, and who writes next.") Part master,
    @JsonPropertyDescription("Volume servers: the objects.") Part volume,
    @JsonPropertyDescription(
            "Filers: the names of the objects, and S3. Each sets aside two times 264 MiB for changes; with less than 1 GiB it is"
                + " busy collecting garbage.")
        Part filer,
    @JsonPropertyDescription("HAProxy, through which all clients come.") Gateway gateway,
    @JsonPropertyDescription("The job that makes buckets.") Provisioning provisioning,
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
    @JsonPropertyDescription("Who else may connect.") NetworkPolicy networkPolicy,
    @JsonPropertyDescription("What Prometheus and Grafana get.") Metrics metrics) {

  static ObjectStorageValues defaults(ObjectStorageSpec spec, Images images) {
    return new ObjectStorageValues(
        spec.inPostgresql() ? 3 : 1,
        SeaweedfsImage.tested(images),
        List.of(),
        new Auth("", ""),
        Tls.NONE,
        new Persistence("20Gi", "", 5),
        1024,
        new Part(Resources.of("50m", "1", "256Mi", "64Mi")),
        new Part(Resources.of("100m", "2", "512Mi", "64Mi")),
        new Part(Resources.of("100m", "2", "1Gi", "64Mi")),
        new Gateway(
            Image.of("docker.io", "library/haproxy", "3.2.26").pinned(images),
            400,
            Resources.of("50m", "1", "256Mi", "64Mi")),
        new Provisioning(600, Resources.of("25m", "500m", "64Mi", "64Mi")),
        Map.of(),
        List.of(),
        List.of(),
        "",
        NetworkPolicy.CLOSED,
        new Metrics(true, "monitoring", ServiceMonitor.NONE, PrometheusRule.NONE, Dashboard.NONE));
  }

  /** Keys. */
  public record Auth(
      @JsonPropertyDescription(
              "Secret with a key for each user, which holds its secret key in the first line, at least 24 letters and"
                  + " digits, of which the first 12 are its access key; empty is <release>-users.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String existingSecret,
      @JsonPropertyDescription(
              "Secret with the keys filer and volume, by which these know who may write; empty is <release>-signing.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String signingSecret) {}

  /** Volumes. */
  public record Persistence(
      @JsonPropertyDescription(
              "Size of a pod's volume. Each object is on two pods, or on one where there is one.")
          @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
          String size,
      @JsonPropertyDescription("Storage class; empty is the cluster's default.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String storageClass,
      @JsonPropertyDescription(
              "Percentage of free space below which a volume server takes no more, but still gives.")
          @Min(1)
          @Max(50)
          int minFreePercent) {}

  /** A container. */
  public record Part(
      @JsonPropertyDescription("Requests and limits of the container.") Resources resources) {}

  /** HAProxy. */
  public record Gateway(
      @JsonPropertyDescription("Image of HAProxy.") Image image,
      @JsonPropertyDescription("Connections that one gateway carries.") @Min(100) @Max(100000)
          int maxConnections,
      @JsonPropertyDescription("Requests and limits of the container.") Resources resources) {}

  /** The job that makes buckets. */
  public record Provisioning(
      @JsonPropertyDescription("Seconds after which it gives up.") @Min(60) @Max(3600)
          int deadlineSeconds,
      @JsonPropertyDescription("Requests and limits of the job.") Resources resources) {}

  /** Metrics. */
  public record Metrics(
      @JsonPropertyDescription("The components' own exporters.") boolean enabled,
      @JsonPropertyDescription("Namespace whose pods may scrape.")
          @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
          String allowedNamespace,
      @JsonPropertyDescription("A ServiceMonitor of the Prometheus operator.")
          ServiceMonitor serviceMonitor,
      @JsonPropertyDescription("Alerts for the Prometheus operator.") PrometheusRule prometheusRule,
      @JsonPropertyDescription("A dashboard for Grafana's sidecar.") Dashboard dashboard) {}
}
