package io.railiance.platform.measure;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;

/**
 * A chart as an SVG file, such as {@code docs/benchmarks/time.svg}. The same chart gives the same
 * bytes.
 */
final class Picture {

  private Picture() {}

  /** Writes {@code chart} to {@code file}; makes its folder. */
  static void write(Chart<?, ?> chart, Path file) {
    write(List.of(chart), 1, file);
  }

  /** Charts of one size side by side, {@code columns} in a row. */
  static void write(List<? extends Chart<?, ?>> charts, int columns, Path file) {
    int width = charts.get(0).getWidth();
    int height = charts.get(0).getHeight();
    int rows = (charts.size() + columns - 1) / columns;
    var context = SVGGeneratorContext.createDefault(emptySvg());
    context.setPrecision(1);
    var graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(columns * width, rows * height));
    for (int i = 0; i < charts.size(); i++) {
      var cell = (Graphics2D) graphics.create();
      cell.translate((i % columns) * width, (i / columns) * height);
      charts.get(i).paint(cell, width, height);
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        graphics.stream(writer, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document emptySvg() {
    try {
      var dom =
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().getDOMImplementation();
      return dom.createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
