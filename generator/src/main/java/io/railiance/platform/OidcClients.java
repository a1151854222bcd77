package io.railiance.platform;

import io.railiance.platform.files.FileTree;
import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.identity.Client;
import io.railiance.platform.identity.Login;
import io.railiance.platform.identity.Provider;
import io.railiance.platform.platform.Consumer;
import io.railiance.platform.report.DidYouMean;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.Location;
import io.railiance.platform.service.SignIn;
import io.railiance.platform.service.common.Oidc;
import io.railiance.platform.spec.Spec;
import io.railiance.platform.spec.SpecReader;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Located;
import io.railiance.platform.yaml.Yaml;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Who signs people in by the identity provider of each environment, and what it is asked for. */
final class OidcClients {
  private final Inputs inputs;
  private final SortedMap<String, SortedMap<String, Client>> clients = new TreeMap<>();
  private final SortedSet<String> names = new TreeSet<>();

  OidcClients(Inputs inputs) {
    this.inputs = inputs;
  }

  /** What identity sets of a release's values in an environment; empty where it signs nobody in. */
  JsonNode valuesOf(String environment, String release, Optional<SignIn> signIn) {
    Optional<Provider> provider = inputs.identity().value().in(environment);
    JsonNode none = JsonNodeFactory.instance.objectNode();
    signIn.ifPresent(any -> names.add(release));
    return signIn
        .flatMap(how -> provider.map(by -> valuesOf(environment, release, how, by)))
        .orElse(none);
  }

  private JsonNode valuesOf(String environment, String release, SignIn signIn, Provider provider) {
    String namespace = signIn.confidential() ? inputs.platform().value().namespace() : "";
    String type = signIn.confidential() ? Login.CONFIDENTIAL : Login.PUBLIC;
    in(environment)
        .put(
            release,
            new Client(
                release, release, namespace, type, signIn.redirectUris(), provider.scopes()));
    String id = Client.id(provider, inputs.platform().value().name(), environment, release);
    Oidc oidc = Oidc.of(provider, id, provider.audience(release, id));
    return Json.tree(Map.of("oidc", oidc));
  }

  /** Those of applications. */
  void addLogins(Findings findings) {
    for (Spec<Consumer> consumer : inputs.consumers().values()) {
      JsonNode stated = consumer.value().needs().path(Consumer.LOGIN);
      for (int i = 0; i < stated.size(); i++) {
        Login login = SpecReader.bind(stated.get(i), Login.class);
        add(consumer, login, "/needs/" + Consumer.LOGIN + "/" + i, findings);
      }
    }
  }

  private void add(Spec<Consumer> consumer, Login login, String pointer, Findings findings) {
    String name = consumer.value().name() + "-" + login.name();
    if (!names.add(name)) {
      findings.add(
          Finding.error(
              "login-name",
              consumer.source().at(Located.child(pointer, "name")),
              "there is a client \"" + name + "\" already",
              "Give one of the two another name."));
      return;
    }
    login
        .environments()
        .forEach(
            (environment, own) -> {
              Location at =
                  consumer.source().keyAt(Located.child(pointer + "/environments", environment));
              Optional<Provider> provider = inputs.identity().value().in(environment);
              if (provider.isPresent() && inputs.environments().containsKey(environment)) {
                List<String> scopes = scopes(consumer, login, pointer, provider.get(), findings);
                in(environment)
                    .put(
                        name,
                        new Client(
                            name,
                            consumer.value().name(),
                            consumer.value().namespace(),
                            login.type(),
                            own.redirectUris(),
                            scopes));
              } else {
                findings.add(unanswered(environment, at));
              }
            });
  }

  private Finding unanswered(String environment, Location at) {
    List<String> known = inputs.platform().value().environments();
    if (!known.contains(environment)) {
      return Finding.error(
          "login-environment",
          at,
          "there is no environment \""
              + environment
              + "\"."
              + DidYouMean.sentence(environment, known),
          "Name one of: " + String.join(", ", known) + ".");
    }
    return Finding.error(
        "login-answered",
        at,
        "asks for a login in environment " + environment + ", where identity is off",
        "Switch it on in specs/identity.yaml, or remove the environment here.");
  }

  private static List<String> scopes(
      Spec<Consumer> consumer, Login login, String pointer, Provider by, Findings findings) {
    for (int i = 0; i < login.scopes().size(); i++) {
      String scope = login.scopes().get(i);
      if (!by.scopes().contains(scope)) {
        findings.add(
            Finding.error(
                "login-scope",
                consumer.source().at(pointer + "/scopes/" + i),
                "the identity provider is not said to know scope \""
                    + scope
                    + "\"."
                    + DidYouMean.sentence(scope, by.scopes()),
                "Name one of: "
                    + String.join(", ", by.scopes())
                    + "; or add it to the provider's scopes in specs/identity.yaml."));
      }
    }
    return login.scopes().isEmpty() ? by.scopes() : login.scopes();
  }

  private SortedMap<String, Client> in(String environment) {
    return clients.computeIfAbsent(environment, none -> new TreeMap<>());
  }

  /** Of all clients that there may be. */
  SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(names);
  }

  /** {@code production/gitea-web.yaml}. */
  FileTree files() {
    SortedMap<String, String> files = new TreeMap<>();
    String platform = inputs.platform().value().name();
    clients.forEach(
        (environment, all) -> {
          Provider provider = inputs.identity().value().in(environment).orElseThrow();
          all.forEach(
              (name, client) -> {
                String file = name + ".yaml";
                String text =
                    Yaml.write(Json.tree(client.request(provider, platform, environment)));
                files.put(
                    environment + "/" + file,
                    GeneratedMark.on(file, text, "specs/identity.yaml and who asks for it"));
              });
        });
    return new FileTree(files);
  }
}
