package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is only written in another way has no effect. */
class MeaningTest {
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: db}
      spec: {selector: {app: db}, ports: [%s]}
      """;

  private static final String CONTAINER =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: db}
      spec:
        selector: {matchLabels: {app: db}}
        template:
          metadata: {labels: {app: db}}
          spec: {containers: [{name: db, image: web:1.2.3, %s}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{port: 80}|{port: 80, protocol: TCP}",
        "{port: 80}|{port: 80, targetPort: 80}",
        "{port: 80}|{targetPort: 80, port: 80}",
        "{name: a, port: 80}, {name: b, port: 81}|{name: b, port: 81}, {name: a, port: 80}",
      })
  void portsOfAService(String before, String after) {
    assertThat(verdict(SERVICE, before, after)).isEqualTo(RiskClass.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resources: {limits: {cpu: 1}}|resources: {limits: {cpu: 1000m}}",
        "resources: {limits: {memory: 1Gi}}|resources: {limits: {memory: 1024Mi}}",
        "resources: {limits: {memory: 1Gi}}|resources: {limits: {memory: \"1073741824\"}}",
        "livenessProbe: {tcpSocket: {port: 80}}|livenessProbe: {tcpSocket: {port: 80},"
            + " timeoutSeconds: 1}",
        "ports: [{containerPort: 80}]|ports: [{containerPort: 80, protocol: TCP}]",
        "env: []|stdin: null",
      })
  void fieldsOfAContainer(String before, String after) {
    assertThat(verdict(CONTAINER, before, after)).isEqualTo(RiskClass.NONE);
  }

  /** The API server compares pod templates as they are written, defaults and amounts apart. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "livenessProbe: {tcpSocket: {port: 80}}|livenessProbe: {tcpSocket: {port: \"80\"}}",
        "args: [a, b]|args: [b, a]",
        "env: [{name: A, value: a}, {name: B, value: b}]|env: [{name: B, value: b}, {name: A,"
            + " value: a}]",
      })
  void whatRestartsPodsAllTheSame(String before, String after) {
    assertThat(verdict(CONTAINER, before, after)).isEqualTo(RiskClass.RESTART);
  }

  private static RiskClass verdict(String form, String before, String after) {
    Review review = RuleFixture.review(tree("before", form, before), tree("after", form, after));
    assertThat(review.objects()).isEqualTo(1);
    assertThat(review.assessments()).hasSize(1);
    return review.verdict();
  }

  private static TreeFiles tree(String name, String form, String inside) {
    return RuleFixture.files(name, Map.of("file.yaml", form.replace("%s", inside)));
  }
}
