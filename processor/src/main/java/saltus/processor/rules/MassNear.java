package saltus.processor.rules;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import saltus.Category;
import saltus.pipeline.Card;
import saltus.processor.component.times.Edge;
import saltus.processor.component.times.Ends;
import saltus.processor.component.times.FlowRows;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Where sampling starts and ends, rows have to be trained. */
abstract class MassNear implements Rule {
    /** Less than one row in a million is as good as none: a long training sees some hundred millions. */
    private static final double NOTHING = 1e-6;

    /** Which end of the path. */
    abstract Edge edge();

    /** What is measured, as text. */
    abstract String where();

    /** What is wrong if there is nothing. */
    abstract String what();

    @Override
    public List<String> presumes() {
        return List.of("GridLevelsInOrder", "GridNeedsKnownPath", "TimesByFormula", "GridSpansTime");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<TimeLaw> law = TimeLaw.of(design);
        OptionalDouble mass = law.map(times -> times.near(edge())).orElse(OptionalDouble.empty());
        return mass.isEmpty()
                ? Optional.empty()
                : Optional.of(new Verdict.Stands(
                        Card.Status.REPORTED,
                        where() + " = " + Goal.number(mass.getAsDouble()) + beside(design),
                        mass.getAsDouble() < NOTHING
                                ? List.of(warning(design, law.orElseThrow(), mass.getAsDouble()))
                                : List.of()));
    }

    /** What is told of rows with r = t that have a law of their own. */
    private String beside(Design design) {
        return FlowRows.of(design)
                .filter(rows -> TimeLaw.of(design)
                        .filter(law -> law.ends() == Ends.FREE)
                        .isPresent())
                .map(rows -> edge() == Edge.NOISE
                        ? rows.above(1 - TimeLaw.NEAR)
                        : OptionalDouble.of(1 - rows.above(TimeLaw.NEAR).orElse(0)))
                .map(mass -> ", of the rows with r = t " + Goal.number(mass.orElse(0)))
                .orElse("");
    }

    private Finding warning(Design design, TimeLaw law, double mass) {
        Component times = design.component(Category.TIMES).orElseThrow();
        return new Finding(
                Severity.WARNING,
                id(),
                what(),
                Found.in(design, times) + ": " + where() + " = " + Goal.number(mass),
                "the network extrapolates for every sample; the published laws have 1e-4 there or more",
                law.advice(edge()),
                List.of(Place.of(times)));
    }
}
