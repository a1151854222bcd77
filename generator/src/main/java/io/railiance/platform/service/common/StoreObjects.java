package io.railiance.platform.service.common;

import io.railiance.platform.files.GeneratedMark;
import io.railiance.platform.platform.Platform;
import io.railiance.platform.yaml.Json;
import io.railiance.platform.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The objects of the External Secrets Operator by which the Secrets of an environment come out of a
 * store, and their values into it once: {@code
 * railiance-platform/externalsecret-valkey-users.yaml}.
 *
 * <p>A value is made by a PushSecret that never looks at it again ({@code refreshInterval} 0), only
 * where there is none ({@code IfNotExists}), and where there never was one (check-and-set). A
 * Secret stays when its entry, its ExternalSecret, the store or the operator goes ({@code Orphan},
 * {@code Retain}).
 */
public final class StoreObjects {
  private static final String OPERATOR = "external-secrets.io/v1";
  private static final String GENERATORS = "generators.external-secrets.io/v1alpha1";
  private static final String GENERATOR = "random-32";

  private final Platform platform;
  private final SecretStore store;
  private final StoreEntries entries;
  private final SortedMap<String, String> files = new TreeMap<>();

  private StoreObjects(Platform platform, SecretStore store, StoreEntries entries) {
    this.platform = platform;
    this.store = store;
    this.entries = entries;
  }

  /**
   * @param entries those of one environment, and the Secrets that are made of them
   * @param monitored whether the cluster has Prometheus' operator
   */
  public static SortedMap<String, String> of(
      Platform platform, SecretStore store, StoreEntries entries, boolean monitored) {
    StoreObjects objects = new StoreObjects(platform, store, entries);
    objects.generator();
    entries.roles().forEach(objects::role);
    entries.all().stream().filter(entry -> !entry.given()).forEach(objects::value);
    entries.recipes().forEach(objects::secret);
    if (monitored) {
      objects.alerts();
    }
    return objects.files;
  }

  /** 32 letters and digits, as the script makes them. */
  private void generator() {
    Map<String, Object> spec =
        fields("length", 32, "digits", 8, "symbols", 0, "noUpper", false, "allowRepeat", true);
    object(GENERATORS, "Password", platform.namespace(), GENERATOR, "spec", spec);
  }

  private void role(StoreRole role) {
    String unused = "automountServiceAccountToken";
    object("v1", "ServiceAccount", role.namespace(), role.name(), unused, false);
    Map<String, Object> account =
        fields(
            "name", role.name(),
            "namespace", role.namespace(),
            "audiences", List.of(StoreRole.AUDIENCE));
    Map<String, Object> login =
        fields("mountPath", StoreRole.AUTH, "role", role.name(), "serviceAccountRef", account);
    Map<String, Object> vault =
        fields("server", store.address(), "path", StoreRole.MOUNT, "version", "v2");
    vault.put("checkAndSet", fields("required", true));
    if (!store.authority().isEmpty()) {
      vault.put("caProvider", authority());
    }
    vault.put("auth", fields("kubernetes", login));
    Map<String, Object> spec =
        fields(
            "conditions", List.of(fields("namespaces", List.of(role.namespace()))),
            "provider", fields("vault", vault));
    object(OPERATOR, "ClusterSecretStore", "", storeOf(role), "spec", spec);
  }

  private Map<String, Object> authority() {
    return fields(
        "type",
        "Secret",
        "namespace",
        platform.namespace(),
        "name",
        store.authority(),
        "key",
        "ca.crt");
  }

  /** Stores are of the cluster, which may have other platforms. */
  private String storeOf(StoreRole role) {
    return platform.name() + "-" + role.name();
  }

  private Map<String, Object> reference(StoreRole role) {
    return fields("kind", "ClusterSecretStore", "name", storeOf(role));
  }

  private void value(StoreEntries.Entry entry) {
    Map<String, Object> generator =
        fields("apiVersion", GENERATORS, "kind", "Password", "name", GENERATOR);
    Map<String, Object> match =
        fields(
            "secretKey",
            "password",
            "remoteRef",
            fields("remoteKey", entry.path(), "property", StoreRole.FIELD));
    Map<String, Object> spec =
        fields("refreshInterval", "0s", "updatePolicy", "IfNotExists", "deletionPolicy", "None");
    spec.put("secretStoreRefs", List.of(reference(entry.maker())));
    spec.put("selector", fields("generatorRef", generator));
    spec.put("data", List.of(fields("match", match)));
    object(OPERATOR + "alpha1", "PushSecret", platform.namespace(), nameOf(entry), "spec", spec);
  }

  private void secret(SecretRecipe recipe) {
    List<Object> data = new ArrayList<>();
    Map<String, Object> texts = new LinkedHashMap<>();
    for (String key : recipe.keys().keySet()) {
      entries.behind(recipe, key).ifPresent(entry -> data.add(fetched(key, entry)));
      texts.put(key, StoreTemplate.of(recipe, key));
    }
    Map<String, Object> template =
        fields("engineVersion", "v2", "type", recipe.type(), "data", texts);
    Map<String, Object> target =
        fields("name", recipe.name(), "creationPolicy", "Orphan", "deletionPolicy", "Retain");
    target.put("template", template);
    Map<String, Object> spec = fields("refreshPolicy", "Periodic", "refreshInterval", "5m0s");
    spec.put("secretStoreRef", reference(entries.reader(recipe)));
    spec.put("target", target);
    spec.put("data", data);
    object(OPERATOR, "ExternalSecret", recipe.namespace(), recipe.name(), "spec", spec);
  }

  private static String nameOf(StoreEntries.Entry entry) {
    return (entry.secret() + "." + entry.key()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void alerts() {
    Map<String, Object> spec =
        StoreAlerts.of(
            entries.recipes().stream().map(SecretRecipe::name).toList(),
            entries.all().stream().map(StoreObjects::nameOf).toList());
    object(
        "monitoring.coreos.com/v1",
        "PrometheusRule",
        platform.namespace(),
        platform.name() + "-secrets",
        "spec",
        spec);
  }

  private static Map<String, Object> fetched(String key, StoreEntries.Entry entry) {
    return fields(
        "secretKey", key, "remoteRef", fields("key", entry.path(), "property", StoreRole.FIELD));
  }

  /** In order, as a person writes them. */
  private static Map<String, Object> fields(Object... keysAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return fields;
  }

  private void object(
      String apiVersion, String kind, String namespace, String name, String field, Object value) {
    Map<String, Object> metadata = fields("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    metadata.put("labels", fields("app.kubernetes.io/part-of", platform.name()));
    Map<String, Object> object =
        fields("apiVersion", apiVersion, "kind", kind, "metadata", metadata, field, value);
    String folder = namespace.isEmpty() ? platform.namespace() : namespace;
    String path = folder + "/" + kind.toLowerCase(Locale.ROOT) + "-" + name + ".yaml";
    String text = GeneratedMark.on(path, Yaml.write(Json.tree(object)), "specs/");
    if (files.putIfAbsent(path, text) != null) {
      throw new IllegalStateException("two objects are named " + path);
    }
  }
}
