package saltus.runtime.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import saltus.runtime.record.JsonLines;

/** How far the samples lie from the truth, each value beside that of two true sets. */
final class MetricSection implements Section {
    /** Smaller probabilities are not told apart. */
    private static final double LEAST = 1e-3;

    @Override
    public String id() {
        return "metrics";
    }

    @Override
    public String title() {
        return "Metrics";
    }

    @Override
    public Optional<Html> of(List<RunView> runs) {
        List<Optional<JsonObject>> last = runs.stream().map(MetricSection::last).toList();
        List<Map<String, JsonObject>> scores = last.stream()
                .map(measured -> measured.map(MetricSection::scores).orElse(Map.of()))
                .toList();
        Map<String, Boolean> names = new LinkedHashMap<>();
        scores.forEach(map -> map.keySet().forEach(name -> names.put(name, true)));
        if (names.isEmpty()) {
            return Optional.empty();
        }
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element("p class=\"note\"", note(last)));
        parts.add(runs.size() == 1 ? one(scores.get(0)) : several(runs, scores, names));
        return Optional.of(Html.joined(parts));
    }

    /** The measurement of the end, or the latest one on the way. */
    private static Optional<JsonObject> last(RunView run) {
        List<JsonObject> measured = run.measured();
        return run.last()
                .or(() -> measured.isEmpty() ? Optional.empty() : Optional.of(measured.get(measured.size() - 1)));
    }

    /** Scores of a measurement by metric. */
    static Map<String, JsonObject> scores(JsonObject measured) {
        Map<String, JsonObject> scores = new LinkedHashMap<>();
        if (measured.get("scores") instanceof JsonArray array) {
            for (JsonElement element : array) {
                if (element instanceof JsonObject score) {
                    JsonLines.text(score, "metric").ifPresent(name -> scores.put(name, score));
                }
            }
        }
        return scores;
    }

    /** A number within the floor of a score. */
    static OptionalDouble floor(JsonObject score, String name) {
        return score.get("floor") instanceof JsonObject floor ? JsonLines.number(floor, name) : OptionalDouble.empty();
    }

    private static Html note(List<Optional<JsonObject>> last) {
        List<String> clauses = new ArrayList<>();
        last.stream().flatMap(Optional::stream).findFirst().ifPresent(measured -> {
            JsonLines.number(measured, "samples").ifPresent(n -> clauses.add(Numbers.words(n) + " samples"));
            JsonLines.number(measured, "evaluations")
                    .ifPresent(n -> clauses.add(n == 1 ? "one step" : Numbers.words(n) + " steps"));
            JsonLines.number(measured, "step").ifPresent(n -> clauses.add("after training step " + Numbers.words(n)));
        });
        return Html.text(String.join(", ", clauses)
                + ". The floor is what two true sets of that size have; 'by chance' is the probability that true samples would be as bad."
                + " Below a value stands its interval of 95 %, where the metric knows one.");
    }

    private static Html one(Map<String, JsonObject> scores) {
        List<Html> head = Stream.of("metric", "value", "floor", "±", "ratio", "by chance", "")
                .map(Html::text)
                .toList();
        List<Html> rows = new ArrayList<>();
        scores.forEach((name, score) -> rows.add(Html.row(
                "tr",
                Html.text(name),
                Stream.of(
                        Html.joined(List.of(number(JsonLines.number(score, "value")), interval(score))),
                        number(floor(score, "mean")),
                        number(floor(score, "spread")),
                        number(ratio(score)),
                        Html.text(chance(JsonLines.number(score, "p"))),
                        worst(score)))));
        return Html.table(head, rows);
    }

    private static Html several(List<RunView> runs, List<Map<String, JsonObject>> scores, Map<String, Boolean> names) {
        List<Html> rows = new ArrayList<>();
        for (String name : names.keySet()) {
            rows.add(Html.row("tr", Html.text(name), scores.stream().map(run -> cell(run.get(name)))));
        }
        return Html.table(SideBySide.head(runs), rows);
    }

    private static Html cell(@Nullable JsonObject score) {
        if (score == null) {
            return Html.text("–");
        }
        OptionalDouble ratio = ratio(score);
        String floor = "floor %s ± %s".formatted(words(floor(score, "mean")), words(floor(score, "spread")));
        return Html.joined(List.of(
                Html.element("strong", words(JsonLines.number(score, "value"))),
                Html.text(ratio.isPresent() ? " = %s × floor".formatted(Numbers.words(ratio.getAsDouble())) : ""),
                interval(score),
                Html.element("small", floor)));
    }

    private static OptionalDouble ratio(JsonObject score) {
        OptionalDouble value = JsonLines.number(score, "value");
        OptionalDouble floor = floor(score, "mean");
        // a floor that chance decides is nothing to divide by
        double spread = floor(score, "spread").orElse(0);
        return value.isPresent() && floor.isPresent() && floor.getAsDouble() > spread
                ? OptionalDouble.of(value.getAsDouble() / floor.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Where the value of infinitely many samples lies. */
    private static Html interval(JsonObject score) {
        OptionalDouble low = JsonLines.number(score, "low");
        OptionalDouble high = JsonLines.number(score, "high");
        return low.isPresent() && high.isPresent()
                ? Html.element("small", "%s to %s".formatted(words(low), words(high)))
                : Html.NONE;
    }

    private static String chance(OptionalDouble p) {
        return p.isPresent() && p.getAsDouble() < LEAST ? "< 0.001" : words(p);
    }

    private static Html worst(JsonObject score) {
        return score.get("worst") instanceof JsonObject worst
                ? Html.element(
                        "small",
                        "worst class %s: %s, floor %s"
                                .formatted(
                                        JsonLines.text(worst, "name").orElse("?"),
                                        words(JsonLines.number(worst, "value")),
                                        words(floor(worst, "mean"))))
                : Html.NONE;
    }

    private static Html number(OptionalDouble number) {
        return Html.text(words(number));
    }

    private static String words(OptionalDouble number) {
        return number.isPresent() ? Numbers.words(number.getAsDouble()) : "–";
    }
}
