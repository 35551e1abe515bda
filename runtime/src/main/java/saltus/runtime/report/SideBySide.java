package saltus.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What runs say under the same names: a row a name, a column a run. Where they differ is marked, and where not is folded away. */
final class SideBySide {
    private static final String NOTHING = "";

    private final List<RunView> runs;
    private final Map<String, List<Html>> rows = new LinkedHashMap<>();

    SideBySide(List<RunView> runs) {
        this.runs = runs;
    }

    /** The rows of all names that one of the runs has. */
    static SideBySide of(List<RunView> runs, Function<RunView, Map<String, String>> said) {
        SideBySide table = new SideBySide(runs);
        List<Map<String, String>> columns = runs.stream().map(said).toList();
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.addAll(column.keySet()));
        for (String name : names) {
            table.add(name, i -> Html.text(columns.get(i).getOrDefault(name, NOTHING)));
        }
        return table;
    }

    /**
     * Adds a row.
     *
     * @param cell of the run of a number
     */
    void add(String name, Function<Integer, Html> cell) {
        rows.put(name, IntStream.range(0, runs.size()).mapToObj(cell::apply).toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table, and behind it what is the same for all. */
    Html html() {
        List<Html> different = new ArrayList<>();
        List<Html> same = new ArrayList<>();
        rows.forEach((name, cells) -> {
            boolean differ = cells.stream().distinct().count() > 1;
            Html row = Html.row(differ ? "tr class=\"differs\"" : "tr", Html.text(name), cells.stream());
            (differ || runs.size() == 1 ? different : same).add(row);
        });
        List<Html> parts = new ArrayList<>();
        if (!different.isEmpty()) {
            parts.add(Html.table(head(runs), different));
        }
        if (!same.isEmpty()) {
            parts.add(Html.element(
                    "details",
                    Html.element("summary", "The same for all: " + same.size()),
                    Html.table(head(runs), same)));
        }
        return Html.joined(parts);
    }

    /** The head of a table with a column a run. */
    static List<Html> head(List<RunView> runs) {
        List<Html> head = new ArrayList<>(List.of(Html.NONE));
        if (runs.size() == 1) {
            head.add(Html.NONE);
        } else {
            IntStream.range(0, runs.size()).mapToObj(i -> name(runs, i)).forEach(head::add);
        }
        return head;
    }

    /** A run's name with the colour of its curves. */
    static Html name(List<RunView> runs, int run) {
        return Html.element(
                "span class=\"key c%d\"".formatted(run % 8), runs.get(run).name());
    }
}
