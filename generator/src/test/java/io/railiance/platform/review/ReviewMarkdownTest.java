package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReviewMarkdownTest {
  @Test
  void fitsIntoACommentWhateverTheSize() {
    String text = new ReviewMarkdown(many(2000)).write();
    assertThat(text.getBytes(StandardCharsets.UTF_8).length)
        .isBetween(50_000, ReviewMarkdown.LONGEST);
    assertThat(text).contains("more changes do not fit here");
    assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
  }

  @Test
  void isTheSameForTheSameInput() {
    assertThat(new ReviewMarkdown(many(50)).write())
        .isEqualTo(new ReviewMarkdown(many(50)).write());
  }

  @Test
  void showsTextOfUnknownOriginUnchanged() {
    assertThat(Markdown.plain("<img> @all |x| `y` *z*"))
        .isEqualTo("&lt;img&gt; &#64;all \\|x\\| \\`y\\` \\*z\\*");
    assertThat(Markdown.code("a`b")).isEqualTo("``` a`b ```");
  }

  private static Review many(int objects) {
    TreeMap<String, String> olds = new TreeMap<>();
    TreeMap<String, String> news = new TreeMap<>();
    for (int i = 0; i < objects; i++) {
      String service =
          "apiVersion: v1\nkind: Service\nmetadata: {name: s"
              + i
              + "}\nspec: {ports: [{port: %s}]}\n";
      olds.put("production/db/" + i + ".yaml", service.replace("%s", "80"));
      news.put("production/db/" + i + ".yaml", service.replace("%s", "81"));
    }
    return RuleFixture.review(RuleFixture.files("before", olds), RuleFixture.files("after", news));
  }
}
