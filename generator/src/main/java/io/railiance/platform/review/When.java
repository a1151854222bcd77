package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The condition of a rule on the value of a field before and after; what is left out is always
 * true.
 *
 * @param change {@code added}, {@code removed}, {@code changed}: one of them
 * @param from the old value is one of these
 * @param to the new value is one of these
 * @param notTo the new value is none of these
 * @param moves {@code up} or {@code down}: both values are amounts, and the new one is more or less
 * @param gains the list or mapping has one of these that it had not; {@code *} for any
 * @param loses the list or mapping had one of these that it has no more; {@code *} for any
 */
record When(
    List<String> change,
    List<String> from,
    List<String> to,
    List<String> notTo,
    String moves,
    List<String> gains,
    List<String> loses) {
  static final When ALWAYS = new When(null, null, null, null, null, null, null);

  When {
    change = change == null ? List.of() : List.copyOf(change);
    from = from == null ? List.of() : List.copyOf(from);
    to = to == null ? List.of() : List.copyOf(to);
    notTo = notTo == null ? List.of() : List.copyOf(notTo);
    moves = moves == null ? "" : moves;
    gains = gains == null ? List.of() : List.copyOf(gains);
    loses = loses == null ? List.of() : List.copyOf(loses);
    if (!moves.matches("|up|down")) {
      throw new IllegalArgumentException("moves up or down, not " + moves);
    }
    if (!List.of("added", "removed", "changed").containsAll(change)) {
      throw new IllegalArgumentException("added, removed or changed, not " + change);
    }
  }

  boolean holds(JsonNode before, JsonNode after) {
    return (change.isEmpty() || change.contains(sort(before, after)))
        && (from.isEmpty() || from.contains(before.asString("")))
        && (to.isEmpty() || to.contains(after.asString("")))
        && !notTo.contains(after.asString(""))
        && (moves.isEmpty() || moves.equals(direction(before, after)))
        && (gains.isEmpty() || hasNew(gains, before, after))
        && (loses.isEmpty() || hasNew(loses, after, before));
  }

  private static String sort(JsonNode before, JsonNode after) {
    if (before.isMissingNode()) {
      return "added";
    }
    return after.isMissingNode() ? "removed" : "changed";
  }

  private static String direction(JsonNode before, JsonNode after) {
    Optional<Quantity> old = amount(before);
    Optional<Quantity> now = amount(after);
    if (old.isEmpty() || now.isEmpty()) {
      return "";
    }
    int sign = now.get().compareTo(old.get());
    return sign == 0 ? "" : sign > 0 ? "up" : "down";
  }

  /** A share counts as its number: {@code 25%} is less than {@code 50%}. */
  private static Optional<Quantity> amount(JsonNode value) {
    String text = value.asString("");
    return Quantity.parse(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
  }

  private static boolean hasNew(List<String> words, JsonNode without, JsonNode with) {
    SortedSet<String> more = elements(with);
    more.removeAll(elements(without));
    return words.contains("*") ? !more.isEmpty() : words.stream().anyMatch(more::contains);
  }

  private static SortedSet<String> elements(JsonNode node) {
    SortedSet<String> elements = new TreeSet<>(node.propertyNames());
    if (node.isArray()) {
      node.forEach(each -> elements.add(each.isContainer() ? each.toString() : each.asString("")));
    }
    return elements;
  }
}
