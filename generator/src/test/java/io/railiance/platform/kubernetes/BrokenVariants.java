package io.railiance.platform.kubernetes;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies of a manifest, each with one thing in it changed: a field removed, renamed, added, or a
 * value of another type put in its place. Most are broken, some by chance are not. The same seed
 * gives the same copies.
 */
final class BrokenVariants {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Each is put where a value was; the numbers stand at the edges of what integers may be. */
  private static final List<JsonNode> STRANGERS =
      List.of(
          NODES.nullNode(),
          NODES.booleanNode(true),
          NODES.stringNode("words"),
          NODES.stringNode(""),
          NODES.stringNode("2026-01-01T00:00:00Z"),
          NODES.numberNode(7),
          NODES.numberNode(-1),
          NODES.numberNode(7.5),
          NODES.numberNode(7.0),
          NODES.numberNode(2147483648L),
          NODES.numberNode(new BigInteger("9223372036854775808000")),
          NODES.objectNode(),
          NODES.objectNode().put("stranger", 1),
          NODES.arrayNode(),
          NODES.arrayNode().add("words").add(7).addNull());

  private final JsonNode original;
  private final List<JsonNode> variants = new ArrayList<>();

  private BrokenVariants(JsonNode original) {
    this.original = original;
  }

  /** Up to so many variants, drawn from all there are. */
  static List<JsonNode> of(JsonNode manifest, int limit, long seed) {
    BrokenVariants broken = new BrokenVariants(manifest);
    broken.visit("", manifest);
    Collections.shuffle(broken.variants, new Random(seed));
    return broken.variants.subList(0, Math.min(limit, broken.variants.size()));
  }

  private void visit(String pointer, JsonNode node) {
    if (node instanceof ObjectNode object) {
      changed(pointer, copy -> ((ObjectNode) copy).put("stranger", "added"));
      for (String field : object.propertyNames()) {
        changed(pointer, copy -> ((ObjectNode) copy).remove(field));
        changed(pointer, copy -> rename((ObjectNode) copy, field));
        for (JsonNode stranger : STRANGERS) {
          changed(pointer, copy -> ((ObjectNode) copy).set(field, stranger));
        }
        visit(pointer + "/" + field.replace("~", "~0").replace("/", "~1"), object.get(field));
      }
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        changed(pointer, copy -> ((ArrayNode) copy).remove(index));
        for (JsonNode stranger : STRANGERS) {
          changed(pointer, copy -> ((ArrayNode) copy).set(index, stranger));
        }
        visit(pointer + "/" + i, array.get(i));
      }
    }
  }

  private void changed(String pointer, Consumer<JsonNode> change) {
    JsonNode copy = original.deepCopy();
    change.accept(copy.at(pointer));
    variants.add(copy);
  }

  private static void rename(ObjectNode object, String field) {
    object.set(field + "x", object.remove(field));
  }
}
