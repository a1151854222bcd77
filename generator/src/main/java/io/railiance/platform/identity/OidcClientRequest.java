package io.railiance.platform.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.spec.Closed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/**
 * What whoever runs the identity provider is asked for: a file in {@code
 * helm/identity/<environment>/}.
 *
 * <pre>{@code
 * apiVersion: identity.railiance.io/v1
 * kind: OidcClientRequest
 * metadata: {name: railiance-production-gitea-web}
 * spec:
 *   clientId: railiance-production-gitea-web
 *   redirectUris: [https://git.example.org/user/oauth2/main/callback]
 * }</pre>
 *
 * <p>A field may be added to this version; what a field means does not change in it.
 */
public record OidcClientRequest(
    @JsonPropertyDescription("Group and version of this format.") @NotNull @Closed(to = VERSION)
        String apiVersion,
    @JsonPropertyDescription("Kind of this document.") @NotNull @Closed(to = KIND) String kind,
    @JsonPropertyDescription("Its name.") @NotNull Metadata metadata,
    @JsonPropertyDescription("What is asked for.") @NotNull Request spec) {
  public static final String VERSION = "identity.railiance.io/v1";
  public static final String KIND = "OidcClientRequest";

  /** The name of a request. */
  public record Metadata(@JsonPropertyDescription("The id of the client.") @NotNull String name) {}

  /**
   * A client, and what it gets.
   *
   * @param binding null for a client that needs nothing but its id
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Request(
      @JsonPropertyDescription("Environment of the platform that the client is in.") @NotNull
          String environment,
      @JsonPropertyDescription("Release or application that signs people in by it.") @NotNull
          String owner,
      @JsonPropertyDescription("Issuer that is asked, to the letter.") @NotNull String issuer,
      @JsonPropertyDescription("Id under which the client is to be registered.") @NotNull
          String clientId,
      @JsonPropertyDescription("Whether the client keeps a secret.")
          @NotNull
          @Closed(to = {Login.CONFIDENTIAL, Login.PUBLIC})
          String clientType,
      @JsonPropertyDescription("Grants that the client uses.") @NotNull @Size(min = 1)
          List<String> grantTypes,
      @JsonPropertyDescription("Method of PKCE, which is asked of every client.")
          @NotNull
          @Closed(to = "S256")
          String pkce,
      @JsonPropertyDescription(
              "Where people may be sent back to, each to be compared to the letter.")
          @NotNull
          @Size(min = 1)
          List<String> redirectUris,
      @JsonPropertyDescription("Scopes that the client asks for.") @NotNull @Size(min = 1)
          List<String> scopes,
      @JsonPropertyDescription("What the claim aud of an access token has to hold.") @NotNull
          String audience,
      @JsonPropertyDescription("Claims that its tokens have to hold.") @NotNull Claims claims,
      @JsonPropertyDescription("The Secret that the client is to be given.") Binding binding) {}

  /**
   * A Secret in the layout of servicebinding.io, which nobody here makes.
   *
   * @param texts keys whose text is known
   * @param secrets keys that whoever runs the provider fills
   */
  public record Binding(
      @JsonPropertyDescription("Namespace of the Secret.") @NotNull String namespace,
      @JsonPropertyDescription("Name of the Secret.") @NotNull String secretName,
      @JsonPropertyDescription("Type of the Secret.") @NotNull String secretType,
      @JsonPropertyDescription("Keys with the text that they are to have.") @NotNull
          Map<String, String> texts,
      @JsonPropertyDescription("Keys that whoever runs the provider fills.") @NotNull
          List<String> secrets) {}
}
