package io.railiance.platform.review;

import tools.jackson.databind.JsonNode;

/**
 * One field that is not what it was.
 *
 * @param before a missing node for a field that was not there
 * @param after a missing node for a field that is gone
 * @param pointer of the field in the manifest that has it now, or had it
 * @param known whether the schema of the kind has the field, if there is one
 */
record FieldChange(
    FieldPlace place, Sort sort, JsonNode before, JsonNode after, String pointer, boolean known) {
  /** What it is that changed. */
  enum Sort {
    /** The meaning. */
    VALUE,
    /** Only the order of a list, which has no meaning there. */
    ORDER,
    /** Only how it is written: {@code 1000m} for {@code 1}, or a default that is spelled out. */
    SPELLING
  }

  /** Of a kind without a schema no field is better known than another. */
  FieldChange asKnown() {
    return new FieldChange(place, sort, before, after, pointer, true);
  }
}
