package io.railiance.platform.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

class PictureTest {

  @TempDir Path folder;

  @Test
  void a_chart_becomes_an_svg_and_always_the_same_bytes() throws IOException {
    assumeTrue(
        System.getenv("CI") != null || Files.isDirectory(Path.of("/etc/fonts")),
        "no fonts: install fontconfig");
    Path first = folder.resolve("pictures/a.svg");
    Path second = folder.resolve("pictures/b.svg");
    Picture.write(chart(), first);
    Picture.write(chart(), second);
    assertThat(Files.readString(first)).contains("<svg", "<path");
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
  }

  private static XYChart chart() {
    XYChart chart =
        new XYChartBuilder().width(600).height(400).title("Seconds over releases").build();
    chart.addSeries("cold", new double[] {1, 10, 100}, new double[] {2, 3, 9});
    return chart;
  }
}
