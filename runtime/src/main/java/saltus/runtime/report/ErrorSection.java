package saltus.runtime.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Where in time a design is hard to learn. */
final class ErrorSection implements Section {
    /** More columns have no room for numbers. */
    private static final int MOST_COLUMNS = 12;

    @Override
    public String id() {
        return "errors";
    }

    @Override
    public String title() {
        return "Error over time and step length";
    }

    @Override
    public Optional<Html> of(List<RunView> runs) {
        if (runs.stream().noneMatch(run -> run.errors().isPresent())) {
            return Optional.empty();
        }
        List<Html> parts = new ArrayList<>();
        parts.add(
                Html.element(
                        "p class=\"note\"",
                        "Mean squared error, unweighted. t is 0 at data and 1 at noise, t - r is the length of the step. Cells without"
                                + " training rows are empty; the stronger the colour, the greater the error (by its logarithm)."));
        JsonArray charts = new JsonArray();
        charts.add(chart(runs, "error by t", "t", true));
        charts.add(chart(runs, "error by t - r", "t - r", false));
        parts.add(Html.element("div class=\"charts\" id=\"errorcharts\""));
        parts.add(Page.data("errordata", charts));
        List<Html> maps = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Html name = runs.size() == 1 ? Html.NONE : SideBySide.name(runs, i);
            runs.get(i).errors().ifPresent(map -> maps.add(heat(map, name)));
        }
        parts.add(Html.element("div class=\"heats\"", Html.joined(maps)));
        return Optional.of(Html.joined(parts));
    }

    private static JsonObject chart(List<RunView> runs, String title, String axis, boolean byTime) {
        Chart chart = new Chart(title, "squared error, unweighted", axis);
        for (int i = 0; i < runs.size(); i++) {
            int run = i;
            runs.get(i)
                    .errors()
                    .ifPresent(map -> chart.add(
                            run,
                            runs.size() == 1 ? "error" : runs.get(run).name(),
                            ErrorMap.middles(byTime ? map.times() : map.gaps()),
                            byTime ? map.byTime() : map.byGap()));
        }
        return chart.json();
    }

    private static Html heat(ErrorMap map, Html name) {
        double least = ends(map).min().orElse(1);
        double greatest = ends(map).max().orElse(1);
        boolean written = map.gaps().size() - 1 <= MOST_COLUMNS;
        List<Html> head = new ArrayList<>(List.of(Html.text("t \\ t - r")));
        for (int j = 0; j < map.gaps().size() - 1; j++) {
            head.add(Html.text(range(map.gaps(), j)));
        }
        List<Html> rows = new ArrayList<>();
        for (int i = map.times().size() - 2; i >= 0; i--) {
            int row = i;
            List<Html> cells = IntStream.range(0, map.gaps().size() - 1)
                    .mapToObj(j -> cell(map, row, j, least, greatest, written))
                    .toList();
            rows.add(Html.element("tr", Html.element("th scope=\"row\"", range(map.times(), i)), Html.joined(cells)));
        }
        Html caption = Html.element(
                "p class=\"note\"",
                Html.joined(List.of(
                        name,
                        Html.text(" After step %s: from %s to %s."
                                .formatted(
                                        Numbers.words((double) map.step()),
                                        Numbers.words(least),
                                        Numbers.words(greatest))))));
        return Html.element("div class=\"heat\"", caption, Html.table(head, rows));
    }

    private static DoubleStream ends(ErrorMap map) {
        return map.error().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(error -> error > 0 && Double.isFinite(error));
    }

    private static Html cell(ErrorMap map, int i, int j, double least, double greatest, boolean written) {
        double error = map.error().get(i).get(j);
        if (Double.isNaN(error)) {
            return new Html("<td></td>");
        }
        double share = greatest > least && error > 0 ? Math.log(error / least) / Math.log(greatest / least) : 0;
        String title = "t %s, t - r %s: %s (%s rows)"
                .formatted(
                        range(map.times(), i),
                        range(map.gaps(), j),
                        Numbers.words(error),
                        Numbers.words(map.rows().get(i).get(j)));
        return Html.element(
                String.format(
                        Locale.ROOT,
                        "td class=\"cell%s\" style=\"--v:%.3f\" title=\"%s\"",
                        share > 0.5 ? " high" : "",
                        Math.max(0, Math.min(1, share)),
                        Html.escaped(title)),
                written ? String.format(Locale.ROOT, "%.2g", error) : "");
    }

    private static String range(List<Double> edges, int bin) {
        return String.format(Locale.ROOT, "%.2g–%.2g", edges.get(bin), edges.get(bin + 1));
    }
}
