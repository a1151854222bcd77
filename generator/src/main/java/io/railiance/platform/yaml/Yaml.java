package io.railiance.platform.yaml;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/**
 * Trees written as YAML that every reader, 1.1 or 1.2, reads alike: block style, and quotes round
 * every string that either takes for something else.
 *
 * <pre>{@code
 * image:
 *   repository: valkey/valkey
 *   tag: "9.1.2"
 * }</pre>
 */
public final class Yaml {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                  .disable(YAMLWriteFeature.SPLIT_LINES)
                  .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                  .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                  .stringQuotingChecker(new Quoting())
                  .build())
          .build();

  private Yaml() {}

  public static String write(JsonNode tree) {
    return MAPPER.writeValueAsString(tree);
  }

  /** Whether a string is quoted. */
  private static final class Quoting extends StringQuotingChecker {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteName(String name) {
      return Scalar.needsQuotes(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return Scalar.needsQuotes(value);
    }
  }
}
