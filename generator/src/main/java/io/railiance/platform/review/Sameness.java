package io.railiance.platform.review;

import io.railiance.platform.kubernetes.FieldType;
import io.railiance.platform.kubernetes.Quantity;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether two scalars are the same by their type: {@code 1000m} and {@code 1}. */
final class Sameness {
  private Sameness() {}

  static boolean of(FieldType type, JsonNode before, JsonNode after) {
    if (before.isNumber() && after.isNumber()) {
      return before.decimalValue().compareTo(after.decimalValue()) == 0;
    }
    if (!type.isQuantity()) {
      return false;
    }
    Optional<Quantity> old = Quantity.parse(before.asString(""));
    Optional<Quantity> now = Quantity.parse(after.asString(""));
    return old.isPresent() && now.isPresent() && old.get().compareTo(now.get()) == 0;
  }
}
