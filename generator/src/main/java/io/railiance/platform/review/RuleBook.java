package io.railiance.platform.review;

import io.railiance.platform.yaml.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** All rules, in the order of the files that they are in. */
record RuleBook(List<Rule> rules) {
  /** The files of {@code rules/}. */
  static final List<String> FILES =
      List.of(
          "immutable",
          "data",
          "security",
          "connections",
          "backup",
          "engines",
          "rollout",
          "availability",
          "capacity",
          "harmless");

  RuleBook {
    rules = List.copyOf(rules);
    Map<String, Rule> byId = new TreeMap<>();
    for (Rule rule : rules) {
      if (byId.put(rule.id(), rule) != null) {
        throw new IllegalArgumentException("two rules are called " + rule.id());
      }
      if (!rule.code().isEmpty() && !Judges.ALL.containsKey(rule.code())) {
        throw new IllegalArgumentException(rule.id() + ": there is no code " + rule.code());
      }
    }
  }

  static RuleBook bundled() {
    List<Rule> rules = new ArrayList<>();
    for (String file : FILES) {
      for (JsonNode each : Bundled.yaml("rules/" + file + ".yaml")) {
        rules.add(Json.mapper().treeToValue(each, Rule.class));
      }
    }
    return new RuleBook(rules);
  }

  /** Those that hold for one of the minors; all, where none is given. */
  RuleBook forMinors(List<String> minors) {
    return new RuleBook(
        rules.stream().filter(each -> new Minors(each.kubernetes()).holdForAny(minors)).toList());
  }

  Rule rule(String id) {
    return rules.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + id));
  }

  Set<String> ids() {
    return rules.stream().map(Rule::id).collect(Collectors.toSet());
  }
}
