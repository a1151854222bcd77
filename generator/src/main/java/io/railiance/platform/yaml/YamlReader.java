package io.railiance.platform.yaml;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The strict reader: one document, YAML 1.2, with the place of everything.
 *
 * <p>Refused, each with a finding: duplicate keys, anchors and aliases, tags, merges, several
 * documents, keys that are no text, nesting beyond {@value TreeBuilder#DEEPEST}, more than {@value
 * #LONGEST} characters, invisible characters in keys, lone surrogates.
 */
public final class YamlReader {
  static final int LONGEST = 1024 * 1024;
  static final String RULE = "yaml-syntax";

  private YamlReader() {}

  /**
   * Reads one document.
   *
   * @param file as findings show it
   * @throws FindingsException with what is wrong
   */
  public static Located read(String file, String text) {
    if (text.length() > LONGEST) {
      throw new FindingsException(
          Finding.error(
              RULE,
              Location.of(file),
              "longer than " + LONGEST + " characters",
              "Split the file."));
    }
    TreeBuilder tree = new TreeBuilder(file);
    try {
      Iterator<Event> events = new Parse(settings(text)).parseString(text).iterator();
      while (hasNext(events, file, text, tree)) {
        tree.take(events.next());
      }
    } catch (YamlEngineException e) {
      throw tree.stop(SyntaxError.of(file, text, e));
    }
    return tree.document();
  }

  /** One buffer for all: the parser fails where a character of two halves ends a buffer. */
  private static LoadSettings settings(String text) {
    return LoadSettings.builder()
        .setBufferSize(text.length() + 2)
        .setCodePointLimit(2 * LONGEST)
        .setUseMarks(true)
        .build();
  }

  /** The parser reads ahead here; digits that are none it takes to Java as they are. */
  private static boolean hasNext(
      Iterator<Event> events, String file, String text, TreeBuilder tree) {
    try {
      return events.hasNext();
    } catch (IllegalArgumentException e) {
      throw tree.stop(SyntaxError.ofEscape(file, text));
    }
  }
}
