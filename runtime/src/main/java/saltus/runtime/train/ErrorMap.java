package saltus.runtime.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Arrays;
import saltus.runtime.program.RowErrors;

/**
 * Where a design is hard to learn: the mean error of rows by their start t and by how far they leap, t - r. Rows fade with
 * age, so that it shows the training of late. It is a part of what a run remembers.
 */
final class ErrorMap {
    /** Bins of an axis, each over [0, 1]. */
    static final int BINS = 10;

    /** What a line of the log leaves of the rows before it. */
    private static final double FADING = 0.9;

    private static final String ERRORS = "errors";
    private static final String ROWS = "rows";

    private final double[] errors = new double[BINS * BINS];
    private final double[] rows = new double[BINS * BINS];

    /** An empty map. */
    ErrorMap() {}

    /**
     * A map as a checkpoint holds it.
     *
     * @throws RuntimeException if it is none
     */
    static ErrorMap of(JsonObject json) {
        ErrorMap map = new ErrorMap();
        read(json.getAsJsonArray(ERRORS), map.errors);
        read(json.getAsJsonArray(ROWS), map.rows);
        return map;
    }

    private static void read(JsonArray texts, double[] numbers) {
        if (texts.size() != numbers.length) {
            throw new IllegalStateException("a map of errors has " + numbers.length + " bins");
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(texts.get(i).getAsString());
        }
    }

    /** Adds the rows of a step. */
    void add(RowErrors step) {
        for (int i = 0; i < step.error().length; i++) {
            if (Double.isFinite(step.error()[i])) {
                int bin = bin(step.t()[i]) * BINS + bin(step.t()[i] - step.r()[i]);
                errors[bin] += step.error()[i];
                rows[bin]++;
            }
        }
    }

    private static int bin(double time) {
        return (int) Math.max(0, Math.min(BINS - 1, Math.floor(time * BINS)));
    }

    /** Lets all rows so far count for less. */
    void fade() {
        for (int i = 0; i < rows.length; i++) {
            errors[i] *= FADING;
            rows[i] *= FADING;
        }
    }

    /** True if there is nothing in it. */
    boolean isEmpty() {
        return Arrays.stream(rows).allMatch(n -> n == 0);
    }

    /** As a checkpoint holds it, exact to the bit. */
    JsonObject exact() {
        JsonObject json = new JsonObject();
        json.add(ERRORS, texts(errors));
        json.add(ROWS, texts(rows));
        return json;
    }

    private static JsonArray texts(double... numbers) {
        JsonArray texts = new JsonArray();
        Arrays.stream(numbers).mapToObj(String::valueOf).forEach(texts::add);
        return texts;
    }

    /**
     * For people and their tools: {@code t} and {@code gap} are the edges of the bins, {@code error} the means, by t and then
     * by t - r, null where there were no rows, {@code rows} how many count.
     */
    JsonObject shown(long step) {
        JsonObject json = new JsonObject();
        json.addProperty("step", step);
        json.add("t", edges());
        json.add("gap", edges());
        JsonArray means = new JsonArray();
        JsonArray counts = new JsonArray();
        for (int t = 0; t < BINS; t++) {
            JsonArray line = new JsonArray();
            JsonArray number = new JsonArray();
            for (int gap = 0; gap < BINS; gap++) {
                int bin = t * BINS + gap;
                if (rows[bin] > 0 && Double.isFinite(errors[bin])) {
                    line.add(errors[bin] / rows[bin]);
                } else {
                    line.add(JsonNull.INSTANCE);
                }
                number.add(rows[bin]);
            }
            means.add(line);
            counts.add(number);
        }
        json.add("error", means);
        json.add(ROWS, counts);
        return json;
    }

    private static JsonArray edges() {
        JsonArray edges = new JsonArray();
        for (int i = 0; i <= BINS; i++) {
            edges.add((double) i / BINS);
        }
        return edges;
    }
}
