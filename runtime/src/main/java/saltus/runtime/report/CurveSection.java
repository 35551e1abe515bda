package saltus.runtime.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import saltus.runtime.record.JsonLines;
import saltus.runtime.record.WeightDistributions;

/** Everything that was measured while a run trained, over its steps. */
final class CurveSection implements Section {
    private static final String STEP = "step";
    private static final String SPEED = "steps a second";
    private static final String WEIGHTS = "weights";

    /** What the usual columns of a log are. */
    private static final Map<String, String> SAYS = Map.of(
            "loss",
            "what is minimised, weighted",
            "error",
            "squared, unweighted",
            "gradient_norm",
            "before it is clipped",
            "clipped",
            "share of steps with a clipped gradient",
            "refused",
            "steps without finite numbers since the line before",
            "effective_sample_size",
            "of plug-in velocities, in rows",
            "start_left",
            "share of the first weights in the average",
            SPEED,
            "since the line before",
            WEIGHTS,
            "root mean square of all");

    @Override
    public String id() {
        return "curves";
    }

    @Override
    public String title() {
        return "Curves";
    }

    @Override
    public Optional<Html> of(List<RunView> runs) {
        Map<String, Map<Integer, Map<Long, Double>>> columns = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            collect(runs.get(i), i, columns);
        }
        JsonArray charts = new JsonArray();
        List<String> constant = new ArrayList<>();
        columns.forEach((name, curves) -> {
            Optional<Double> same = constant(curves);
            if (same.isPresent()) {
                constant.add(words(name) + " " + Numbers.words(same.get()));
            } else {
                charts.add(chart(runs, name, curves));
            }
        });
        metrics(runs).forEach(chart -> charts.add(chart.json()));
        if (charts.isEmpty()) {
            return Optional.empty();
        }
        JsonObject data = new JsonObject();
        data.add("charts", charts);
        data.add("seconds", seconds(runs));
        List<Html> parts = new ArrayList<>(List.of(controls(), Html.element("div class=\"charts\" id=\"charts\"")));
        if (!constant.isEmpty()) {
            parts.add(Html.element("p class=\"note\"", "The same at every line: " + String.join(", ", constant) + "."));
        }
        parts.add(Page.data("curvedata", data));
        return Optional.of(Html.joined(parts));
    }

    private static Html controls() {
        return new Html("""
                <div class="controls">
                <label>Smoothing <input type="range" id="smooth" min="0" max="99" value="0"></label>
                <label><input type="checkbox" id="log"> logarithmic</label>
                <label><input type="checkbox" id="clock"> over seconds</label>
                <span class="zoom" role="group" aria-label="zoom of all curves">
                <button type="button" data-zoom="in" aria-label="zoom in">+</button>
                <button type="button" data-zoom="out" aria-label="zoom out">−</button>
                <button type="button" data-zoom="left" aria-label="to the left">◀</button>
                <button type="button" data-zoom="right" aria-label="to the right">▶</button>
                <button type="button" data-zoom="all">All</button></span>
                </div>
                <p class="note">Drag over a curve to zoom, double-click for all; with a curve in focus: + − ← → 0.</p>""");
    }

    private static void collect(RunView run, int number, Map<String, Map<Integer, Map<Long, Double>>> columns) {
        for (JsonObject line : run.log()) {
            JsonLines.step(line).ifPresent(step -> {
                for (String name : line.keySet()) {
                    if (!name.equals(STEP)) {
                        JsonLines.number(line, name).ifPresent(value -> put(columns, name, number, step, value));
                    }
                }
            });
        }
        run.timings()
                .seconds()
                .keySet()
                .forEach(step -> run.timings().rate(step).ifPresent(rate -> put(columns, SPEED, number, step, rate)));
        for (WeightDistributions weights : run.weights()) {
            put(columns, WEIGHTS, number, weights.step(), weights.rootMeanSquare());
        }
    }

    private static void put(
            Map<String, Map<Integer, Map<Long, Double>>> columns, String name, int run, long step, double value) {
        columns.computeIfAbsent(name, n -> new TreeMap<>())
                .computeIfAbsent(run, n -> new TreeMap<>())
                .put(step, value);
    }

    /** The one value of a column that has no other. */
    private static Optional<Double> constant(Map<Integer, Map<Long, Double>> curves) {
        List<Double> values = curves.values().stream()
                .flatMap(curve -> curve.values().stream())
                .distinct()
                .limit(2)
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static JsonObject chart(List<RunView> runs, String name, Map<Integer, Map<Long, Double>> curves) {
        Chart chart = new Chart(words(name), SAYS.getOrDefault(name, ""), STEP);
        curves.forEach((run, curve) -> chart.add(
                run,
                runs.size() == 1 ? words(name) : runs.get(run).name(),
                List.copyOf(curve.keySet()),
                List.copyOf(curve.values())));
        return chart.json();
    }

    /** A frame a metric: the value of each run and, once, the floor. */
    private static List<Chart> metrics(List<RunView> runs) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        Set<String> floored = new HashSet<>();
        for (int i = 0; i < runs.size(); i++) {
            Map<String, Map<Long, Double>> values = new LinkedHashMap<>();
            Map<String, Map<Long, Double>> floors = new LinkedHashMap<>();
            for (JsonObject measured : runs.get(i).measured()) {
                JsonLines.step(measured)
                        .ifPresent(step -> MetricSection.scores(measured).forEach((name, score) -> {
                            JsonLines.number(score, "value")
                                    .ifPresent(value -> values.computeIfAbsent(name, n -> new TreeMap<>())
                                            .put(step, value));
                            MetricSection.floor(score, "mean")
                                    .ifPresent(value -> floors.computeIfAbsent(name, n -> new TreeMap<>())
                                            .put(step, value));
                        }));
            }
            int run = i;
            String label = runs.size() == 1 ? "samples" : runs.get(i).name();
            values.forEach((name, curve) -> {
                Chart chart = charts.computeIfAbsent(name, n -> new Chart(n, "of samples on the way", STEP));
                chart.add(run, label, List.copyOf(curve.keySet()), List.copyOf(curve.values()));
                Map<Long, Double> floor = floors.getOrDefault(name, Map.of());
                if (!floored.add(name)) {
                    return; // that of the first run stands for all
                }
                chart.addFloor(run, "floor", List.copyOf(floor.keySet()), List.copyOf(floor.values()));
            });
        }
        return List.copyOf(charts.values());
    }

    /** For each run, its timed steps and the seconds up to them. */
    private static JsonArray seconds(List<RunView> runs) {
        JsonArray seconds = new JsonArray();
        for (RunView run : runs) {
            TreeMap<Long, Double> times = run.timings().seconds();
            int piece = times.size() / Chart.MOST_POINTS + 1;
            List<Long> steps = new ArrayList<>();
            int count = 0;
            for (Long step : times.keySet()) {
                if (count++ % piece == 0 || step.equals(times.lastKey())) {
                    steps.add(step);
                }
            }
            JsonObject one = new JsonObject();
            one.add("x", Numbers.json(steps.stream().mapToDouble(Long::doubleValue)));
            one.add("s", Numbers.json(steps.stream().mapToDouble(times::get)));
            seconds.add(one);
        }
        return seconds;
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
