package io.railiance.platform.identity;

import io.railiance.platform.identity.OidcClientRequest.Binding;
import io.railiance.platform.identity.OidcClientRequest.Metadata;
import io.railiance.platform.identity.OidcClientRequest.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who signs people in by the identity provider: a release, or an application.
 *
 * @param name of the release, or {@code gitea-web}
 * @param owner {@code gitea}
 * @param namespace of its Secret; empty for one that needs none
 * @param type {@link Login#CONFIDENTIAL} or {@link Login#PUBLIC}
 * @param scopes besides openid
 */
public record Client(
    String name,
    String owner,
    String namespace,
    String type,
    List<String> redirectUris,
    List<String> scopes) {
  public Client {
    redirectUris = List.copyOf(redirectUris);
    scopes = List.copyOf(scopes);
  }

  /**
   * The id that a client has in an environment.
   *
   * @param platform its name
   */
  public static String id(Provider provider, String platform, String environment, String name) {
    String prefix = provider.clients().idPrefix();
    return (prefix == null ? platform + "-" + environment + "-" : prefix) + name;
  }

  public OidcClientRequest request(Provider provider, String platform, String environment) {
    String id = id(provider, platform, environment, name);
    List<String> asked = new ArrayList<>(List.of("openid"));
    asked.addAll(scopes);
    Request request =
        new Request(
            environment,
            owner,
            provider.issuer(),
            id,
            type,
            List.of("authorization_code", "refresh_token"),
            "S256",
            redirectUris,
            asked,
            provider.audience(name, id),
            provider.claims(),
            namespace.isEmpty() ? null : binding(provider, id));
    return new OidcClientRequest(
        OidcClientRequest.VERSION, OidcClientRequest.KIND, new Metadata(id), request);
  }

  /** Keys as Spring Cloud Bindings reads them, too. */
  private Binding binding(Provider provider, String id) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("type", "oauth2");
    texts.put("provider", "oidc");
    texts.put("issuer-uri", provider.issuer());
    texts.put("client-id", id);
    List<String> secrets = new ArrayList<>();
    if (type.equals(Login.CONFIDENTIAL)) {
      secrets.add("client-secret");
    }
    if (provider.ca() != null) {
      secrets.add("ca.crt");
    }
    return new Binding(
        namespace,
        provider.clients().secretPrefix() + name,
        "servicebinding.io/oauth2",
        texts,
        secrets);
  }
}
