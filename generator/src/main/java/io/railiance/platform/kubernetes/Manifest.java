package io.railiance.platform.kubernetes;

import io.railiance.platform.report.Location;
import io.railiance.platform.yaml.Located;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One rendered object.
 *
 * @param source the template that it came from, as Helm says it: {@code
 *     valkey/templates/service.yaml}
 * @param document the object, with the places of its fields in the rendered file
 * @param text as Helm printed it, without the {@code ---} and {@code # Source:} lines
 */
public record Manifest(String source, Located document, String text) {
  public JsonNode body() {
    return document.root();
  }

  public String apiVersion() {
    return body().path("apiVersion").asString("");
  }

  public String kind() {
    return body().path("kind").asString("");
  }

  public String name() {
    return body().at("/metadata/name").asString("");
  }

  public String namespace() {
    return body().at("/metadata/namespace").asString("");
  }

  public JsonNode at(String pointer) {
    return body().at(pointer);
  }

  /** The line of the field at a pointer, or of the nearest field above it that is there. */
  public Location place(String pointer) {
    String at = pointer;
    while (at(at).isMissingNode()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return document.keyAt(at);
  }

  /** {@code StatefulSet "valkey"}, for messages. */
  public String shown() {
    return kind() + " \"" + name() + "\"";
  }

  public SortedMap<String, String> labels() {
    return Labels.of(at("/metadata/labels"));
  }

  public SortedMap<String, String> annotations() {
    return Labels.of(at("/metadata/annotations"));
  }

  public boolean is(String kind) {
    return kind().equals(kind);
  }

  /**
   * {@code helm.sh/hook}: {@code test}, {@code pre-upgrade}; empty for an object of the release
   * itself.
   */
  public Optional<String> hook() {
    JsonNode hook = body().path("metadata").path("annotations").path("helm.sh/hook");
    return hook.isString() ? Optional.of(hook.asString()) : Optional.empty();
  }

  /** File name in {@code rendered/}: {@code statefulset-valkey.yaml}. */
  public String fileName() {
    return kind().toLowerCase(Locale.ROOT) + "-" + name() + ".yaml";
  }

  /**
   * Where the pod template is: {@code /spec/template}; empty pointer for a Pod; nothing for what
   * makes no pods.
   */
  public Optional<String> podTemplate() {
    return switch (kind()) {
      case "Pod" -> Optional.of("");
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job" ->
          Optional.of("/spec/template");
      case "CronJob" -> Optional.of("/spec/jobTemplate/spec/template");
      default -> Optional.empty();
    };
  }

  /** The pods that it makes; nothing for what makes none. */
  public Optional<PodTemplate> pods() {
    return podTemplate().map(pointer -> new PodTemplate(this, pointer));
  }

  /** The pod's spec; a missing node for what makes no pods. */
  public JsonNode podSpec() {
    return podTemplate().map(at -> body().at(at + "/spec")).orElse(MissingNode.getInstance());
  }

  /** Every container of the pod, of any sort. */
  public List<Container> containers() {
    return podTemplate().map(at -> Container.allOf(this, at + "/spec")).orElse(List.of());
  }
}
