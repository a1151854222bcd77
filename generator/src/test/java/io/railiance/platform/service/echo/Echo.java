package io.railiance.platform.service.echo;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.chart.Chart;
import io.railiance.platform.chart.ChartMetadata;
import io.railiance.platform.chart.Values;
import io.railiance.platform.report.Findings;
import io.railiance.platform.service.Need;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.common.Image;
import io.railiance.platform.service.common.Resources;
import io.railiance.platform.service.common.SecretRecipe;
import io.railiance.platform.service.common.SharedTemplates;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A toy: it shows how little a service is, and tests the engine. */
public final class Echo implements Service<Echo.Spec, Echo.Wish> {
  /** {@code specs/services/echo.yaml}. */
  public record Spec(@NotNull String service, @NotNull String greeting) {}

  /** {@code needs.echo} of a consumer. */
  public record Wish(@NotNull String release) implements Need {}

  /** What an installer may set. */
  public record EchoValues(
      @JsonPropertyDescription("Image of the server.") Image image,
      @JsonPropertyDescription("Requests and limits.") Resources resources) {}

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public Class<Spec> specType() {
    return Spec.class;
  }

  @Override
  public Class<Wish> needType() {
    return Wish.class;
  }

  @Override
  public void check(Order<Spec, Wish> order, Findings findings) {}

  @Override
  public Chart chart(Order<Spec, Wish> order) {
    EchoValues values =
        new EchoValues(
            Image.of("docker.io", "library/busybox", "1.37.0"),
            Resources.of("10m", "100m", "16Mi", "8Mi"));
    return SharedTemplates.addTo(
            new Chart(
                order.spec().source().file(),
                new ChartMetadata(
                    order.release(),
                    "0.1.0",
                    "1.37.0",
                    "An echo.",
                    List.of(),
                    List.of(),
                    new TreeMap<>()),
                new Values(values, List.of()),
                Map.of(
                    "spec",
                    order.spec().value(),
                    "platform",
                    order.platform(),
                    "needs",
                    order.needs())))
        .with(Echo.class, "templates/echo.yaml.ftl");
  }

  @Override
  public List<SecretRecipe> secrets(Order<Spec, Wish> order, JsonNode values) {
    return List.of();
  }

  @Override
  public Map<String, String> scenarios(String release) {
    return Map.of();
  }
}
