package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import saltus.DyadicTimes;
import saltus.StepSizes;
import saltus.pipeline.DyadicLaw;
import saltus.pipeline.Times;
import saltus.pipeline.opening.BatchHoldsEveryStep;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.TrainedSteps;
import saltus.processor.component.Refusal;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.term.Term;
import saltus.processor.design.Design;
import saltus.processor.formula.Expr;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;

/** Steps that are halvings of each other: shortcuts of 2/T, 4/T, .., 1, and single steps of 1/T that learn from data. */
public record Dyadic(DyadicTimes values, Design design) implements TimeLaw {
    private static final Expr T = new Expr.Variable("t");
    private static final Expr LENGTH = new Expr.Variable("length");

    private double smallest() {
        return 1.0 / values.steps();
    }

    @Override
    public Shares shares() {
        return new Shares(values.bootstrap(), 0);
    }

    @Override
    public List<Region> regions() {
        List<Domain> lengths = new ArrayList<>();
        for (double length = 2 * smallest(); length <= 1; length *= 2) {
            lengths.add(Domain.of("t", new Interval(length, 1)).with("length", new Interval(length, length)));
        }
        return List.of(
                singleSteps(),
                new Region(
                        "shortcuts",
                        true,
                        minus(LENGTH),
                        minus(new Expr.Binary(Expr.Operator.TIMES, new Expr.Constant(0.5), LENGTH)),
                        T,
                        lengths,
                        lengths,
                        lengths));
    }

    private Region singleSteps() {
        Expr end = minus(new Expr.Constant(smallest()));
        List<Domain> starts = List.of(Domain.of("t", new Interval(smallest(), 1)));
        return new Region("single steps", false, end, end, T, starts, List.of(), starts);
    }

    private static Expr minus(Expr length) {
        return new Expr.Binary(Expr.Operator.MINUS, T, length);
    }

    @Override
    public Ends ends() {
        return Ends.OWN;
    }

    /** The longest shortcut is a share of the rows by construction. */
    @Override
    public OptionalDouble near(Edge edge) {
        return OptionalDouble.empty();
    }

    @Override
    public String advice(Edge edge) {
        return "raise bootstrap";
    }

    @Override
    public Optional<Refusal> refuses(InnerRule inner) {
        return inner.isMiddle()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "a dyadic step is not split in the middle",
                        "only half of a dyadic step is a dyadic step; any other inner time asks the network for steps"
                                + " that it never learns",
                        "use @InnerTime(MIDPOINT)" + inner.withoutFormula() + ", or times that are not dyadic"));
    }

    @Override
    public OptionalInt levels() {
        return OptionalInt.of(Integer.numberOfTrailingZeros(values.steps()));
    }

    @Override
    public boolean keepsLabelsOfShortcuts() {
        return true;
    }

    @Override
    public List<Obligation> obligations() {
        return List.of(new BatchHoldsEveryStep(values.steps(), values.bootstrap(), values.sizes() == StepSizes.DRAWN));
    }

    @Override
    public TrainedSteps trained() {
        return new TrainedSteps.Halvings(values.steps(), values.onGrid(), Term.asksVelocity(design));
    }

    @Override
    public Walk walk() {
        return Walk.SHORTCUTS;
    }

    @Override
    public void write(CodeBlock.Builder code) {
        code.addStatement(
                "$1T law = new $1T($2L, $3L)$4L$5L",
                DyadicLaw.class,
                values.steps(),
                values.bootstrap(),
                values.onGrid() ? ".onGrid()" : "",
                values.sizes() == StepSizes.DRAWN ? ".drawn()" : "");
        code.addStatement("$T times = law.draw(step)", Times.class);
    }
}
