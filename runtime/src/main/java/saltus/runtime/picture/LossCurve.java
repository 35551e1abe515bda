package saltus.runtime.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import saltus.runtime.Headless;

/** Draws the loss over the steps of a training: each value as a light line, their running mean as a dark one. */
public final class LossCurve {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 460;
    private static final int SCALE = 2;

    private LossCurve() {}

    /**
     * Writes a picture, replacing a file of that name. The loss has a logarithmic axis, unless one of the values is 0 or
     * below, as some objectives have it.
     *
     * @param target a path in a folder that exists
     * @param steps ascending
     * @param losses one for each step; those that are not finite are left out
     * @throws saltus.runtime.BadInputException if no loss is finite, if the disk refuses, or if the machine has no fonts
     * @throws IllegalArgumentException if the arrays are not of the same length
     */
    public static void write(Path target, String title, long[] steps, double[] losses) {
        Headless.prefer();
        Png.write(target, paint(title, LossPoints.finite(steps, losses)));
    }

    private static BufferedImage paint(String title, LossPoints points) {
        PlotStyle.requireFonts();
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("step")
                .yAxisTitle(points.positive() ? "loss (log scale)" : "loss")
                .build();
        style(chart, points);
        add(chart, "each value", points, ColorRamp.at(0), 1);
        add(chart, "running mean", points.smoothed(), ColorRamp.at(0.75), 2.2f);
        BufferedImage image = new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        chart.paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        return image;
    }

    private static void style(XYChart chart, LossPoints points) {
        XYStyler styler = chart.getStyler();
        styler.setLocale(Locale.ROOT); // a run looks the same in every country
        styler.setYAxisLogarithmic(points.positive());
        // A loss often stays within one decade, which would get no mark at all.
        styler.setYAxisLogarithmicDecadeOnly(false);
        styler.setYAxisTickLabelsFormattingFunction(LossLabels.of(points));
        styler.setXAxisTickMarkSpacingHint(110);
        // Values in equal steps would get their marks at values instead of at round numbers.
        styler.setXAxisMax(points.beyondLastStep());
        styler.setChartTitlePadding(12);
        styler.setChartBackgroundColor(PlotStyle.PAPER);
        styler.setChartFontColor(PlotStyle.INK);
        styler.setChartTitleFont(PlotStyle.TITLE);
        styler.setChartTitleBoxVisible(false);
        styler.setAxisTitleFont(PlotStyle.SUBTITLE);
        styler.setAxisTickLabelsFont(PlotStyle.TICK);
        styler.setAxisTickLabelsColor(PlotStyle.SOFT_INK);
        styler.setAxisTicksLineVisible(false);
        styler.setPlotBackgroundColor(PlotStyle.PAPER);
        styler.setPlotBorderColor(PlotStyle.FRAME);
        styler.setPlotGridLinesColor(PlotStyle.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setPlotMargin(0);
        styler.setChartPadding(16);
        styler.setLegendPosition(Styler.LegendPosition.InsideNE);
        styler.setLegendBorderColor(PlotStyle.PAPER);
        styler.setLegendFont(PlotStyle.SUBTITLE);
    }

    private static void add(XYChart chart, String name, LossPoints points, Color color, float width) {
        XYSeries series = chart.addSeries(name, points.steps(), points.losses());
        // One value alone makes no line.
        series.setMarker(points.steps().length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setMarkerColor(color);
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
}
