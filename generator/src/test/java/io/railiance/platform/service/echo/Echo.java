package io.railiance.platform.service.echo;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.railiance.platform.chart.Chart;
import io.railiance.platform.chart.ChartMetadata;
import io.railiance.platform.chart.Values;
import io.railiance.platform.service.Need;
import io.railiance.platform.service.Order;
import io.railiance.platform.service.Service;
import io.railiance.platform.service.common.Image;
import io.railiance.platform.service.common.Resources;
import io.railiance.platform.service.common.SharedTemplates;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;

/** A toy: it shows how little a service is, and tests the engine. */
public final class Echo implements Service<Echo.Spec, Echo.Wish> {
  public record Spec(
      @NotNull String service,
      @NotNull @Pattern(regexp = "^[A-Za-z ]{1,40}$", message = "letters and blanks")
          String greeting) {}

  public record Wish(@NotNull String release) implements Need {}

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
  public Chart chart(Order<Spec, Wish> order) {
    Image image = Image.of("docker.io", "library/busybox", "1.37.0");
    EchoValues values = new EchoValues(image, Resources.of("10m", "100m", "16Mi", "8Mi"));
    Chart chart =
        new Chart(
            order.spec().source().file(),
            ChartMetadata.of(order.release(), "0.1.0", image.tag(), "An echo."),
            new Values(values, List.of()),
            Map.of("spec", order.spec().value(), "platform", order.platform()));
    return SharedTemplates.addTo(chart).with(Echo.class, "templates/echo.yaml.ftl");
  }
}
