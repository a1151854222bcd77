package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Secret holds is never shown, only which key changed. */
class SecretsHiddenTest {
  private static final String HEAD = "apiVersion: v1\nkind: Secret\nmetadata: {name: db}\n";

  private static final String POD =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: db}\n"
          + "spec: {template: {spec: {containers: [{name: a, env: %s}]}}}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data: {password: aHVudGVyMg==}|data: {password: aHVudGVyMw==}",
        "data: {password: aHVudGVyMg==}|data: {}",
        "stringData: {password: hunter2}|stringData: {password: hunter3}",
        "stringData: {password: hunter2}|data: {password: aHVudGVyMw==}",
        "data: {}|stringData: {password: hunter3}",
      })
  void ofASecret(String before, String after) {
    hides(HEAD + before + "\n", HEAD + after + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{name: PASSWORD, value: hunter2}]|[{name: PASSWORD, value: hunter3}]",
        "[{name: PASSWORD, value: hunter2}]|[]",
        "[{name: A, value: a}]|[{name: A, value: a}, {name: PASSWORD, value: hunter3}]",
      })
  void ofAVariable(String before, String after) {
    hides(POD.replace("%s", before), POD.replace("%s", after));
  }

  private static void hides(String before, String after) {
    Review review = RuleFixture.review(tree("before", before), tree("after", after));
    ReviewReport report = new ReviewReport(review);
    assertThat(review.assessments()).hasSize(1);
    String all = report.text(false) + report.markdown() + report.json() + report.sarif();
    assertThat(all + report.junit("none"))
        .containsIgnoringCase("password")
        .contains("(hidden)")
        .doesNotContain("hunter", "aHVudGVy");
  }

  private static TreeFiles tree(String name, String text) {
    return RuleFixture.files(name, Map.of("x.yaml", text));
  }
}
