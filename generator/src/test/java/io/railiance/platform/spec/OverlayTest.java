package io.railiance.platform.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.railiance.platform.yaml.Json;
import org.junit.jupiter.api.Test;

class OverlayTest {
  @Test
  void mergesMappingsAndReplacesAllElse() {
    assertThat(
            Overlay.merge(
                Json.parse("{\"a\":{\"b\":1,\"c\":[1,2]},\"d\":{\"e\":1}}"),
                Json.parse("{\"a\":{\"c\":[3]},\"d\":2,\"f\":3}")))
        .isEqualTo(Json.parse("{\"a\":{\"b\":1,\"c\":[3]},\"d\":2,\"f\":3}"));
  }

  @Test
  void leavesWhatLiesBelowAsItIs() {
    var below = Json.parse("{\"a\":{\"b\":1}}");
    Overlay.merge(below, Json.parse("{\"a\":{\"b\":2}}"));
    assertThat(below).isEqualTo(Json.parse("{\"a\":{\"b\":1}}"));
  }
}
