package saltus.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.runtime.record.Explanation;

/** What a training step evaluates, and how long the steps took. */
final class CostSection implements Section {
    @Override
    public String id() {
        return "costs";
    }

    @Override
    public String title() {
        return "Plan, costs and time";
    }

    @Override
    public Optional<Html> of(List<RunView> runs) {
        List<Html> parts = new ArrayList<>();
        SideBySide table = SideBySide.of(runs, CostSection::costs);
        if (!table.isEmpty()) {
            parts.add(table.html());
        }
        for (int i = 0; i < runs.size(); i++) {
            Html name = runs.size() == 1 ? Html.NONE : SideBySide.name(runs, i);
            runs.get(i).design().ifPresent(design -> parts.add(plan(design, name)));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(Html.joined(parts));
    }

    private static Map<String, String> costs(RunView run) {
        Map<String, String> costs = new LinkedHashMap<>();
        if (run.steps() > 0) {
            costs.put("training steps", Numbers.words((double) run.steps()));
        }
        if (!run.timings().seconds().isEmpty()) {
            double seconds = run.timings().at(Long.MAX_VALUE);
            long timed = run.timings().seconds().lastKey();
            costs.put("time of training", Numbers.duration(seconds));
            if (seconds > 0) {
                costs.put("steps a second", Numbers.words(timed / seconds));
            }
        }
        run.design().filter(design -> design.uncounted().isEmpty()).ifPresent(design -> {
            costs.put("evaluations of a batch in a step, planned", Numbers.decimal(design.planned()));
            costs.put("the same in the reference order", Numbers.decimal(design.reference()));
        });
        return costs;
    }

    private static Html plan(Explanation design, Html name) {
        if (!design.uncounted().isEmpty()) {
            return Html.element("p", Html.joined(List.of(name, Html.text("Not counted, since " + design.uncounted()))));
        }
        List<Html> rows = new ArrayList<>();
        for (Explanation.Evaluation line : design.plan()) {
            rows.add(Html.row(
                    "tr",
                    Html.element("code", line.what()),
                    Stream.of(
                            Html.text(line.rows()),
                            Html.text(Numbers.decimal(line.planned())),
                            Html.text(Numbers.decimal(line.reference())),
                            Html.text(line.mode()))));
        }
        rows.add(Html.row(
                "tr class=\"sum\"",
                Html.text("together"),
                Stream.of(
                        Html.NONE,
                        Html.text(Numbers.decimal(design.planned())),
                        Html.text(Numbers.decimal(design.reference())),
                        Html.text("ratio " + Numbers.decimal(design.planned() / design.reference())))));
        List<Html> head = Stream.of("evaluation", "rows", "planned", "reference", "")
                .map(Html::text)
                .toList();
        return Html.joined(List.of(
                Html.element("h3", Html.joined(List.of(Html.text("Plan of a training step "), name))),
                Html.table(head, rows),
                Html.element(
                        "p class=\"note\"",
                        "In forward evaluations of the whole batch; the reference order shares nothing.")));
    }
}
