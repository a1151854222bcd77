package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the rules of a role allow, verb by verb. */
final class Rights {
  private static final String ANY = "*";

  private Rights() {}

  /**
   * One thing that is allowed.
   *
   * @param name of the one object; {@code *} for all of the resource
   */
  private record Right(String group, String resource, String name, String verb)
      implements Comparable<Right> {
    boolean covers(Right other) {
      return in(group, other.group)
          && in(resource, other.resource)
          && in(name, other.name)
          && in(verb, other.verb);
    }

    private static boolean in(String own, String others) {
      return own.equals(ANY) || own.equals(others);
    }

    String subject() {
      String of = group.isEmpty() ? resource : resource + "." + group;
      return of + (name.equals(ANY) ? "" : " \"" + name + "\"");
    }

    @Override
    public int compareTo(Right other) {
      return toString().compareTo(other.toString());
    }
  }

  static List<Hit> widened(ObjectChange change, Surroundings around) {
    return hits(change, "new", more(change, false), true);
  }

  static List<Hit> narrowed(ObjectChange change, Surroundings around) {
    return hits(change, "old", more(change, true), true);
  }

  /** The rules are written in another way, and allow the same. */
  static List<Hit> same(ObjectChange change, Surroundings around) {
    boolean same = more(change, false).isEmpty() && more(change, true).isEmpty();
    return hits(change, "same", new TreeSet<>(), same);
  }

  private static List<Hit> hits(
      ObjectChange change, String word, SortedSet<Right> rights, boolean evenNone) {
    List<FieldChange> fields = Hits.below(change, "rules");
    boolean none = rights.isEmpty() && !(word.equals("same") && evenNone);
    return fields.isEmpty() || none || !Hits.isChange(change)
        ? Hits.NONE
        : Hits.one(fields, Map.of(word, shown(rights)));
  }

  /** What one side allows and the other does not. */
  private static SortedSet<Right> more(ObjectChange change, boolean before) {
    SortedSet<Right> more = new TreeSet<>();
    if (Hits.isChange(change)) {
      SortedSet<Right> olds = rights(change.before().orElseThrow().manifest());
      SortedSet<Right> news = rights(change.after().orElseThrow().manifest());
      more.addAll(before ? olds : news);
      SortedSet<Right> others = before ? news : olds;
      more.removeIf(each -> others.stream().anyMatch(other -> other.covers(each)));
    }
    return more;
  }

  private static SortedSet<Right> rights(Manifest role) {
    SortedSet<Right> rights = new TreeSet<>();
    for (JsonNode rule : role.at("/rules")) {
      for (String verb : words(rule, "verbs", ANY)) {
        for (String name : words(rule, "resourceNames", ANY)) {
          for (String group : words(rule, "apiGroups", "")) {
            for (String resource : words(rule, "resources", null)) {
              rights.add(new Right(group, resource, name, verb));
            }
          }
        }
        for (String url : words(rule, "nonResourceURLs", null)) {
          rights.add(new Right("", url, ANY, verb));
        }
      }
    }
    return rights;
  }

  /**
   * @param absent what an absent list stands for; null for nothing
   */
  private static List<String> words(JsonNode rule, String field, String absent) {
    List<String> words = new ArrayList<>();
    rule.path(field).forEach(each -> words.add(each.asString("")));
    if (words.isEmpty() && absent != null) {
      words.add(absent);
    }
    return words;
  }

  /** {@code get, list secrets; create pods/exec}. */
  private static String shown(SortedSet<Right> rights) {
    Map<String, String> verbs =
        rights.stream()
            .collect(
                Collectors.groupingBy(
                    Right::subject,
                    TreeMap::new,
                    Collectors.mapping(Right::verb, Collectors.joining(", "))));
    return verbs.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining("; "));
  }
}
