package io.railiance.platform.review;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a chart's schema says of one value.
 *
 * @param types {@code [integer]}; empty for any
 * @param choices the only values that it may have, as JSON; empty for any
 * @param bounds by keyword: {@code minimum -> 1}, {@code pattern -> ^[a-z]+$}
 * @param standard the default, as JSON; empty where {@code values.yaml} has none
 */
record ValueRule(
    SortedSet<String> types,
    SortedSet<String> choices,
    SortedMap<String, String> bounds,
    String standard) {
  ValueRule {
    types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    choices = Collections.unmodifiableSortedSet(new TreeSet<>(choices));
    bounds = Collections.unmodifiableSortedMap(new TreeMap<>(bounds));
  }

  String shown() {
    return (types.isEmpty() ? "any" : String.join(" or ", types))
        + (standard.isEmpty() ? "" : ", default " + ValuesChange.brief(standard));
  }
}
