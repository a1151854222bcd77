package io.railiance.platform.measure;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Outcomes as charts: how long, with each repetition a point; and how it went, in one of them. */
final class FaultPictures {

  private static final Color FIRST = new Color(0x1f, 0x77, 0xb4);
  private static final Color SECOND = new Color(0xff, 0x7f, 0x0e);
  private static final Color GOAL = new Color(0x55, 0x55, 0x55);

  private FaultPictures() {}

  /** A column for each fault, a point for each repetition, seconds on a logarithmic axis. */
  static CategoryChart outages(List<Outcome> outcomes) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(1100)
            .height(600)
            .theme(ChartTheme.XChart)
            .title("Seconds without an acknowledged write")
            .build();
    style(chart.getStyler());
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Scatter);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(0.05);
    chart.getStyler().setXAxisLabelRotation(60);
    List<Way> ways = outcomes.get(0).fault().subject().ways();
    points(chart, outcomes, ways.get(0), FIRST, SeriesMarkers.CIRCLE);
    points(chart, outcomes, ways.get(1), SECOND, SeriesMarkers.DIAMOND);
    var goals = outcomes.stream().map(outcome -> outcome.fault().goal()).toList();
    add(chart, "goal", outcomes, goals, GOAL, SeriesMarkers.CROSS);
    return chart;
  }

  /** XChart has one point for a column and a series: so there is a series for each repetition. */
  private static void points(
      CategoryChart chart, List<Outcome> outcomes, Way way, Color color, Marker marker) {
    String name = way.title();
    int most = outcomes.stream().mapToInt(outcome -> outcome.repetitions().size()).max().orElse(0);
    for (int i = 0; i < most; i++) {
      var seconds = new ArrayList<Double>();
      for (Outcome outcome : outcomes) {
        boolean done = i < outcome.repetitions().size();
        seconds.add(done ? outcome.repetitions().get(i).outage(way) : null);
      }
      add(chart, i == 0 ? name : name + " " + i, outcomes, seconds, pale(color), marker)
          .setShowInLegend(i == 0);
    }
  }

  private static CategorySeries add(
      CategoryChart chart,
      String name,
      List<Outcome> outcomes,
      List<Double> seconds,
      Color color,
      Marker marker) {
    var titles = outcomes.stream().map(outcome -> outcome.fault().title()).toList();
    var series = chart.addSeries(name, titles, seconds);
    series.setMarker(marker);
    series.setMarkerColor(color);
    return series;
  }

  /** Writes per second of all clients that the fault does not hit itself; it begins at 0. */
  static XYChart curve(Repetition repetition) {
    XYChart chart =
        new XYChartBuilder()
            .width(340)
            .height(190)
            .theme(ChartTheme.XChart)
            .title(repetition.fault().title())
            .build();
    style(chart.getStyler());
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Area);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setXAxisDecimalPattern("0");
    chart.getStyler().setYAxisTickMarkSpacingHint(50);
    chart.getStyler().setYAxisDecimalPattern("0");
    List<Way> ways = repetition.fault().subject().ways();
    area(chart, repetition, ways.get(1), SECOND);
    area(chart, repetition, ways.get(0), FIRST);
    return chart;
  }

  /** An area without its line, for XChart draws a line as one element for each of its points. */
  private static void area(XYChart chart, Repetition repetition, Way way, Color color) {
    Curve curve = Curve.of(repetition, way);
    var series = chart.addSeries(way.key(), curve.seconds(), curve.perSecond());
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(SeriesLines.NONE);
    series.setFillColor(pale(color));
  }

  private static Color pale(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 150);
  }

  private static void style(AxesChartStyler style) {
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setChartTitleBoxVisible(false);
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
    style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    style.setMarkerSize(6);
  }
}
