package io.railiance.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void a_table_is_markdown() {
    assertThat(new Table("releases", "s").row(1, 2.1).row(10, 3.5))
        .hasToString("| releases | s |\n|---|---|\n| 1 | 2.1 |\n| 10 | 3.5 |\n");
  }
}
