package saltus.runtime.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The squared error of a design by time and by the length of its steps.
 *
 * @param step after which
 * @param times edges of the bins of t
 * @param gaps edges of the bins of t - r
 * @param error means by bin of t, then of t - r; NaN where there are none
 * @param rows how many there were of each, in the same order
 */
record ErrorMap(long step, List<Double> times, List<Double> gaps, List<List<Double>> error, List<List<Double>> rows) {
    private static final int MOST_BINS = 200;

    /** The map of a file; empty if it is damaged. */
    static Optional<ErrorMap> of(JsonObject json) {
        try {
            ErrorMap map = new ErrorMap(
                    json.get("step").getAsLong(),
                    numbers(json.get("t")),
                    numbers(json.get("gap")),
                    lists(json.get("error")),
                    lists(json.get("rows")));
            return map.isWhole() ? Optional.of(map) : Optional.empty();
        } catch (RuntimeException damaged) { // of every kind, for the file may be anything
            return Optional.empty();
        }
    }

    private boolean isWhole() {
        int outer = times.size() - 1;
        int inner = gaps.size() - 1;
        return outer >= 1
                && inner >= 1
                && outer <= MOST_BINS
                && inner <= MOST_BINS
                && error.size() == outer
                && rows.size() == outer
                && error.stream().allMatch(list -> list.size() == inner)
                && rows.stream().allMatch(list -> list.size() == inner);
    }

    /** The mean over all rows of each bin of t; NaN where there are none. */
    List<Double> byTime() {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < error.size(); i++) {
            means.add(mean(error.get(i), rows.get(i)));
        }
        return means;
    }

    /** The same by bin of t - r. */
    List<Double> byGap() {
        List<Double> means = new ArrayList<>();
        for (int j = 0; j < gaps.size() - 1; j++) {
            int column = j;
            means.add(mean(
                    error.stream().map(list -> list.get(column)).toList(),
                    rows.stream().map(list -> list.get(column)).toList()));
        }
        return means;
    }

    private static double mean(List<Double> values, List<Double> weights) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isNaN() && weights.get(i) > 0) {
                sum += values.get(i) * weights.get(i);
                weight += weights.get(i);
            }
        }
        return sum / weight;
    }

    /** The middles of bins. */
    static List<Double> middles(List<Double> edges) {
        List<Double> middles = new ArrayList<>();
        for (int i = 1; i < edges.size(); i++) {
            middles.add((edges.get(i - 1) + edges.get(i)) / 2);
        }
        return middles;
    }

    private static List<List<Double>> lists(JsonElement json) {
        List<List<Double>> lists = new ArrayList<>();
        ((JsonArray) json).forEach(list -> lists.add(numbers(list)));
        return lists;
    }

    private static List<Double> numbers(JsonElement json) {
        List<Double> numbers = new ArrayList<>();
        ((JsonArray) json).forEach(number -> numbers.add(number.isJsonNull() ? Double.NaN : number.getAsDouble()));
        return numbers;
    }
}
