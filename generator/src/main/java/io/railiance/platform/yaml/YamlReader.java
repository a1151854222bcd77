package io.railiance.platform.yaml;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The strict reader: one document, YAML 1.2, with the place of everything.
 *
 * <p>Refused, each with a finding: duplicate keys, anchors and aliases, tags, several documents,
 * keys that are no text, nesting beyond {@value TreeBuilder#DEEPEST}, more than {@value #LONGEST}
 * characters, invisible characters in keys.
 */
public final class YamlReader {
  static final int LONGEST = 1024 * 1024;
  static final String RULE = "yaml-syntax";

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(2 * LONGEST).setUseMarks(true).build();

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
          wrong(Location.of(file), "longer than " + LONGEST + " characters", "Split the file."));
    }
    TreeBuilder tree = new TreeBuilder(file);
    try {
      Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
      while (events.hasNext()) {
        tree.take(events.next());
      }
    } catch (MarkedYamlEngineException e) {
      throw tree.stop(wrong(place(file, e), sentence(e), "Correct the YAML at this place."));
    } catch (YamlEngineException e) {
      throw tree.stop(
          wrong(
              Location.of(file), firstLine(e.getMessage()), "Write the file as plain UTF-8 text."));
    }
    return tree.document();
  }

  private static Finding wrong(Location at, String message, String remedy) {
    return Finding.error(RULE, at, message, remedy);
  }

  private static Location place(String file, MarkedYamlEngineException e) {
    return e.getProblemMark()
        .or(e::getContextMark)
        .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Location.of(file));
  }

  private static String sentence(MarkedYamlEngineException e) {
    return Optional.ofNullable(e.getContext()).map(context -> firstLine(context) + ": ").orElse("")
        + firstLine(e.getProblem());
  }

  private static String firstLine(String text) {
    return text == null ? "not YAML" : text.lines().findFirst().orElse("not YAML");
  }
}
