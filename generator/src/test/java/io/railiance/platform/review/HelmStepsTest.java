package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order Helm applies what changes. */
class HelmStepsTest {
  private static final String CONFIG = object("v1", "ConfigMap", "conf", "");
  private static final String POLICY = object("networking.k8s.io/v1", "NetworkPolicy", "door", "");
  private static final String SERVER = object("apps/v1", "StatefulSet", "db", "");
  private static final String KEPT =
      object("v1", "ConfigMap", "kept", "helm.sh/resource-policy: keep");
  private static final String BEFORE_ALL = hook("check", "pre-upgrade, post-upgrade", "0");
  private static final String FIRST = hook("migrate", "pre-install,pre-upgrade", "-5");

  /** Helm 3 sorts the two kinds of webhooks with those that it does not know. */
  @Test
  void kindsComeInTheOrderOfHelmItself(@TempDir Path chart) throws IOException {
    List<String> kinds = new ArrayList<>(KindOrder.KINDS);
    kinds.removeIf(each -> each.endsWith("List"));
    kinds.add("Widget");
    StringBuilder template = new StringBuilder();
    List<String> reversed = new ArrayList<>(kinds);
    Collections.reverse(reversed);
    reversed.forEach(each -> template.append("---\n").append(object("v1", each, "x", "")));
    Files.createDirectories(chart.resolve("templates"));
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: x\nversion: 0.1.0\n");
    Files.writeString(chart.resolve("templates/all.yaml"), template);
    List<String> sorted =
        new Helm(chart)
            .template()
            .call()
            .lines()
            .filter(line -> line.startsWith("kind: "))
            .map(line -> line.substring("kind: ".length()))
            .toList();
    assertThat(sorted).containsExactlyElementsOf(kinds);
  }

  @Test
  void hooksComeByTheirWeightAndStopWhatFollows() {
    assertThat(steps(List.of(SERVER, CONFIG), List.of(SERVER, POLICY, CONFIG, BEFORE_ALL, FIRST)))
        .containsExactly(
            "hook pre-upgrade, one after the other: Job migrate, check; if one fails, it ends here"
                + " and nothing below is done",
            "applied: NetworkPolicy door",
            "hook post-upgrade, one after the other: Job check; if one fails, the release is left"
                + " failed and all of this applied");
  }

  @Test
  void aNewReleaseRunsTheHooksOfItsInstallation() {
    assertThat(steps(List.of(), List.of(SERVER, CONFIG, POLICY, FIRST)))
        .containsExactly(
            "hook pre-install, one after the other: Job migrate; if one fails, it ends here and"
                + " nothing below is done",
            "applied: NetworkPolicy door; ConfigMap conf; StatefulSet db");
  }

  @Test
  void whatIsGoneIsDeletedAfterAllElseUnlessItIsKept() {
    assertThat(steps(List.of(SERVER, CONFIG, KEPT), List.of(SERVER, POLICY)))
        .containsExactly(
            "applied: NetworkPolicy door",
            "deleted, if all before succeeded: ConfigMap conf",
            "left in the cluster, owned by no release, if the live object has"
                + " helm.sh/resource-policy: keep as its manifest had: ConfigMap kept");
  }

  @Test
  void aHookThatMayBeLeftOfAnEarlierRunIsNamed() {
    String left =
        object(
            "batch/v1",
            "Job",
            "once",
            "helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy: hook-succeeded");
    assertThat(steps(List.of(SERVER), List.of(SERVER, POLICY, FIRST, left)))
        .containsExactly(
            "hook pre-upgrade, one after the other: Job migrate, once; if one fails, it ends here"
                + " and nothing below is done; it fails, too, where one is left of an earlier run:"
                + " Job once",
            "applied: NetworkPolicy door");
  }

  @Test
  void oneChangedObjectHasNoOrder() {
    assertThat(steps(List.of(SERVER), List.of(SERVER, POLICY))).isEmpty();
  }

  @Test
  void everyFormSaysIt() {
    ReviewReport report = new ReviewReport(review(List.of(SERVER), List.of(SERVER, POLICY, FIRST)));
    assertThat(report.text(false)).contains("  order of work\n    1. hook pre-upgrade");
    assertThat(report.markdown()).contains("<summary>Order of work in r</summary>", "1. hook");
    assertThat(report.json()).contains("\"hook pre-upgrade, one");
  }

  private static List<String> steps(List<String> before, List<String> after) {
    return review(before, after).work(new Scope("", "r"));
  }

  private static Review review(List<String> before, List<String> after) {
    return RuleFixture.review(tree(before), tree(after));
  }

  private static TreeFiles tree(List<String> objects) {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < objects.size(); i++) {
      files.put("r/" + i + ".yaml", objects.get(i));
    }
    return RuleFixture.files("side", files);
  }

  private static String object(String version, String kind, String name, String annotation) {
    return "apiVersion: %s\nkind: %s\nmetadata:\n  name: %s\n  annotations: {%s}\n"
        .formatted(version, kind, name, annotation);
  }

  private static String hook(String name, String events, String weight) {
    return object(
        "batch/v1",
        "Job",
        name,
        "helm.sh/hook: \"%s\", helm.sh/hook-weight: \"%s\"".formatted(events, weight));
  }
}
