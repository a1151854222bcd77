package io.railiance.platform.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What a sort of change does, as {@code rules/*.yaml} say it.
 *
 * @param id in kebab case, the name of its fixtures
 * @param kinds {@code apps/StatefulSet}, {@code Service}, or a word: {@code *} any but a hook,
 *     {@code pods} whatever makes pods, {@code workloads} what makes pods that stay, {@code hooks},
 *     {@code backups} CronJobs that make some
 * @param object for a rule about whole objects: {@code added}, {@code removed}, {@code renamed}
 * @param has fields that the object had, or has if it is new, none of them empty
 * @param lacks fields that it had not
 * @param paths fields that it is about
 * @param except fields at or below them that it is not about
 * @param code the class that decides instead of paths and conditions
 * @param effect what happens; {@code {old}}, {@code {new}}, {@code {name}}, {@code {field}} stand
 *     for the change's own
 * @param remedy what to do instead, or to look at
 * @param source where Kubernetes, Helm or an engine says so
 * @param kubernetes the minors that it is true for: {@code <=1.32}; empty for all
 * @param reversible what it takes to undo: {@code yes} the revert, {@code no}, {@code manual}
 */
record Rule(
    String id,
    @JsonProperty("class") RiskClass risk,
    List<String> kinds,
    List<String> object,
    List<String> has,
    List<String> lacks,
    List<String> paths,
    List<String> except,
    When when,
    String code,
    String effect,
    String remedy,
    String source,
    String kubernetes,
    Reversible reversible) {
  /** What it takes to undo a change. */
  enum Reversible {
    YES,
    NO,
    MANUAL;

    @Override
    @JsonValue
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Rule {
    kinds = List.copyOf(kinds);
    object = object == null ? List.of() : List.copyOf(object);
    has = has == null ? List.of() : List.copyOf(has);
    lacks = lacks == null ? List.of() : List.copyOf(lacks);
    paths = paths == null ? List.of() : List.copyOf(paths);
    except = except == null ? List.of() : List.copyOf(except);
    when = when == null ? When.ALWAYS : when;
    code = code == null ? "" : code;
    remedy = remedy == null ? "" : remedy;
    source = source == null ? "" : source;
    kubernetes = kubernetes == null ? "" : kubernetes;
    reversible = reversible == null ? Reversible.YES : reversible;
    if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("a rule is named in kebab case: " + id);
    }
    if (!effect.endsWith(".") || !(remedy.isEmpty() || remedy.endsWith("."))) {
      throw new IllegalArgumentException(id + ": effect and remedy end with a period");
    }
    int subjects =
        (object.isEmpty() ? 0 : 1) + (paths.isEmpty() ? 0 : 1) + (code.isEmpty() ? 0 : 1);
    if (subjects != 1) {
      throw new IllegalArgumentException(id + ": is about objects, or paths, or has code");
    }
  }
}
