package io.railiance.platform.review;

import java.util.ArrayList;
import java.util.List;

/** What a Secret or ConfigMap marked {@code immutable} holds is not changed by any update. */
final class ImmutableData {
  private ImmutableData() {}

  static List<Hit> hits(ObjectChange change, Surroundings around) {
    boolean was =
        Hits.isChange(change)
            && change.before().orElseThrow().manifest().at("/immutable").asBoolean(false);
    List<FieldChange> fields = new ArrayList<>(Hits.below(change, "data"));
    fields.addAll(Hits.below(change, "binaryData"));
    fields.addAll(Hits.below(change, "immutable"));
    return was && !fields.isEmpty() ? Hits.plain(fields) : Hits.NONE;
  }
}
