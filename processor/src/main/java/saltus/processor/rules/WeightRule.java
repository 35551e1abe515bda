package saltus.processor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.DyadicTimes;
import saltus.EndAtData;
import saltus.FlowTimes;
import saltus.GradualTimes;
import saltus.LogitNormalTimes;
import saltus.TimeWeight;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.design.InnerRule;
import saltus.processor.design.TimeLaw;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Substitution;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;

/**
 * What the rules on weights share: where the law of times puts rows, and the weight there as a function of r and t alone.
 */
abstract class WeightRule extends ProofRule {
    /** Standard deviations beyond which a normal draw does not fall: such a row comes once in 1e16. */
    private static final double FARTHEST = 8.3;

    /**
     * Rows of one kind.
     *
     * @param name which rows, for messages
     * @param weight their weight
     * @param all every time at which they may stand
     * @param inside the same without the outermost thousandth, which a continuous law meets with probability near zero
     */
    record Rows(String name, Expr weight, Domain all, Domain inside) {}

    @Override
    public List<String> presumes() {
        return List.of("MissingFormula", "InnerTimeInInterval", "EndNeedsPairLaw");
    }

    @Override
    public boolean concerns(Design design) {
        return design.has(TimeWeight.class)
                && design.formula(FormulaKind.WEIGHT).isPresent()
                && TimeLaw.of(design).isPresent();
    }

    static Formula formula(Design design) {
        return design.formula(FormulaKind.WEIGHT).orElseThrow();
    }

    @Override
    List<Place> places(Design design) {
        return List.of(Place.of(formula(design)));
    }

    /** The rows of a design. */
    static List<Rows> rows(Design design) {
        Expr weight = formula(design).body();
        Expr coinciding = Substitution.of(weight, Map.of("r", Terms.T, "s", Terms.T));
        List<Rows> rows = new ArrayList<>();
        if (design.has(DyadicTimes.class)) {
            dyadic(design, weight, rows);
            return rows;
        }
        Interval times = support(design, 0);
        Interval inside = support(design, 0x1p-10);
        if (design.has(FlowTimes.class) || TimeLaw.of(design).orElseThrow().coinciding() > 0) {
            rows.add(new Rows("r = t", coinciding, Domain.of("t", times), Domain.of("t", inside)));
        }
        if (design.has(FlowTimes.class)) {
            return rows;
        }
        Expr shortcut = Substitution.of(weight, Map.of("s", inner(design)));
        if (design.has(EndAtData.class) || design.has(GradualTimes.class)) {
            Expr toData = Substitution.of(shortcut, Map.of("r", Terms.number(0)));
            rows.add(new Rows("r = 0", toData, Domain.of("t", times), Domain.of("t", inside)));
        }
        if (!design.has(EndAtData.class)) {
            rows.add(new Rows("r < t", shortcut, pairs(times, 0), pairs(inside, 0x1p-10)));
        }
        return rows;
    }

    private static void dyadic(Design design, Expr weight, List<Rows> rows) {
        double smallest = 1.0 / design.find(DyadicTimes.class).orElseThrow().steps();
        Interval times = new Interval(0, 1);
        Expr end = Terms.minus(Terms.T, smallest);
        Domain steps = Domain.of("t", new Interval(smallest, 1));
        rows.add(new Rows("single steps", Substitution.of(weight, Map.of("r", end, "s", end)), steps, steps));
        Domain shortcuts = pairs(times, 2 * smallest);
        Expr middle = Terms.times(Terms.number(0.5), Terms.plus(Terms.R, Terms.T));
        rows.add(new Rows("shortcuts", Substitution.of(weight, Map.of("s", middle)), shortcuts, shortcuts));
    }

    private static Domain pairs(Interval times, double gap) {
        return Domain.ordered(List.of("r", "t"), times, gap);
    }

    private static Expr inner(Design design) {
        InnerRule rule = InnerRule.of(design).orElse(new InnerRule.AtStart());
        if (rule instanceof InnerRule.Fraction fraction) {
            return Terms.minus(Terms.T, Terms.times(Terms.number(fraction.fraction()), Terms.minus(Terms.T, Terms.R)));
        }
        return rule instanceof InnerRule.ByFormula formula
                ? formula.formula().map(Formula::body).orElse(Terms.T)
                : Terms.T;
    }

    private static Interval support(Design design, double margin) {
        Optional<LogitNormalTimes> law = design.find(LogitNormalTimes.class);
        double lower =
                law.map(l -> sigmoid(l.mean() - FARTHEST * l.deviation())).orElse(0.0);
        double upper =
                law.map(l -> sigmoid(l.mean() + FARTHEST * l.deviation())).orElse(1.0);
        double middle = (lower + upper) / 2;
        return new Interval(Math.min(Math.max(lower, margin), middle), Math.max(Math.min(upper, 1 - margin), middle));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
