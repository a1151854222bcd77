package io.railiance.platform.service.openbao;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.platform.Images;
import io.railiance.platform.service.common.ApiOpenings;
import io.railiance.platform.service.common.Dashboard;
import io.railiance.platform.service.common.Image;
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
public record OpenbaoValues(
    @JsonPropertyDescription("Nodes of the cluster: 1, of which none may fail, or 3 or 5.")
        @Closed(
            to = {"1", "3", "5"},
            because =
                "With 2 or 4 nodes a majority needs all but one, so no more may fail than with 1 or 3.")
        int replicaCount,
    @JsonPropertyDescription("Image of the server, with a shell.") Image image,
    @JsonPropertyDescription("Names of Secrets with which the images are pulled.")
        List<PullSecret> imagePullSecrets,
    @JsonPropertyDescription(
            "Transport encryption. The certificate names <release>-api and *.<release>-headless, with namespace and domain. For"
                + " one of cert-manager empty existingSecret and name the issuer.")
        Tls tls,
    @JsonPropertyDescription("What opens the data when a pod starts.") Seal seal,
    @JsonPropertyDescription("Sign-in of administrators by tokens of an OpenID Connect provider.")
        Oidc oidc,
    @JsonPropertyDescription("Volumes.") Persistence persistence,
    @JsonPropertyDescription("The job that keeps policies and roles as they are stated.")
        Provisioning provisioning,
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
    @JsonPropertyDescription("Seconds for a stop, in which the active node hands over.")
        @Min(15)
        @Max(3600)
        int terminationGracePeriodSeconds,
    @JsonPropertyDescription(
            "Seconds after which a request is given up, but for snapshots. As long as a standby waits for an active node that says"
                + " nothing, it does not become active itself.")
        @Min(2)
        @Max(90)
        int maxRequestSeconds,
    @JsonPropertyDescription("Who else may connect, and where the Kubernetes API is.")
        ApiOpenings networkPolicy,
    @JsonPropertyDescription("What Prometheus and Grafana get.") Metrics metrics) {

  static OpenbaoValues defaults(String release, Images images) {
    return new OpenbaoValues(
        3,
        Image.of("quay.io", "openbao/openbao", "2.4.0").pinned(images),
        List.of(),
        new Tls(true, release + "-tls", Tls.NONE.issuerRef()),
        new Seal("static", "", new Transit("", "transit", "", false)),
        Oidc.NONE,
        new Persistence("4Gi", ""),
        new Provisioning(600, Resources.of("25m", "500m", "128Mi", "64Mi")),
        Resources.of("250m", "1", "512Mi", "128Mi"),
        Map.of(),
        List.of(),
        List.of(),
        "",
        30,
        5,
        ApiOpenings.CLOSED,
        new Metrics("monitoring", ServiceMonitor.NONE, PrometheusRule.NONE, Dashboard.NONE));
  }

  /** What opens the data when a pod starts. */
  public record Seal(
      @JsonPropertyDescription(
              "static: a key in a Secret; transit: another OpenBao or Vault, which holds the key and must be up when a pod starts.")
          @Closed(to = {"static", "transit"})
          String type,
      @JsonPropertyDescription(
              "Secret with the key \"key\": 32 letters and digits, and while it is changed the other one in the second line; for"
                  + " transit with \"token\" and \"ca.crt\". Empty is <release>-seal. Nobody can make a lost key anew: keep a copy"
                  + " where no backup of the data is.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String existingSecret,
      @JsonPropertyDescription("The other OpenBao or Vault.") Transit transit) {}

  /** The transit engine of another OpenBao or Vault. */
  public record Transit(
      @JsonPropertyDescription("Its address.")
          @Pattern(
              regexp = "^(https?://[A-Za-z0-9][A-Za-z0-9._~:/@%+=-]*[A-Za-z0-9])?$",
              message = "a URL without a slash at its end")
          String address,
      @JsonPropertyDescription("Path of its transit engine.")
          @Pattern(
              regexp = "^[a-zA-Z0-9_-]{1,64}(/[a-zA-Z0-9_-]{1,64}){0,4}$",
              message = "a path such as transit")
          String mountPath,
      @JsonPropertyDescription("Name of the key there.")
          @Pattern(
              regexp = "^[a-zA-Z0-9_-]{0,64}$",
              message = "letters, digits, _ and -, at most 64")
          String keyName,
      @JsonPropertyDescription("Whether its certificate is checked by the Secret's ca.crt.")
          boolean verify) {}

  /** Volumes. */
  public record Persistence(
      @JsonPropertyDescription("Size of a node's volume.")
          @Pattern(regexp = Grammar.QUANTITY, message = Grammar.QUANTITY_WORDS)
          String size,
      @JsonPropertyDescription("Storage class; empty is the cluster's default.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String storageClass) {}

  /** The job of policies and roles. */
  public record Provisioning(
      @JsonPropertyDescription("Seconds that it waits for an active node, and works at most.")
          @Min(60)
          @Max(86400)
          int deadlineSeconds,
      @JsonPropertyDescription("Requests and limits of the job, and of helm test.")
          Resources resources) {}

  /** Metrics. */
  public record Metrics(
      @JsonPropertyDescription("Namespace whose pods may scrape.")
          @Pattern(regexp = Grammar.LABEL, message = Grammar.LABEL_WORDS)
          String allowedNamespace,
      @JsonPropertyDescription("A ServiceMonitor of the Prometheus operator.")
          ServiceMonitor serviceMonitor,
      @JsonPropertyDescription("Alerts for the Prometheus operator.") PrometheusRule prometheusRule,
      @JsonPropertyDescription("A dashboard for Grafana's sidecar.") Dashboard dashboard) {}
}
