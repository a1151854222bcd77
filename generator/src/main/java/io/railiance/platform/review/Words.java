package io.railiance.platform.review;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for the words in braces in a rule's sentences. */
final class Words {
  private static final Pattern WORD = Pattern.compile("\\{([a-z]+)}");

  private final Map<String, String> words;

  Words(ObjectChange change, Map<String, String> own) {
    this.words = new HashMap<>(own);
    words.put("kind", change.key().kind());
    words.put("name", change.key().name());
    words.put("was", change.before().map(each -> each.key().name()).orElse(""));
    words.put("hook", change.object().manifest().hook().orElse(""));
  }

  /** An old field that another side has no word for stays as it is: a mistake of the rule. */
  String in(String sentence) {
    return WORD.matcher(sentence)
        .replaceAll(
            found -> Matcher.quoteReplacement(words.getOrDefault(found.group(1), found.group())));
  }
}
