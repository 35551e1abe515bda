package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.processor.component.times.FlowRows;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Rows with r = t have a law of their own only where there are such rows (framework, C29). */
@AutoService(Rule.class)
public final class FlowRowsAreDrawn implements Rule {
    @Override
    public String claim() {
        return "rows with r = t that have a law of their own are drawn";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<TimeLaw> law = TimeLaw.of(design);
        if (FlowRows.of(design).isEmpty() || law.isEmpty()) {
            return Optional.empty();
        }
        if (law.get().drawsFlowRows()) {
            return Optional.of(Verdict.holds(claim()));
        }
        boolean own = law.get().shares().shortcuts() < 1;
        Component rows = design.component(Category.FLOW_ROWS).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "there are no rows with r = t whose times could be drawn",
                Found.in(design, rows, times),
                own
                        ? "this law of times says itself where rows learn from data"
                        : "all rows learn shortcuts, whose starts are those of the law of times",
                "give coincide of a law of pairs a value in (0, 1), or remove " + rows.text(),
                List.of(Place.of(rows), Place.of(times)))));
    }
}
