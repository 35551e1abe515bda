package saltus.runtime.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.program.StepReport;

/**
 * What a run remembers besides its weights: the lines of its log, the sums since the last of them, and how often a step was
 * refused. It is a part of the state: each checkpoint holds all of it, so that a run that was killed goes on with the log of
 * one that was not, whatever has become of the file.
 *
 * <p>A line is a JSON object of means over the steps since the line before: step, loss (weighted), error (unweighted),
 * gradient norm, share of steps whose gradient was clipped, what the pipeline reports besides; then the learning rate and the
 * number of refused steps. Other lines say what was measured on the way ({@code measured}). There is no clock in it.
 */
public final class RunHistory {
    private static final String STEP = "step";
    private static final String LOSS = "loss";
    private static final String REFUSED = "refused";
    private static final String SUMS = "sums";
    private static final String APPLIED = "applied";
    private static final String TOTAL = "refused_in_all";
    private static final String FIRST = "first_refused";
    private static final String IN_A_ROW = "refused_in_a_row";
    private static final String CLIPPED = "clipped";
    private static final String RATE = "learning_rate";
    private static final String MAP = "map";
    private static final String MEASURED = "measured";

    private final List<String> lines = new ArrayList<>();

    /** Sums since the last line, in the order in which they are written. */
    private final Map<String, Double> sums = new LinkedHashMap<>();

    private long applied;
    private long refused;
    private double rate;
    private Refusals refusals = Refusals.NONE;
    private ErrorMap map = new ErrorMap();

    /** A run's history before its first step. */
    public RunHistory() {}

    /**
     * A history as a checkpoint holds it.
     *
     * @param open what {@link #open} gave
     * @param log what {@link #log} gave
     * @throws IllegalArgumentException if these are not what was given
     */
    static RunHistory of(String open, byte[] log) {
        RunHistory history = new RunHistory();
        new String(log, StandardCharsets.UTF_8).lines().forEach(history.lines::add);
        try {
            JsonObject json = JsonParser.parseString(open).getAsJsonObject();
            for (Map.Entry<String, JsonElement> sum : json.getAsJsonObject(SUMS).entrySet()) {
                history.sums.put(sum.getKey(), Double.parseDouble(sum.getValue().getAsString()));
            }
            history.map = json.has(MAP) ? ErrorMap.of(json.getAsJsonObject(MAP)) : new ErrorMap();
            history.rate = json.has(RATE) ? json.get(RATE).getAsDouble() : 0;
            history.applied = json.get(APPLIED).getAsLong();
            history.refused = json.get(REFUSED).getAsLong();
            history.refusals = new Refusals(
                    json.get(TOTAL).getAsLong(),
                    json.get(FIRST).getAsLong(),
                    json.get(IN_A_ROW).getAsLong());
            return history;
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | ClassCastException
                | UnsupportedOperationException
                | NumberFormatException e) {
            throw new IllegalArgumentException("it is no history of a run", e);
        }
    }

    /**
     * Remembers a step.
     *
     * @param step its number, the first being 1
     * @param settings of the run: when a line ends, what is clipped, the rate
     * @return the line that it ends, if it ends one
     */
    Optional<String> add(long step, StepReport report, TrainingSettings settings) {
        rate = settings.learningRate(step - 1);
        if (report.applied()) {
            applied++;
            sum(LOSS, report.loss());
            sum("error", report.error());
            sum("gradient_norm", report.gradientNorm());
            if (Double.isFinite(settings.clip())) {
                sum(CLIPPED, report.gradientNorm() > settings.clip() ? 1 : 0);
            }
            new TreeMap<>(report.diagnostics()).forEach(this::sum);
        } else {
            refused++;
        }
        report.rows().ifPresent(map::add);
        refusals = refusals.and(step, report.applied());
        return step % settings.logEvery() == 0 ? Optional.of(close(step)) : Optional.empty();
    }

    private void sum(String name, double value) {
        sums.merge(name, value, Double::sum);
    }

    private String close(long step) {
        JsonObject line = line(step);
        sums.clear();
        applied = 0;
        refused = 0;
        map.fade();
        return append(line);
    }

    /**
     * A line for the steps since the last one, for a run that ends between two: it is shown and not remembered, so that a run
     * that goes on is one that was never stopped.
     */
    Optional<String> rest(long step) {
        return applied + refused == 0
                ? Optional.empty()
                : Optional.of(line(step).toString());
    }

    private JsonObject line(long step) {
        JsonObject line = new JsonObject();
        line.addProperty(STEP, step);
        sums.forEach((name, sum) -> {
            if (Double.isFinite(sum)) { // others have no spelling in JSON
                line.addProperty(name, sum / applied);
            }
        });
        line.addProperty(RATE, rate);
        line.addProperty(REFUSED, refused);
        return line;
    }

    /** Remembers what was measured while the run trains. */
    String measured(MeasuredSamples samples) {
        JsonObject line = new JsonObject();
        line.addProperty(STEP, samples.step());
        line.add(MEASURED, samples.json());
        return append(line);
    }

    /** What was measured while the run trained, in the order of steps. */
    public List<MeasuredSamples> measured() {
        return lines.stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(line -> line.has(MEASURED))
                .map(line -> MeasuredSamples.of(line.getAsJsonObject(MEASURED)))
                .toList();
    }

    /** Where the design was hard to learn of late. */
    ErrorMap errors() {
        return map;
    }

    /**
     * Remembers that the run goes on though it is another one than it was.
     *
     * @param step after which
     * @param differences between the two, one clause each
     */
    void goesOnAnyway(long step, List<String> differences) {
        JsonArray clauses = new JsonArray();
        differences.forEach(clauses::add);
        JsonObject line = new JsonObject();
        line.addProperty(STEP, step);
        line.add("anyway", clauses);
        append(line);
    }

    private String append(JsonObject line) {
        lines.add(line.toString());
        return line.toString();
    }

    /** The steps that were refused. */
    public Refusals refusals() {
        return refusals;
    }

    /** The lines so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * The means of the loss and the steps at which they were written, those since the last line included.
     *
     * @param made steps that the run has made
     */
    public Curve losses(long made) {
        List<JsonObject> with = Stream.concat(lines.stream(), rest(made).stream())
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(line -> line.has(LOSS))
                .toList();
        return new Curve(
                with.stream().mapToLong(line -> line.get(STEP).getAsLong()).toArray(),
                with.stream().mapToDouble(line -> line.get(LOSS).getAsDouble()).toArray());
    }

    /**
     * A quantity over steps.
     *
     * @param steps rising
     * @param values as many
     */
    @SuppressWarnings("ArrayRecordComponent") // two columns on their way to a picture
    public record Curve(long[] steps, double[] values) {
        /** True if there is nothing to draw. */
        public boolean isEmpty() {
            return steps.length == 0;
        }
    }

    /** The log as a file holds it. */
    byte[] log() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What is not yet in a line, exact to the bit. */
    String open() {
        JsonObject json = new JsonObject();
        JsonObject open = new JsonObject();
        // as text, which may also be that of an infinite number
        sums.forEach((name, sum) -> open.addProperty(name, String.valueOf(sum)));
        json.add(SUMS, open);
        json.add(MAP, map.exact());
        json.addProperty(RATE, rate);
        json.addProperty(APPLIED, applied);
        json.addProperty(REFUSED, refused);
        json.addProperty(TOTAL, refusals.total());
        json.addProperty(FIRST, refusals.first());
        json.addProperty(IN_A_ROW, refusals.inARow());
        return json.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunHistory that && open().equals(that.open()) && Arrays.equals(log(), that.log());
    }

    @Override
    public int hashCode() {
        return open().hashCode();
    }
}
