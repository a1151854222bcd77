package io.railiance.platform.review;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a field is, elements of lists by their key: {@code
 * spec.template.spec.containers[valkey].image}.
 */
record FieldPlace(List<Step> steps) {
  static final FieldPlace ROOT = new FieldPlace(List.of());

  /**
   * @param key whether it is the key of an element or of a mapping, instead of a field
   */
  record Step(String name, boolean key) {}

  FieldPlace {
    steps = List.copyOf(steps);
  }

  FieldPlace field(String name) {
    return with(new Step(name, false));
  }

  FieldPlace key(String name) {
    return with(new Step(name, true));
  }

  private FieldPlace with(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new FieldPlace(longer);
  }

  boolean isBelow(String first) {
    return !steps.isEmpty() && steps.get(0).name().equals(first);
  }

  String last() {
    return steps.isEmpty() ? "" : steps.get(steps.size() - 1).name();
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Step step : steps) {
      if (step.key()) {
        out.append('[').append(step.name()).append(']');
      } else {
        out.append(out.isEmpty() ? "" : ".").append(step.name());
      }
    }
    return out.toString();
  }
}
