package saltus.runtime.sweep.report;

import java.util.List;
import java.util.Locale;
import saltus.runtime.sweep.effect.Estimate;

/** Quality against cost as a picture in a page: a point and an interval for each candidate. */
final class CostPicture {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 420;
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int TOP = 20;
    private static final int BOTTOM = 50;
    private static final int TICKS = 4;
    private static final double MARGIN = 0.05;

    private final List<Ranked> shown;
    private final String metric;
    private final double least;
    private final double most;
    private final double low;
    private final double high;

    CostPicture(List<Ranked> ranked, String metric) {
        this.metric = metric;
        this.shown = ranked.stream()
                .filter(one -> one.estimate().isPresent() && one.evaluations().isPresent())
                .toList();
        this.most = (1 + MARGIN)
                * shown.stream().mapToDouble(CostPicture::cost).max().orElse(1);
        this.least = 0;
        this.low = Math.min(
                0, shown.stream().mapToDouble(one -> estimate(one).low()).min().orElse(0));
        this.high = (1 + MARGIN)
                * shown.stream().mapToDouble(one -> estimate(one).high()).max().orElse(1);
    }

    /** The picture, as a part of a page; nothing if no cost is known. */
    String text() {
        if (shown.isEmpty()) {
            return "";
        }
        StringBuilder svg =
                new StringBuilder("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s against evaluations\">%n"
                        .formatted(WIDTH, HEIGHT, Html.escaped(metric)));
        for (int i = 0; i <= TICKS; i++) {
            double x = least + (most - least) * i / TICKS;
            double y = low + (high - low) * i / TICKS;
            line(svg, "grid", x(x), y(low), x(x), y(high));
            line(svg, "grid", x(least), y(y), x(most), y(y));
            label(svg, "middle", x(x), HEIGHT - BOTTOM + 18, String.format(Locale.ROOT, "%,.0f", x));
            label(svg, "end", LEFT - 6, y(y) + 4, Words.number(y));
        }
        label(svg, "middle", (x(least) + x(most)) / 2, HEIGHT - 8, "forward evaluations of a training");
        shown.forEach(one -> point(svg, one));
        return svg.append("</svg>\n").toString();
    }

    private void point(StringBuilder svg, Ranked one) {
        Estimate estimate = estimate(one);
        String kind = one.candidate().combination().isBase() ? "base" : "other";
        svg.append("<g class=\"%s\"><title>%s: %s %s</title>%n"
                .formatted(
                        kind,
                        Html.escaped(one.candidate().text()),
                        Words.number(estimate.mean()),
                        Words.interval(estimate)));
        line(svg, "interval", x(cost(one)), y(estimate.low()), x(cost(one)), y(estimate.high()));
        svg.append(String.format(
                Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/></g>%n", x(cost(one)), y(estimate.mean())));
    }

    private static void line(StringBuilder svg, String kind, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                kind,
                x1,
                y1,
                x2,
                y2));
    }

    private static void label(StringBuilder svg, String anchor, double x, double y, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                Html.escaped(text)));
    }

    private double x(double cost) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (cost - least) / (most - least);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - low) / (high - low);
    }

    private static double cost(Ranked one) {
        return one.evaluations().orElse(0);
    }

    private static Estimate estimate(Ranked one) {
        return one.estimate().orElseThrow();
    }
}
