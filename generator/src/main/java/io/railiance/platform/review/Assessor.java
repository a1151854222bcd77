package io.railiance.platform.review;

import io.railiance.platform.kubernetes.Manifest;
import io.railiance.platform.kubernetes.PodTemplate;
import io.railiance.platform.review.FieldChange.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Holds each change to all rules. What no rule knows is {@link RiskClass#UNKNOWN}. */
final class Assessor {
  private static final Comparator<Risk> WORST_FIRST =
      Comparator.comparing(Risk::risk)
          .thenComparing(risk -> risk.rule().id())
          .thenComparing(Risk::effect);

  private final List<Rule> rules;
  private final Rule unknownField;
  private final Rule unknownObject;

  Assessor(RuleBook book) {
    this.rules = book.rules();
    this.unknownField = book.rule("unknown-field");
    this.unknownObject = book.rule("unknown-object");
  }

  Assessment assess(ObjectChange change, Surroundings around) {
    Verdicts verdicts = new Verdicts(change);
    for (Rule rule : rules) {
      if (appliesTo(rule, change) && isAbout(rule, change)) {
        hits(rule, change, around).forEach(hit -> verdicts.add(rule, hit));
      }
    }
    List<FieldChange> open =
        change.fields().stream().filter(each -> !verdicts.covered.contains(each)).toList();
    if (Hits.isChange(change) && !open.isEmpty()) {
      verdicts.add(unknownField, new Hit(open, Map.of()));
    } else if (verdicts.byText.isEmpty() && !Hits.isChange(change)) {
      verdicts.add(unknownObject, new Hit(List.of(), Map.of()));
    }
    return verdicts.assessment(around);
  }

  /** An object under another name is made anew: nothing of it is refused or replaced. */
  private static boolean appliesTo(Rule rule, ObjectChange change) {
    return change.sort() != ObjectChange.Sort.RENAMED
        || !rule.object().isEmpty()
        || !rule.code().isEmpty();
  }

  private static boolean isAbout(Rule rule, ObjectChange change) {
    return rule.kinds().stream().anyMatch(kind -> isKind(kind, change))
        && rule.has().stream().allMatch(field -> had(field, change))
        && rule.lacks().stream().noneMatch(field -> had(field, change));
  }

  private static boolean had(String field, ObjectChange change) {
    Rendered object = change.before().orElse(change.object());
    return !object.manifest().at("/" + field.replace('.', '/')).isEmpty();
  }

  private static boolean isKind(String word, ObjectChange change) {
    Manifest manifest = change.object().manifest();
    boolean hook = manifest.hook().isPresent();
    return switch (word) {
      case "*" -> !hook;
      case "hooks" -> hook;
      case "pods" -> manifest.podTemplate().isPresent();
      case "workloads" -> manifest.pods().filter(PodTemplate::isLongRunning).isPresent();
      case "backups" -> Backups.isOne(manifest);
      default -> !hook && word.equals(change.key().type());
    };
  }

  private static List<Hit> hits(Rule rule, ObjectChange change, Surroundings around) {
    if (!rule.code().isEmpty()) {
      return Judges.ALL.get(rule.code()).hits(change, around);
    }
    if (!rule.object().isEmpty()) {
      String sort = change.sort().name().toLowerCase(Locale.ROOT);
      return rule.object().contains(sort) ? List.of(new Hit(List.of(), Map.of())) : List.of();
    }
    return fieldHits(rule, change);
  }

  private static List<Hit> fieldHits(Rule rule, ObjectChange change) {
    Manifest manifest = change.object().manifest();
    List<FieldPattern> except =
        rule.except().stream().flatMap(each -> FieldPattern.of(each, manifest).stream()).toList();
    List<FieldPattern> paths =
        rule.paths().stream().flatMap(each -> FieldPattern.of(each, manifest).stream()).toList();
    List<Hit> hits = new ArrayList<>();
    for (FieldChange field : change.fields()) {
      if (!concerns(rule, field) || except.stream().anyMatch(each -> each.covers(field.place()))) {
        continue;
      }
      for (FieldPattern path : paths) {
        for (FieldPattern.Sides values : path.in(field)) {
          if (rule.when().holds(values.before(), values.after())) {
            hits.add(hit(change, field, values));
          }
        }
      }
    }
    return hits;
  }

  /** An order without a meaning matters where the API server compares lists as they are written. */
  private static boolean concerns(Rule rule, FieldChange field) {
    boolean asWritten = rule.risk() == RiskClass.REJECTED || rule.risk() == RiskClass.RESTART;
    return field.sort() == Sort.VALUE || (field.sort() == Sort.ORDER && asWritten);
  }

  private static Hit hit(ObjectChange change, FieldChange field, FieldPattern.Sides values) {
    return new Hit(
        List.of(field),
        Map.of(
            "field", values.place(),
            "old", Shown.value(change, field.place(), values.before()),
            "new", Shown.value(change, field.place(), values.after())));
  }

  /** What was said of one object so far: the same sentence once, with all fields it is true of. */
  private static final class Verdicts {
    private final ObjectChange change;
    private final Map<String, Risk> byText = new LinkedHashMap<>();
    private final Set<FieldChange> covered = new HashSet<>();

    Verdicts(ObjectChange change) {
      this.change = change;
      change.fields().stream().filter(each -> each.sort() != Sort.VALUE).forEach(covered::add);
    }

    void add(Rule rule, Hit hit) {
      Words words = new Words(change, hit.words());
      String effect = words.in(rule.effect());
      String remedy = words.in(rule.remedy());
      Risk earlier = byText.get(rule.id() + effect);
      Set<Risk.ShownField> fields = new LinkedHashSet<>();
      if (earlier != null) {
        fields.addAll(earlier.fields());
      }
      hit.fields().forEach(each -> fields.add(Shown.field(change, each)));
      byText.put(rule.id() + effect, new Risk(rule, List.copyOf(fields), effect, remedy));
      hit.fields().stream().filter(FieldChange::known).forEach(covered::add);
    }

    Assessment assessment(Surroundings around) {
      List<Risk> risks = byText.values().stream().sorted(WORST_FIRST).toList();
      boolean restarts = risks.stream().anyMatch(each -> each.risk() == RiskClass.RESTART);
      return new Assessment(
          change, risks, restarts ? Rollout.words(change) : "", Reach.of(change, around));
    }
  }
}
