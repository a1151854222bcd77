package io.railiance.platform.review;

import io.railiance.platform.kubernetes.LabelSelector;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import java.util.List;

/** Labels of a pod template that the object's own selector does not find any more. */
final class TemplateLabels {
  private TemplateLabels() {}

  static List<Hit> missed(ObjectChange change, Surroundings around) {
    List<FieldChange> labels = Hits.below(change, "spec", "template", "metadata", "labels");
    return Hits.isChange(change) && !labels.isEmpty() && !finds(change.object().manifest())
        ? Hits.plain(labels)
        : Hits.NONE;
  }

  private static boolean finds(Manifest manifest) {
    LabelSelector selector = LabelSelector.of(manifest.at("/spec/selector"));
    return manifest.pods().map(PodTemplate::labels).filter(selector::matches).isPresent();
  }
}
