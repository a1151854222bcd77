package io.railiance.platform.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Values files of the earlier side with the chart of the later one, rendered by Helm. */
class OldValuesTest {
  private static final Map<String, String> CHART =
      Map.of(
          "charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.1.0\n",
          "charts/web/templates/_helpers.tpl", "{{ define \"name\" }}web{{ end }}",
          "charts/web/values.schema.json",
              "{\"properties\": {\"replicas\": {\"type\": \"integer\", \"minimum\": 3}}}",
          "charts/web/templates/map.yaml",
              """
              apiVersion: v1
              kind: ConfigMap
              metadata: {name: {{ include "name" . }}}
              data: {host: {{ required "host is missing" .Values.host }}}
              """);

  @Test
  void whatTheSchemaOrATemplateRefusesIsSaidByHelm() {
    List<ValuesChange> refused =
        OldValues.refused(
            "web",
            tree(
                Map.of(
                    "values/local/web.yaml", "replicas: 1\nhost: a\n",
                    "values/production/web.yaml", "replicas: 3\n",
                    "values/staging/web.yaml", "replicas: 3\nhost: a\n",
                    "values/staging/other.yaml", "replicas: 1\n")),
            tree(CHART),
            "1.34");
    assertThat(refused)
        .extracting(ValuesChange::path)
        .containsExactly("values/local/web.yaml", "values/production/web.yaml");
    assertThat(refused.get(0).words()).contains("replicas");
    assertThat(refused.get(1).words()).contains("host is missing");
  }

  @Test
  void aChartThatRefusesOldValuesAsksForAMajorVersion() {
    ChartChange change = new ChartChange("web", "1.0.0", "1.0.1", List.of(), Bump.PATCH);
    assertThat(change.with(List.of())).isSameAs(change);
    ValuesChange fails = new ValuesChange(Bump.MAJOR, "fails", "values/local/web.yaml", "no host");
    assertThat(change.with(List.of(fails)).headline())
        .isEqualTo("web 1.0.0 -> 1.0.1: breaks values files; the version must be at least 2.0.0");
  }

  private static TreeFiles tree(Map<String, String> files) {
    return new TreeFiles("x", new TreeMap<>(files), "helm/");
  }
}
