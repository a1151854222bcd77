package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.railiance.platform.Resources;
import io.railiance.platform.yaml.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** The forms of a review that programs read. */
class ReviewFormsTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDialect(Dialects.getDraft7())
          .getSchema(Resources.text(Path.of("../schemas/review.schema.json")));

  static Stream<RuleFixture> fixtures() {
    return RulesTest.fixtures();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void jsonFitsItsSchema(RuleFixture fixture) {
    JsonNode json = Json.parse(new ReviewReport(fixture.review()).json());
    assertThat(SCHEMA.validate(json)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void sarifNamesTheLineOfEachResult(RuleFixture fixture) {
    JsonNode sarif = Json.parse(new ReviewReport(fixture.review()).sarif());
    for (JsonNode result : sarif.at("/runs/0/results")) {
      JsonNode place = result.at("/locations/0/physicalLocation");
      String file = place.at("/artifactLocation/uri").asString();
      long lines = Resources.text(fixture.folder().resolve(file)).lines().count();
      assertThat(place.at("/region/startLine").asLong()).isBetween(1L, lines);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void junitFailsWhatReachesTheThreshold(RuleFixture fixture) throws Exception {
    Review review = fixture.review();
    String xml = new ReviewReport(review).junit("rejected");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    long failed =
        review.assessments().stream()
            .filter(each -> each.verdict().ordinal() <= RiskClass.REJECTED.ordinal())
            .count();
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo((int) failed);
    assertThat(document.getElementsByTagName("testcase").getLength())
        .isEqualTo(review.assessments().size());
  }
}
