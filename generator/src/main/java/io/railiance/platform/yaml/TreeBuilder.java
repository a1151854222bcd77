package io.railiance.platform.yaml;

import io.railiance.platform.report.Finding;
import io.railiance.platform.report.Findings;
import io.railiance.platform.report.FindingsException;
import io.railiance.platform.report.Location;
import io.railiance.platform.report.Printable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a located tree of the events of one YAML document. */
final class TreeBuilder {
  static final int DEEPEST = 32;

  /** Beyond this many complaints a file is not worth reading on. */
  private static final int MOST_FINDINGS = 50;

  private final String file;
  private final Findings findings = new Findings();
  private final Map<String, Location> values = new HashMap<>();
  private final Map<String, Location> keys = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private JsonNode root;
  private int documents;

  /** A mapping or sequence that is not closed yet; {@code key} is the pending key of a mapping. */
  private static final class Open {
    final JsonNode node;
    final String pointer;
    String key;

    Open(JsonNode node, String pointer) {
      this.node = node;
      this.pointer = pointer;
    }
  }

  TreeBuilder(String file) {
    this.file = file;
  }

  void take(Event event) {
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      throw stop(event, "a second document begins here", "Keep one document in a file.");
    }
    if (event instanceof AliasEvent) {
      throw stop(event, "an alias is not supported", "Write the value out at this place.");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw stop(event, "an anchor is not supported", "Remove it, and write values out.");
    }
    if (event instanceof ScalarEvent scalar) {
      scalar(scalar);
    } else if (event instanceof MappingStartEvent start) {
      untagged(start, start.getTag().isPresent());
      begin(start, JsonNodeFactory.instance.objectNode());
    } else if (event instanceof SequenceStartEvent start) {
      untagged(start, start.getTag().isPresent());
      begin(start, JsonNodeFactory.instance.arrayNode());
    } else if (event instanceof CollectionEndEvent) {
      open.pop();
    }
  }

  Located document() {
    if (root == null) {
      findings.add(
          Finding.error(
              YamlReader.RULE,
              Location.of(file),
              "the file is empty",
              "Write a document into it."));
    }
    findings.stopOnErrors();
    return new Located(file, root, values, keys, ambiguous);
  }

  private void begin(Event event, JsonNode node) {
    if (awaitsKey()) {
      throw stop(event, "a key is a list or a mapping", "Write keys as plain text.");
    }
    String pointer = put(event, node);
    open.push(new Open(node, pointer));
    if (open.size() > DEEPEST) {
      throw stop(event, "nested deeper than " + DEEPEST + " levels", "Flatten the document.");
    }
  }

  private void scalar(ScalarEvent event) {
    untagged(event, event.getTag().isPresent());
    if (awaitsKey()) {
      key(event);
      return;
    }
    JsonNode value =
        event.isPlain()
            ? Scalar.of(event.getValue())
            : JsonNodeFactory.instance.stringNode(event.getValue());
    if (event.getValue().codePoints().anyMatch(TreeBuilder::isHalf)) {
      complain(event, "a character is only half there, a lone surrogate", "Type the text anew.");
    }
    String pointer = put(event, value);
    if (event.isPlain() && value.isString() && Scalar.isSpecialInYaml11(event.getValue())) {
      ambiguous.add(pointer);
    }
  }

  private void key(ScalarEvent event) {
    Open mapping = open.peek();
    String key = event.getValue();
    String pointer = Located.child(mapping.pointer, key);
    Location earlier = keys.putIfAbsent(pointer, place(event));
    if (earlier != null) {
      complain(
          event,
          "duplicate key " + Printable.quoted(key) + ", first on line " + earlier.line(),
          "Remove one of the two.");
    }
    if (key.codePoints().anyMatch(TreeBuilder::isInvisible)) {
      complain(
          event,
          "key " + Printable.quoted(key) + " has an invisible character",
          "Type the key anew.");
    }
    if (event.isPlain() && key.equals("<<")) {
      complain(event, "a merge (<<) is not supported", "Write the values out at this place.");
    }
    mapping.key = key;
  }

  /** Hangs the value into the tree; returns its pointer. */
  private String put(Event event, JsonNode value) {
    Open parent = open.peek();
    String pointer = "";
    if (parent == null) {
      root = value;
    } else if (parent.node instanceof ObjectNode mapping) {
      pointer = Located.child(parent.pointer, parent.key);
      mapping.set(parent.key, value);
      parent.key = null;
    } else if (parent.node instanceof ArrayNode list) {
      pointer = Located.child(parent.pointer, list.size());
      list.add(value);
    }
    values.put(pointer, place(event));
    return pointer;
  }

  private boolean awaitsKey() {
    Open top = open.peek();
    return top != null && top.node instanceof ObjectNode && top.key == null;
  }

  private void untagged(Event event, boolean tagged) {
    if (tagged) {
      complain(event, "a tag is not supported", "Remove the tag; quote the value if it is text.");
    }
  }

  /** Ends the reading here, with all that was found before. */
  private FindingsException stop(Event event, String message, String remedy) {
    return stop(Finding.error(YamlReader.RULE, place(event), message, remedy));
  }

  FindingsException stop(Finding finding) {
    findings.add(finding);
    return new FindingsException(findings.list());
  }

  private void complain(Event event, String message, String remedy) {
    findings.add(Finding.error(YamlReader.RULE, place(event), message, remedy));
    if (findings.list().size() >= MOST_FINDINGS) {
      throw new FindingsException(findings.list());
    }
  }

  private Location place(Event event) {
    return event
        .getStartMark()
        .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Location.of(file));
  }

  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT || isHalf(point);
  }

  /** Of a pair that is none: no encoding has it. */
  private static boolean isHalf(int point) {
    return Character.getType(point) == Character.SURROGATE;
  }
}
