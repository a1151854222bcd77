package io.railiance.platform;

import io.railiance.platform.identity.CertificateAuthority;
import io.railiance.platform.identity.Identity;
import io.railiance.platform.identity.Provider;
import io.railiance.platform.identity.Reach;
import io.railiance.platform.kubernetes.AddressBlock;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Located;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What {@code specs/identity.yaml} states goes together, and with the rest of the platform. */
final class IdentityFits {
  /** Claims that OpenID Connect and RFC 7519 give another meaning to. */
  private static final Set<String> NO_GROUPS =
      Set.of(
          "iss",
          "sub",
          "aud",
          "exp",
          "nbf",
          "iat",
          "jti",
          "azp",
          "nonce",
          "acr",
          "amr",
          "scope",
          "name",
          "email",
          "email_verified",
          "preferred_username",
          "given_name",
          "family_name");

  private final Inputs inputs;
  private final Collection<String> clients;
  private final Findings findings;
  private final Located source;

  private IdentityFits(Inputs inputs, Collection<String> clients, Findings findings) {
    this.inputs = inputs;
    this.clients = clients;
    this.findings = findings;
    this.source = inputs.identity().source();
  }

  /**
   * @param clients names that an audience may be stated of
   */
  static void check(Inputs inputs, Collection<String> clients, Findings findings) {
    new IdentityFits(inputs, clients, findings).check();
  }

  private void check() {
    Identity identity = inputs.identity().value();
    for (String environment : inputs.platform().value().environments()) {
      if (identity.enabledIn(environment) && identity.in(environment).isEmpty()) {
        add(
            "identity-provider",
            source.keyAt("/enabled"),
            "identity is on in environment " + environment + ", which has no provider",
            "Add \"provider\" here or to the environment, or switch identity off there.");
      }
    }
    idsApart(identity);
    if (identity.provider() != null) {
      provider(identity.provider(), "/provider");
    }
    identity
        .environments()
        .forEach(
            (environment, own) -> {
              String pointer = Located.child("/environments", environment);
              environment(environment, source.keyAt(pointer));
              if (own.provider() != null) {
                provider(own.provider(), pointer + "/provider");
              }
            });
  }

  /**
   * Two environments of one provider have the same clients, so their ids must begin differently.
   */
  private void idsApart(Identity identity) {
    Map<String, String> first = new TreeMap<>();
    for (String environment : inputs.platform().value().environments()) {
      Provider provider = identity.in(environment).orElse(null);
      if (provider == null || provider.clients().idPrefix() == null) {
        continue;
      }
      String prefix = provider.clients().idPrefix();
      String before = first.putIfAbsent(provider.issuer() + " " + prefix, environment);
      if (before != null) {
        add(
            "identity-client",
            source.at(pointerOf(identity, environment) + "/clients/idPrefix"),
            "clients of environments "
                + before
                + " and "
                + environment
                + " would have the same ids at "
                + provider.issuer(),
            "Leave idPrefix out, or give one of the two environments a provider with another one.");
      }
    }
  }

  private static String pointerOf(Identity identity, String environment) {
    Identity.OfEnvironment own = identity.environments().get(environment);
    return own == null || own.provider() == null
        ? "/provider"
        : Located.child("/environments", environment) + "/provider";
  }

  private void environment(String name, Location at) {
    Collection<String> known = inputs.platform().value().environments();
    if (!known.contains(name)) {
      add(
          "identity-environment",
          at,
          "there is no environment \"" + name + "\"." + DidYouMean.sentence(name, known),
          "Name one of: " + String.join(", ", known) + ".");
    }
  }

  private void provider(Provider provider, String at) {
    authority(provider, at);
    network(provider.network(), at + "/network");
    String groups = provider.claims().groups();
    if (NO_GROUPS.contains(groups)) {
      add(
          "identity-claims",
          source.at(at + "/claims/groups"),
          "claim \"" + groups + "\" is no list of groups",
          "Name the claim in which the provider lists them, such as groups or realm_access.roles.");
    }
    for (String client : provider.audiences().keySet()) {
      if (!clients.contains(client)) {
        add(
            "identity-audience",
            source.keyAt(Located.child(at + "/audiences", client)),
            "there is no client \"" + client + "\"." + DidYouMean.sentence(client, clients),
            clients.isEmpty()
                ? "Remove it: nobody signs people in."
                : "Name one of: " + String.join(", ", clients) + ".");
      }
    }
  }

  private void authority(Provider provider, String at) {
    CertificateAuthority ca = provider.ca();
    if (ca == null && provider.isPrivate(inputs.platform().value().clusterDomain())) {
      add(
          "identity-ca",
          source.at(at + "/issuer"),
          "no public authority certifies " + provider.host() + ", and \"ca\" is missing",
          "Add \"ca\" with the ConfigMap or Secret that holds the authority's certificate.");
    } else if (ca != null && (ca.configMap() == null) == (ca.secret() == null)) {
      add(
          "identity-ca",
          source.keyAt(at + "/ca"),
          ca.secret() == null
              ? "\"ca\" names neither a ConfigMap nor a Secret"
              : "\"ca\" names both a ConfigMap and a Secret",
          "State one of \"configMap\" and \"secret\".");
    }
  }

  private void network(Reach network, String at) {
    boolean pods = network.namespace() != null && !network.podLabels().isEmpty();
    boolean somePods = network.namespace() != null || !network.podLabels().isEmpty();
    if (somePods != pods || pods != network.cidrs().isEmpty()) {
      add(
          "identity-network",
          source.keyAt(at),
          "\"network\" is either \"namespace\" with \"podLabels\", or \"cidrs\"",
          "State where the issuer's pods are, or, if it is no pod of the cluster, its addresses.");
    }
    for (int i = 0; i < network.cidrs().size(); i++) {
      String cidr = network.cidrs().get(i);
      if (AddressBlock.parse(cidr).isEmpty()) {
        add(
            "identity-network",
            source.at(at + "/cidrs/" + i),
            "\"" + cidr + "\" is no block of addresses",
            "Write its first address and the length of its prefix, such as 203.0.113.7/32.");
      }
    }
  }

  private void add(String rule, Location at, String message, String remedy) {
    findings.add(Finding.error(rule, at, message, remedy));
  }
}
