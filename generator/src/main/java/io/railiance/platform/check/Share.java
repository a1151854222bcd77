package io.railiance.platform.check;

import tools.jackson.databind.JsonNode;

/** A number, or a percentage that Kubernetes rounds up: {@code 1}, {@code 25%}. */
final class Share {
  private Share() {}

  /** What is neither, and is refused by the API server, counts as nothing. */
  static int of(JsonNode amount, int whole) {
    String text = amount.asString("0");
    if (!text.matches("[0-9]{1,9}%?")) {
      return 0;
    }
    return text.endsWith("%")
        ? (int) Math.ceil(Integer.parseInt(text.replace("%", "")) * whole / 100.0)
        : Integer.parseInt(text);
  }
}
