package io.railiance.platform.review;

import io.railiance.platform.report.Location;
import java.util.List;

/**
 * What one rule says of one object.
 *
 * @param fields that it says it of, with their old and new values as they may be shown
 * @param effect what happens
 * @param remedy what to do instead; empty where there is nothing to do
 */
record Risk(Rule rule, List<ShownField> fields, String effect, String remedy) {
  /** A field with its values as text, those of Secrets hidden. */
  record ShownField(String place, String before, String after, String pointer) {}

  Risk {
    fields = List.copyOf(fields);
  }

  /** The first field in the file that has it; the object where it is about the whole of it. */
  Location place(ObjectChange change) {
    return change.object().place(fields.isEmpty() ? "" : fields.get(0).pointer());
  }

  RiskClass risk() {
    return rule.risk();
  }
}
