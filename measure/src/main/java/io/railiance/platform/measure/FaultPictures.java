package io.railiance.platform.measure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Outcomes as charts: how long, with each repetition a point; and how it went, in one of them. */
final class FaultPictures {

  private static final Color SERVICE = new Color(0x1f, 0x77, 0xb4);
  private static final Color SENTINEL = new Color(0xff, 0x7f, 0x0e);
  private static final Color GOAL = new Color(0x55, 0x55, 0x55);

  private FaultPictures() {}

  /** One row a fault, one point a repetition, seconds on a logarithmic axis. */
  static XYChart outages(List<Outcome> outcomes) {
    XYChart chart =
        new XYChartBuilder()
            .width(900)
            .height(110 + 30 * outcomes.size())
            .theme(ChartTheme.XChart)
            .title("Seconds without an acknowledged write")
            .build();
    int rows = outcomes.size();
    style(chart);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setXAxisMin(0.01);
    chart.getStyler().setXAxisMax(1000.0);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisMax(rows + 1.0);
    chart.getStyler().setYAxisTickMarkSpacingHint(20);
    chart.getStyler().setyAxisTickLabelsFormattingFunction(y -> title(outcomes, rows - y));
    points(chart, "through the Service", outcomes, Way.PROXY, 0.14, SERVICE, SeriesMarkers.CIRCLE);
    points(chart, "asking Sentinel", outcomes, Way.SENTINEL, -0.14, SENTINEL, SeriesMarkers.CIRCLE);
    goals(chart, outcomes);
    return chart;
  }

  private static String title(List<Outcome> outcomes, double row) {
    boolean isRow = row == Math.rint(row) && row >= 0 && row < outcomes.size();
    return isRow ? outcomes.get((int) row).fault().title() : " ";
  }

  private static void points(
      XYChart chart,
      String name,
      List<Outcome> outcomes,
      Way way,
      double above,
      Color color,
      Marker marker) {
    var seconds = new ArrayList<Double>();
    var rows = new ArrayList<Double>();
    for (int row = 0; row < outcomes.size(); row++) {
      for (Repetition repetition : outcomes.get(row).repetitions()) {
        seconds.add(repetition.outage(way));
        rows.add(outcomes.size() - row + above);
      }
    }
    var series = chart.addSeries(name, seconds, rows);
    series.setMarker(marker);
    series.setMarkerColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 150));
  }

  private static void goals(XYChart chart, List<Outcome> outcomes) {
    var seconds = new ArrayList<Double>();
    var rows = new ArrayList<Double>();
    for (int row = 0; row < outcomes.size(); row++) {
      seconds.add(outcomes.get(row).fault().goal());
      rows.add((double) outcomes.size() - row);
    }
    var series = chart.addSeries("goal", seconds, rows);
    series.setMarker(SeriesMarkers.CROSS);
    series.setMarkerColor(GOAL);
  }

  /** Writes per second of all clients that the fault does not hit itself; it begins at 0. */
  static XYChart curve(Repetition repetition) {
    XYChart chart =
        new XYChartBuilder()
            .width(300)
            .height(190)
            .theme(ChartTheme.XChart)
            .title(repetition.fault().title())
            .build();
    style(chart);
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Line);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setXAxisDecimalPattern("0");
    chart.getStyler().setYAxisDecimalPattern("0");
    line(chart, repetition, Way.SENTINEL, SENTINEL);
    line(chart, repetition, Way.PROXY, SERVICE);
    return chart;
  }

  private static void line(XYChart chart, Repetition repetition, Way way, Color color) {
    Curve curve = Curve.of(repetition, way);
    var series = chart.addSeries(way.toString(), curve.seconds(), curve.perSecond());
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(1.2f));
  }

  private static void style(XYChart chart) {
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setChartTitleBoxVisible(false);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setMarkerSize(7);
  }
}
