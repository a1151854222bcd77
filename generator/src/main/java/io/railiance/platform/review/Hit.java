package io.railiance.platform.review;

import java.util.List;
import java.util.Map;

/**
 * Where a rule is true.
 *
 * @param fields that it is true of
 * @param words what stands for {@code {old}}, {@code {new}} and so on in its sentences
 */
record Hit(List<FieldChange> fields, Map<String, String> words) {
  Hit {
    fields = List.copyOf(fields);
    words = Map.copyOf(words);
  }
}
