package saltus.runtime.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Curves in one frame, as the page's script draws them. */
final class Chart {
    /** Longer curves are drawn by means over as many pieces. */
    static final int MOST_POINTS = 2000;

    private final JsonObject json = new JsonObject();
    private final JsonArray series = new JsonArray();

    /**
     * A frame without curves.
     *
     * @param says what is drawn, in some words
     * @param axis what the horizontal axis is
     */
    Chart(String title, String says, String axis) {
        json.addProperty("title", title);
        json.addProperty("says", says);
        json.addProperty("axis", axis);
        json.add("series", series);
    }

    /**
     * Adds a curve.
     *
     * @param run whose colour it has
     * @param x rising
     * @param y as many
     */
    void add(int run, String label, List<? extends Number> x, List<Double> y) {
        add(run, label, x, y, false);
    }

    /** Adds what a curve is to be compared with. */
    void addFloor(int run, String label, List<? extends Number> x, List<Double> y) {
        add(run, label, x, y, true);
    }

    private void add(int run, String label, List<? extends Number> x, List<Double> y, boolean isFloor) {
        if (x.isEmpty()) {
            return;
        }
        int piece = (x.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<Double> places = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int from = 0; from < x.size(); from += piece) {
            int to = Math.min(x.size(), from + piece);
            places.add(x.get(to - 1).doubleValue());
            values.add(numbers(y.subList(from, to)).average().orElse(Double.NaN));
        }
        JsonObject one = new JsonObject();
        one.addProperty("run", run);
        one.addProperty("label", label);
        one.add("x", Numbers.json(numbers(places)));
        one.add("y", Numbers.json(numbers(values)));
        if (isFloor) {
            one.addProperty("floor", true);
        }
        series.add(one);
    }

    private static DoubleStream numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue);
    }

    JsonObject json() {
        return json;
    }
}
