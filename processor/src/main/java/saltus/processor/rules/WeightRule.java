package saltus.processor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.DyadicTimes;
import saltus.FlowPath;
import saltus.FlowTimes;
import saltus.GradualTimes;
import saltus.GroupTimes;
import saltus.KarrasTimes;
import saltus.LogTangentTimes;
import saltus.LogitNormalTimes;
import saltus.PathKind;
import saltus.ProgressiveScales;
import saltus.TimeWeight;
import saltus.pipeline.EdmPath;
import saltus.pipeline.KarrasGrid;
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
        return List.of(
                "MissingFormula", "InnerTimeInInterval", "EndNeedsPairLaw", "GridNeedsKnownPath", "GridLevelsInOrder");
    }

    @Override
    boolean concerns(Design design) {
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
        if (design.has(KarrasTimes.class)) {
            Expr toData = Substitution.of(weight, Map.of("r", Terms.number(0)));
            rows.add(new Rows("neighbours", toData, neighbours(design), neighbours(design)));
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
        Expr shortcut =
                inner(design).map(s -> Substitution.of(weight, Map.of("s", s))).orElse(weight);
        boolean free = inner(design).isEmpty();
        if (TimeLaw.endsAtData(design) || design.has(GradualTimes.class)) {
            Expr toData = Substitution.of(shortcut, Map.of("r", Terms.number(0)));
            rows.add(
                    free
                            ? new Rows("r = 0", toData, ordered(times, 0, "s", "t"), ordered(inside, 0, "s", "t"))
                            : new Rows("r = 0", toData, Domain.of("t", times), Domain.of("t", inside)));
        }
        if (!TimeLaw.endsAtData(design)) {
            rows.add(
                    free
                            ? new Rows(
                                    "r < t",
                                    shortcut,
                                    ordered(times, 0, "r", "s", "t"),
                                    ordered(inside, 0x1p-10, "r", "s", "t"))
                            : new Rows("r < t", shortcut, pairs(times, 0), pairs(inside, 0x1p-10)));
        }
        return rows;
    }

    /** Neighbouring times of a grid: no closer to each other than its finest levels are. */
    private static Domain neighbours(Design design) {
        KarrasTimes law = design.find(KarrasTimes.class).orElseThrow();
        int scales = design.find(ProgressiveScales.class)
                .map(growing -> growing.last() + 1)
                .orElse(law.scales());
        KarrasGrid grid = new KarrasGrid(law.smallest(), law.largest(), law.rho());
        PathKind path = design.find(FlowPath.class).orElseThrow().value();
        double gap = 1;
        double before = time(path, grid.level(0, scales));
        double latest = before;
        for (int i = 1; i < scales; i++) {
            double time = time(path, grid.level(i, scales));
            gap = Math.min(gap, before - time);
            before = time;
        }
        return ordered(new Interval(before, latest), gap / 2, "s", "t");
    }

    private static double time(PathKind path, double level) {
        return switch (path) {
            case LINEAR -> level / (1 + level);
            case COSINE -> 2 / Math.PI * Math.atan(level);
            case EDM -> level / EdmPath.LARGEST;
        };
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
        return ordered(times, gap, "r", "t");
    }

    private static Domain ordered(Interval times, double gap, String... names) {
        return Domain.ordered(List.of(names), times, gap);
    }

    /** s as an expression of r and t; empty where it lies anywhere between them. */
    private static Optional<Expr> inner(Design design) {
        InnerRule rule = InnerRule.of(design).orElse(new InnerRule.AtStart());
        if (rule instanceof InnerRule.Fraction fraction) {
            return Optional.of(Terms.minus(
                    Terms.T, Terms.times(Terms.number(fraction.fraction()), Terms.minus(Terms.T, Terms.R))));
        }
        if (rule instanceof InnerRule.ByFormula formula) {
            return Optional.of(formula.formula().map(Formula::body).orElse(Terms.T));
        }
        return rule instanceof InnerRule.AtStart ? Optional.of(Terms.T) : Optional.empty();
    }

    private static Interval support(Design design, double margin) {
        Interval times = support(design);
        double middle = (times.lower() + times.upper()) / 2;
        return new Interval(
                Math.min(Math.max(times.lower(), margin), middle),
                Math.max(Math.min(times.upper(), 1 - margin), middle));
    }

    private static Interval support(Design design) {
        return design.find(LogitNormalTimes.class)
                .map(law -> logits(law.mean(), law.deviation()))
                .or(() -> design.find(GroupTimes.class).map(law -> new Interval(0, law.until())))
                .or(() -> design.find(LogTangentTimes.class).map(WeightRule::tangents))
                .orElse(new Interval(0, 1));
    }

    private static Interval logits(double mean, double deviation) {
        return new Interval(sigmoid(mean - FARTHEST * deviation), sigmoid(mean + FARTHEST * deviation));
    }

    private static Interval tangents(LogTangentTimes law) {
        return new Interval(tangent(law, -FARTHEST), tangent(law, FARTHEST));
    }

    private static double tangent(LogTangentTimes law, double normal) {
        return 2 / Math.PI * Math.atan(Math.exp(law.mean() + law.deviation() * normal) / law.dataDeviation());
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
