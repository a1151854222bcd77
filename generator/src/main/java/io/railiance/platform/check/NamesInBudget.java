package io.railiance.platform.check;

import io.railiance.platform.kubernetes.Container;
import io.railiance.platform.kubernetes.FieldPath;
import io.railiance.platform.kubernetes.Grammar;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import java.util.List;
import java.util.function.Consumer;

/** Each name fits where it will stand, with what Kubernetes appends to it. */
final class NamesInBudget implements Check.OfManifest {
  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;

  /** {@code name-59d8f6c7bd}, the label controller-revision-hash. */
  private static final int REVISION = 11;

  /** {@code name-59d8f6c7bd-x8k2p}, the host name of a Deployment's pod. */
  private static final int REPLICA = 17;

  /** {@code name-x8k2p}. */
  private static final int RANDOM = 6;

  private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String PORT = "(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?";

  private static final List<FieldPath> LABELS =
      List.of(
          FieldPath.of("metadata.labels[*]"),
          FieldPath.of("spec.selector.matchLabels[*]"),
          FieldPath.of("spec.template.metadata.labels[*]"),
          FieldPath.of("spec.jobTemplate.spec.template.metadata.labels[*]"));

  @Override
  public String rule() {
    return "names-in-budget";
  }

  @Override
  public String why() {
    return "Each name is as short as its longest use: a pod's host name and a label have 63 characters, and Kubernetes"
        + " appends an ordinal, a hash or a time to the names of what makes pods. A Service is named by a DNS label that"
        + " begins with a letter, a port by at most 15 characters. What is too long is refused only in the cluster, or"
        + " makes pods that never start.";
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    name(manifest, findings);
    ports(manifest, findings);
    for (FieldPath path : LABELS) {
      for (String pointer : path.in(manifest.body(), "")) {
        String value = manifest.at(pointer).asString("");
        if (!value.matches(Grammar.LABEL_VALUE)) {
          add(
              findings,
              manifest,
              pointer,
              "\"" + value + "\" is not " + Grammar.LABEL_VALUE_WORDS,
              "Shorten or correct the label's value.");
        }
      }
    }
  }

  private void name(Manifest manifest, Findings findings) {
    String name = manifest.name();
    if (manifest.is("Service") && !name.matches(LABEL_1035)) {
      add(
          findings,
          manifest,
          "/metadata/name",
          "\"" + name + "\" is no name for a Service",
          "Use lower-case letters, digits and inner dashes, and begin with a letter.");
    } else if (!name.matches(Grammar.NAME)
        && !manifest.apiVersion().startsWith("rbac.authorization")) {
      add(
          findings,
          manifest,
          "/metadata/name",
          "\"" + name + "\" is not " + Grammar.NAME_WORDS,
          "Correct the name.");
    }
    if (name.length() > budget(manifest)) {
      add(
          findings,
          manifest,
          "/metadata/name",
          manifest.shown()
              + " has a name of "
              + name.length()
              + " characters, but at most "
              + budget(manifest)
              + " leave room for what Kubernetes appends",
          "Shorten the name of the release or of the component.");
    }
  }

  private static int budget(Manifest manifest) {
    return switch (manifest.kind()) {
      case "StatefulSet" -> LONGEST_LABEL - Math.max(REVISION, ordinal(manifest));
      case "Deployment", "ReplicaSet" -> LONGEST_LABEL - REPLICA;
      case "DaemonSet", "Job" -> LONGEST_LABEL - RANDOM;
      case "CronJob" -> 52;
      case "Pod", "Service", "Namespace" -> LONGEST_LABEL;
      default -> LONGEST_NAME;
    };
  }

  /** {@code -12}. */
  private static int ordinal(Manifest set) {
    int last = set.at("/spec/ordinals/start").asInt(0) + set.at("/spec/replicas").asInt(1) - 1;
    return 1 + String.valueOf(Math.max(0, last)).length();
  }

  private void ports(Manifest manifest, Findings findings) {
    Consumer<String> port =
        pointer -> {
          String name = manifest.at(pointer).asString("");
          if (!name.matches(PORT)) {
            add(
                findings,
                manifest,
                pointer,
                "\"" + name + "\" is no name for a port",
                "Use at most 15 lower-case letters, digits and single inner dashes, with a letter.");
          }
        };
    List<Container> containers = manifest.pods().map(PodTemplate::containers).orElse(List.of());
    for (Container container : containers) {
      FieldPath.of("ports[*].name").in(manifest.body(), container.pointer()).forEach(port);
      if (!container.name().matches(Grammar.LABEL)) {
        add(
            findings,
            manifest,
            container.pointer() + "/name",
            "\"" + container.name() + "\" is not " + Grammar.LABEL_WORDS,
            "Correct the container's name.");
      }
    }
    if (manifest.is("Service")) {
      FieldPath.of("spec.ports[*].name").in(manifest.body(), "").forEach(port);
    }
  }

  private void add(
      Findings findings, Manifest manifest, String pointer, String message, String remedy) {
    findings.add(Finding.error(rule(), manifest.place(pointer), message, remedy));
  }
}
