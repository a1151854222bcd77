package io.railiance.platform.service.objectstorage;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.platform.Images;
import io.railiance.platform.service.common.Image;
import io.railiance.platform.service.common.PullSecret;
import io.railiance.platform.service.common.Resources;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an installer may set where the objects are elsewhere. */
public record ExternalValues(
    @JsonPropertyDescription("Where the objects are.") Endpoint endpoint,
    @JsonPropertyDescription("Image of the jobs: a shell, and curl 7.75 or later.") Image image,
    @JsonPropertyDescription("Names of Secrets with which the image is pulled.")
        List<PullSecret> imagePullSecrets,
    @JsonPropertyDescription("Keys that the endpoint knows.") Auth auth,
    @JsonPropertyDescription("The job that makes buckets, and tries the keys.")
        Provisioning provisioning,
    @JsonPropertyDescription("Labels of the nodes to run on.")
        Map<
                @Pattern(regexp = Grammar.LABEL_KEY, message = Grammar.LABEL_KEY_WORDS) String,
                @Pattern(regexp = Grammar.LABEL_VALUE, message = Grammar.LABEL_VALUE_WORDS) String>
            nodeSelector,
    @JsonPropertyDescription("Taints to tolerate.") List<Map<String, JsonNode>> tolerations,
    @JsonPropertyDescription("Priority class of the jobs.")
        @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
        String priorityClassName,
    @JsonPropertyDescription("What else the jobs may reach.") Egress networkPolicy) {

  static ExternalValues defaults(Endpoint endpoint, Images images) {
    return new ExternalValues(
        endpoint,
        Image.of("docker.io", "curlimages/curl", "8.22.0").pinned(images),
        List.of(),
        new Auth(""),
        new Provisioning(600, false, Resources.of("25m", "500m", "64Mi", "64Mi")),
        Map.of(),
        List.of(),
        "",
        new Egress(List.of()));
  }

  /** Keys. */
  public record Auth(
      @JsonPropertyDescription(
              "Secret with a key for each bucket and one named provisioner, which hold an access key, a blank and a"
                  + " secret key in the first line; empty is <release>-users.")
          @Pattern(regexp = Grammar.OPTIONAL_NAME, message = Grammar.NAME_WORDS)
          String existingSecret) {}

  /** The job. */
  public record Provisioning(
      @JsonPropertyDescription("Seconds after which it gives up.") @Min(60) @Max(3600)
          int deadlineSeconds,
      @JsonPropertyDescription(
              "Whether a key may open another consumer's bucket, too, as where an endpoint knows no narrower key.")
          boolean sharedKeys,
      @JsonPropertyDescription("Requests and limits of the job.") Resources resources) {}

  /** Openings beyond the endpoint. */
  public record Egress(
      @JsonPropertyDescription("Rules that let the jobs reach more than DNS and the endpoint.")
          List<Map<String, JsonNode>> extraEgress) {}
}
