package io.railiance.platform.review;

import io.railiance.platform.kubernetes.FieldType;
import io.railiance.platform.kubernetes.GroupVersionKind;
import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.ObjectTypes;
import io.railiance.platform.review.FieldChange.Sort;
import io.railiance.platform.yaml.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The fields in which two manifests of one object differ, by what they mean. It knows the type of
 * each field, and so what is a quantity, what is the default, and by what an element of a list is
 * known.
 */
final class ObjectDiff {
  private final ObjectTypes types;
  private final Equality equality;

  ObjectDiff(ObjectTypes types, Equality equality) {
    this.types = types;
    this.equality = equality;
  }

  List<FieldChange> between(Manifest before, Manifest after) {
    List<FieldChange> changes = new ArrayList<>();
    JsonNode old = SecretData.folded(before);
    JsonNode now = SecretData.folded(after);
    FieldType type = type(after);
    mapping(new Pair(type, FieldPlace.ROOT, old, now, "", ""), changes);
    changes.removeIf(each -> each.place().isBelow("status"));
    return type.isKnown() ? changes : changes.stream().map(FieldChange::asKnown).toList();
  }

  FieldType type(Manifest manifest) {
    return types.of(GroupVersionKind.of(manifest.apiVersion(), manifest.kind()));
  }

  /** The same place in both, with its pointer in each. */
  private record Pair(
      FieldType type, FieldPlace place, JsonNode before, JsonNode after, String old, String now) {
    String pointer() {
      return after.isMissingNode() ? old : now;
    }

    FieldChange change(Sort sort) {
      return new FieldChange(place, sort, before, after, pointer(), type.isKnown());
    }
  }

  private void compare(Pair pair, List<FieldChange> changes) {
    if (pair.before.equals(pair.after)) {
      return;
    }
    if (pair.before.isObject() && pair.after.isObject()) {
      mapping(pair, changes);
    } else if (Sameness.of(pair.type, pair.before, pair.after)) {
      changes.add(pair.change(Sort.SPELLING));
    } else {
      changes.add(pair.change(Sort.VALUE));
    }
  }

  private void mapping(Pair pair, List<FieldChange> changes) {
    SortedSet<String> names = new TreeSet<>();
    names.addAll(pair.before.propertyNames());
    names.addAll(pair.after.propertyNames());
    for (String name : names) {
      FieldPlace place = pair.type.isMapping() ? pair.place.key(name) : pair.place.field(name);
      String typed = pair.type.name() + "." + name;
      Pair field =
          new Pair(
              pair.type.field(name),
              place,
              present(pair.before, name),
              present(pair.after, name),
              Located.child(pair.old, name),
              Located.child(pair.now, name));
      if (field.before.isMissingNode() != field.after.isMissingNode()) {
        oneSided(typed, pair, field, changes);
      } else if (field.before.isArray() && field.after.isArray()) {
        list(typed, field, changes);
      } else {
        compare(field, changes);
      }
    }
  }

  /** A null is as good as nothing. */
  private static JsonNode present(JsonNode mapping, String name) {
    JsonNode value = mapping.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  private void oneSided(String typed, Pair mapping, Pair field, List<FieldChange> changes) {
    JsonNode before = orAbsent(typed, mapping.before, field.before);
    JsonNode after = orAbsent(typed, mapping.after, field.after);
    if (before.equals(after)
        || ((before.isArray() || after.isArray()) && isNothing(before, after))) {
      changes.add(field.change(Sort.SPELLING));
    } else if (field.type.isMapping() || equality.filled().contains(field.type.name())) {
      // Each field by itself: most are what they would be without the mapping.
      mapping(new Pair(field.type, field.place, before, after, field.old, field.now), changes);
    } else {
      compare(new Pair(field.type, field.place, before, after, field.old, field.now), changes);
    }
  }

  private static boolean isNothing(JsonNode before, JsonNode after) {
    return before.isEmpty() && after.isEmpty();
  }

  private JsonNode orAbsent(String typed, JsonNode mapping, JsonNode value) {
    return value.isMissingNode() ? equality.absent(typed, mapping).orElse(value) : value;
  }

  private void list(String typed, Pair list, List<FieldChange> changes) {
    List<String> keys = equality.keys().getOrDefault(typed, List.of());
    Keyed before = Keyed.of(list.before, keys, list.old, key -> keyDefault(list.type, key));
    Keyed after = Keyed.of(list.after, keys, list.now, key -> keyDefault(list.type, key));
    if (keys.isEmpty() || before.isAmbiguous() || after.isAmbiguous()) {
      unkeyed(typed, list, changes);
      return;
    }
    SortedSet<String> all = new TreeSet<>(before.elements().keySet());
    all.addAll(after.elements().keySet());
    for (String key : all) {
      compare(
          new Pair(
              list.type.element(),
              list.place.key(key),
              before.node(key),
              after.node(key),
              before.pointer(key),
              after.pointer(key)),
          changes);
    }
    if (!before.orderOf(after).equals(after.orderOf(before))) {
      changes.add(list.change(orderMatters(typed, list) ? Sort.VALUE : Sort.ORDER));
    }
  }

  private String keyDefault(FieldType list, String key) {
    JsonNode value = equality.defaults().get(list.element().name() + "." + key);
    return value == null ? "" : value.asString("");
  }

  private void unkeyed(String typed, Pair list, List<FieldChange> changes) {
    if (list.before.equals(list.after)) {
      return;
    }
    boolean same = Keyed.isPermutation(list.before, list.after);
    if (same && !orderMatters(typed, list)) {
      changes.add(list.change(Sort.ORDER));
    } else {
      changes.add(list.change(Sort.VALUE));
    }
  }

  /** A variable may use those above it; a list of an unknown type may be anything. */
  private boolean orderMatters(String typed, Pair list) {
    if (typed.startsWith(".")) {
      return true;
    }
    boolean listed = equality.ordered().contains(typed);
    return listed && (!typed.endsWith(".env") || list.after.toString().contains("$("));
  }
}
