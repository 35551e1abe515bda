package saltus.recipes.soundness;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import saltus.recipes.soundness.DesignChoice.TargetChoice;

/**
 * What is wrong with a design, told a second time and in another way: by its choices, and by dense sampling where the
 * compiler proves. Ids are those of the rules.
 */
final class Violations {
    private static final int GRID = 4000;
    /** Along each side of what two draws span. */
    private static final int SQUARE = 40;

    private static final int PARTS = 4;

    /** Of the one law that is logit-normal, since a normal number lies within 8.3 of zero. */
    private static final double LEAST = 1 / (1 + Math.exp(0.4 + 8.3));

    private final DesignChoice design;
    private final Set<String> found = new TreeSet<>();

    private Violations(DesignChoice design) {
        this.design = design;
    }

    static Set<String> of(DesignChoice design) {
        Violations violations = new Violations(design);
        violations.path();
        violations.times();
        violations.target();
        violations.curricula();
        violations.guidance();
        violations.loss();
        violations.sampler();
        violations.head();
        return violations.found;
    }

    private void note(boolean wrong, String id) {
        if (wrong) {
            found.add(id);
        }
    }

    private void path() {
        PathChoice path = design.path();
        DoubleUnaryOperator alpha = path.alpha();
        DoubleUnaryOperator sigma = path.sigma();
        boolean noise = path.explodes()
                ? alpha.applyAsDouble(1) / sigma.applyAsDouble(1) <= 0.1
                : Math.abs(alpha.applyAsDouble(1)) < 1e-9;
        boolean ends = Math.abs(alpha.applyAsDouble(0) - 1) < 1e-9
                && Math.abs(sigma.applyAsDouble(0)) < 1e-9
                && sigma.applyAsDouble(1) > 0
                && noise;
        note(!ends, "PathEndpoints");
        double step = 1e-6;
        note(
                somewhere(t -> Math.abs(alpha.applyAsDouble(t + step) - alpha.applyAsDouble(t - step)) > 1e-2)
                        || !(Math.abs(alpha.applyAsDouble(1) - alpha.applyAsDouble(1 - 1e-12)) < 1e-7),
                "PathIsContinuous");
        note(
                somewhere(t -> {
                    double rises = (sigma.applyAsDouble(t + step) - sigma.applyAsDouble(t)) / step;
                    double falls = (alpha.applyAsDouble(t + step) - alpha.applyAsDouble(t)) / step;
                    double d = alpha.applyAsDouble(t) * rises - sigma.applyAsDouble(t) * falls;
                    return d < 1e-4 || sigma.applyAsDouble(t) < -1e-6;
                }),
                "SignalToNoiseFalls");
    }

    private void times() {
        note(design.times().pairs() && !(design.times().coincide() < 1), "CoincideIsProbability");
        boolean flow = design.times().kind().equals("FLOW");
        boolean target = design.target() != null;
        note((flow || design.generates()) == target, "TimesFitTarget");
        if (design.times().kind().equals("FORMULA")) {
            DoubleBinaryOperator start = Formulas.start(design.times().start());
            boolean disordered = !design.end().startsWith("@EndAtData")
                    && disordered(start, Formulas.end(design.times().end()));
            note(disordered || noQuantile(start), "TimesByFormula");
        }
        note(
                design.times().flowsByFormula()
                        && noQuantile(Formulas.start(design.times().flow())),
                "TimesByFormula");
        note(
                !design.times().flow().isEmpty()
                        && !flow
                        && !(design.times().pairs() && design.times().coincide() > 0),
                "FlowRowsAreDrawn");
        note(flow && !target && design.average(), "AverageNeedsTarget");
        note(!design.end().isEmpty() && !design.times().pairs(), "EndNeedsPairLaw");
        note(design.dyadic() && Integer.bitCount(design.times().steps()) != 1, "DyadicGrid");
    }

    private static boolean noQuantile(DoubleBinaryOperator law) {
        return noQuantile(law, 0, 1);
    }

    /** True if a function of a draw and progress leaves a range or falls, at any progress. */
    private static boolean noQuantile(DoubleBinaryOperator law, double least, double most) {
        return ever(p -> somewhere(u -> law.applyAsDouble(u, p) < least - 1e-9
                || law.applyAsDouble(u, p) > most + 1e-6
                || law.applyAsDouble(u + 1.0 / GRID, p) < law.applyAsDouble(u, p) - 1e-9));
    }

    private static boolean ever(DoublePredicate wrong) {
        return IntStream.rangeClosed(0, PARTS)
                .mapToDouble(i -> i / (double) PARTS)
                .anyMatch(wrong);
    }

    /** At a start that is drawn at any progress, and an end at any other. */
    private static boolean disordered(DoubleBinaryOperator start, Formulas.OfDraw end) {
        return ever(p -> ever(later -> onSquare((u, v) -> outOfOrder(start.applyAsDouble(u, p), v, later, end))));
    }

    private static boolean outOfOrder(double t, double u, double progress, Formulas.OfDraw end) {
        double r = end.of(u, t, progress);
        return r < -1e-9 || r > t + 1e-6 || (t > 1e-3 && t - r < 1e-7);
    }

    private void target() {
        boolean curved = !design.path().straight();
        note(curved && design.eulerPrediction() != design.average(), "SolverFitsOutput");
        TargetChoice target = design.target();
        if (target == null) {
            note(design.clamped(), "ClampNeedsDiscreteTarget");
            note(!design.warmUp().isEmpty(), "WarmUpNeedsContinuousTarget");
            tangent(false, false);
            return;
        }
        boolean continuous = target.inner() == 0;
        boolean atEnd = target.inner() == 1;
        boolean discrete = !continuous && !atEnd;
        note(curved && target.firstNetwork() && target.firstEuler() != design.average(), "SolverFitsOutput");
        note(curved && !target.firstNetwork() && target.firstEuler() && discrete, "SolverFitsOutput");
        note(curved && target.secondNetwork() && target.secondEuler() != design.average(), "SolverFitsOutput");
        note(curved && !target.secondNetwork() && target.secondEuler() && !atEnd, "SolverFitsOutput");
        note(!target.secondNetwork() && continuous, "ContinuousNeedsDerivative");
        note(!target.secondNetwork() && discrete, "DiscreteNeedsNetworkStep");
        boolean secondTaught = !target.secondNetwork() && design.teacher().second();
        note(
                atEnd && !(target.firstNetwork() && (target.secondNetwork() || secondTaught)),
                "EndDerivativeFollowsNetwork");
        note(atEnd && design.times().pairs() && design.end().startsWith("@EndAtData"), "EndDerivativeNeedsEveryEnd");
        note(
                target.firstNetwork()
                        && !secondTaught
                        && (design.generates()
                                || (design.times().pairs() && design.times().coincide() == 0))
                        && design.weight().velocity() <= 0,
                "DataReachesTarget");
        note(design.dyadic() && target.inner() != 0.5, "DyadicGrid");
        note(design.clamped() && (!discrete || design.sets().contains("@CompareSamples")), "ClampNeedsDiscreteTarget");
        note(!design.warmUp().isEmpty() && !continuous, "WarmUpNeedsContinuousTarget");
        note(target.inner() > 1, "InnerTimeInInterval");
        note(curved && discrete && design.guidance().kind().equals("BOOTSTRAP"), "SupportedTarget");
        note(curved && design.dyadic() && design.average(), "SupportedTarget");
        tangent(continuous, discrete);
        note(
                target.hops() > 1
                        && !flowing()
                        && (!discrete || design.dyadic() || design.end().startsWith("@EndAtData")),
                "HopsAreTrained");
        if (target.inner() == -1) {
            Formulas.OfTimes s = Formulas.inner(target.formula());
            note(
                    pairs(
                            false,
                            (r, t, p) -> s.of(r, t, t, p) > t + 1e-9
                                    || s.of(r, t, t, p) < r - 1e-9
                                    || (t - r > 1e-2 && s.of(r, t, t, p) >= t - 1e-9)),
                    "InnerTimeInInterval");
        }
    }

    private boolean flowing() {
        return design.times().kind().equals("FLOW");
    }

    private void tangent(boolean continuous, boolean discrete) {
        DesignChoice.TangentChoice tangent = design.tangent();
        note(tangent.share() > 0 && tangent.alongHead() && !design.head(), "HeadGivesDirection");
        note(!continuous && tangent.share() > 0, "TangentNeedsContinuousTarget");
        boolean samples = design.sets().contains("@CompareSamples");
        note(!continuous && (!discrete || samples) && tangent.shapes(), "ShapeNeedsChange");
        note(design.changes() && !design.progress(), "ProgressNeedsLength");
        if ((continuous || discrete) && !tangent.scale().isEmpty()) {
            Formulas.OfTimes scale = Formulas.scale(tangent.scale());
            note(
                    pairs(
                            false,
                            (r, t, p) -> t - r > 1e-3
                                    && (!(scale.of(r, t, t, p) < 1e12)
                                            || scale.of(r, t, t, p) < -1e-9
                                            || (t < 1 - 1e-3 && scale.of(r, t, t, p) == 0))),
                    "TangentScaleIsPositive");
        }
    }

    private void curricula() {
        boolean gradual = design.end().startsWith("@Gradual");
        note(!design.gradual().isEmpty() && !gradual, "UnusedFormula");
        if (gradual && !design.gradual().isEmpty()) {
            law(Formulas.curriculum(design.gradual()), false);
        }
        if (!design.warmUp().isEmpty() && !design.warmUp().equals("built-in")) {
            law(Formulas.curriculum(design.warmUp()), true);
        }
    }

    private void law(DoubleUnaryOperator law, boolean rises) {
        boolean inside = !somewhere(p -> law.applyAsDouble(p) < -1e-9 || law.applyAsDouble(p) > 1 + 1e-9);
        note(!inside || (rises && Math.abs(law.applyAsDouble(1) - 1) > 1e-9), "CurriculumInUnit");
        double step = 1.0 / GRID;
        note(
                somewhere(p -> {
                    double change = law.applyAsDouble(p + step) - law.applyAsDouble(p);
                    return rises ? change < -1e-9 : change > 1e-9;
                }),
                "CurriculumMonotone");
    }

    private void guidance() {
        note(design.head() && design.generates(), "HeadGivesDirection");
        String kind = design.guidance().kind();
        boolean guided = !kind.equals("NONE");
        note(guided && design.dropout() < 0, "GuidanceNeedsNullLabel");
        note(kind.equals("BOOTSTRAP") && !design.dyadic(), "BootstrapGuidanceNeedsDyadicTimes");
        boolean byFormula = kind.equals("FORMULA");
        if (byFormula) {
            Formulas.OfTimes omega = Formulas.omega(design.guidance().omega());
            note(
                    somewhere(
                            t -> !(Math.abs(omega.of(0, t, t, 0)) <= 1e3) || !(Math.abs(omega.of(0, t, t, 1)) <= 1e3)),
                    "GuidanceOmega");
        }
        boolean told = kind.equals("INPUT");
        if (told && !design.guidance().omega().isEmpty()) {
            note(noQuantile(Formulas.drawn(design.guidance().omega()), 1, 4), "GuidanceByQuantiles");
        }
        boolean mixed = byFormula || told || kind.equals("MIXED");
        boolean never = design.dyadic()
                || design.generates()
                || (design.times().pairs() && design.times().coincide() <= 0);
        note(mixed && never && design.weight().velocity() <= 0, "GuidanceNeedsCoincidingTimes");
        note(mixed && !told && design.guidance().kappa() >= 1, "GuidanceKappa");
        note(kind.equals("MIXED") && design.guidance().from() > 0.9, "GuidanceWindow");
    }

    private void loss() {
        note(design.weight().adaptive() && design.sets().isEmpty() && design.meanMetric(), "AdaptiveWeightNeedsSum");
        sets();
        note(
                Math.min(
                                design.weight().velocity(),
                                Math.min(
                                        design.weight().direction(),
                                        design.weight().data()))
                        < 0,
                "TermWeight");
        note(design.generates() && design.weight().velocity() > 0, "VelocityTermFits");
        if (!design.weight().loss().isEmpty()) {
            DoubleUnaryOperator loss = Formulas.loss(design.weight().loss());
            double least = 1e-15;
            double slope = (loss.applyAsDouble(least) - loss.applyAsDouble(0)) / least;
            note(
                    !(Math.abs(slope) < 1e6)
                            || slope <= 1e-9
                            || somewhere(x -> !(loss.applyAsDouble(4 * x + 1e-3) > loss.applyAsDouble(4 * x))),
                    "LossByFormula");
        }
        if (design.timeWeight().isEmpty()) {
            return;
        }
        Formulas.OfTimes weight = Formulas.weight(design.timeWeight());
        Formulas.OfTimes inner = inner();
        Formulas.OfTimes value = (r, s, t, p) -> weight.of(r, inner.of(r, t, t, p), t, p);
        note(pairs(true, (r, t, p) -> !(Math.abs(value.of(r, t, t, p)) <= 1e12)), "WeightIsFinite");
        note(pairs(true, (r, t, p) -> !(value.of(r, t, t, p) > 0)), "WeightIsPositive");
    }

    private void head() {
        double floor = design.scale().floor();
        note(floor >= 0 && !design.path().straight() && !design.eulerPrediction(), "DataHeadFits");
        if (floor == 0 && !design.dyadic()) {
            Formulas.OfTimes inner = inner();
            note(pairs(true, (r, t, p) -> !(inner.of(r, t, t, p) >= 1e-6)), "DataHeadSparesData");
            note(nearData((t, p) -> !(inner.of(0, t, t, p) >= 1e-6)), "DataHeadSparesData");
        }
    }

    /** True if something is wrong at the least time at which a logit-normal law draws shortcuts to data, by progress. */
    private boolean nearData(BiPredicate<Double, Double> wrong) {
        return design.times().kind().equals("LOGIT_NORMAL")
                && shortcuts(0, LEAST)
                && IntStream.rangeClosed(0, PARTS).anyMatch(p -> wrong.test(LEAST, p / (double) PARTS));
    }

    /** The least time at which a row asks the network. */
    private Formulas.OfTimes inner() {
        TargetChoice target = design.target();
        return target == null
                ? (r, s, t, p) -> t
                : target.inner() == -1
                        ? Formulas.inner(target.formula())
                        : (r, s, t, p) -> t - target.inner() * (t - r);
    }

    /** Which of velocities, steps to data and steps to any time are trained decides about all but the halvings. */
    private void sampler() {
        String sampler = design.sampler();
        boolean dyadic = design.dyadic();
        boolean pairs = design.times().pairs();
        boolean toDataOnly = design.end().startsWith("@EndAtData");
        // on a grid of starts a velocity is learned where steps start that are halved, of what is drawn at 1 and 1/2
        // alone
        boolean halved = sampler.startsWith("@SampleSteps(2)") && design.times().steps() >= 4;
        boolean velocities = flowing()
                || (design.weight().velocity() > 0 && (!dyadic || halved))
                || (pairs && design.times().coincide() > 0 && flowsFar());
        note(flowing() && flowsWithin(), "SampledStepsAreTrained");
        note(sampler.contains("{0.9") || sampler.contains("0.2, 0.6"), "SampleTimesFall");
        note((sampler.contains("@Heun") || sampler.contains("@Extra")) && !velocities, "SampledStepsAreTrained");
        note((sampler.contains("0.6, 0.2") || sampler.contains("TimesFormula")) && dyadic, "SampledStepsAreTrained");
        note(sampler.contains("share = 0.5") && (!pairs || toDataOnly), "SampledStepsAreTrained");
        boolean guided = sampler.contains("@SampleGuidance");
        boolean told = design.guidance().kind().equals("INPUT");
        note(guided && design.dropout() <= 0, "GuidanceNeedsNullLabel");
        note(
                guided
                        && (design.teacher().guides()
                                || (!told && !design.guidance().kind().equals("NONE"))),
                "SampledWithoutGuidance");
        note(sampler.endsWith("@RenoisingSampler") && flowing(), "SampledStepsAreTrained");
        note(!sampler.isEmpty() && design.generates(), "SampledStepsAreTrained");
    }

    private void sets() {
        boolean sets = !design.sets().isEmpty();
        note(design.generates() != sets, "SetsAreGenerated");
        note(design.generates() && !design.sets().contains("@Compare"), "SetsNeedPoints");
        note(design.generates() && design.dropout() > 0, "SetsOfOneClass");
        note(sets && design.weight().adaptive() && !design.sets().startsWith("@Drift"), "SetsAreWhole");
    }

    private static boolean somewhere(DoublePredicate wrong) {
        return IntStream.range(0, GRID).mapToDouble(i -> (i + 0.0) / GRID).anyMatch(wrong);
    }

    private interface Square {
        boolean wrong(double u, double v);
    }

    /** True if something is wrong at two draws. */
    private static boolean onSquare(Square square) {
        return IntStream.range(0, SQUARE)
                .mapToDouble(i -> i / (double) SQUARE)
                .anyMatch(u -> IntStream.range(0, SQUARE)
                        .mapToDouble(i -> i / (double) SQUARE)
                        .anyMatch(v -> square.wrong(u, v)));
    }

    private interface Pair {
        boolean wrong(double r, double t, double progress);
    }

    /** True if something is wrong at times that the design's law draws; shortcuts only, or all rows. */
    private boolean pairs(boolean all, Pair pair) {
        int n = 200;
        return IntStream.rangeClosed(0, n)
                .anyMatch(i -> IntStream.rangeClosed(0, i)
                        .anyMatch(j -> drawn(all, j / (double) n, i / (double) n)
                                && IntStream.rangeClosed(0, PARTS)
                                        .anyMatch(
                                                p -> pair.wrong(j / (double) n, i / (double) n, p / (double) PARTS))));
    }

    /** Whether a law may draw these times: a logit-normal one never the ends of the unit interval. */
    private boolean drawn(boolean all, double r, double t) {
        if (design.generates()) {
            return r == 0 && t == 1;
        }
        return (shortcuts(r, t) && !design.times().kind().equals("FLOW")) || (all && r == t && flows(t));
    }

    /** Whether rows that learn the velocity stand wherever shortcuts start: quantile functions that are drawn do from 0 on or 0.1. */
    private boolean flowsFar() {
        String flow = design.times().flow();
        return !design.times().flowsByFormula() || !(first(flow) > 0);
    }

    /** Whether a law of velocities leaves out an end of the path, from where samples go. */
    private boolean flowsWithin() {
        if (!design.times().flowsByFormula()) {
            return false;
        }
        double first = first(design.times().flow());
        double last = last(design.times().flow());
        return 0 <= first && first <= last && last <= 1 && (first > 1e-3 || last < 1 - 1e-3);
    }

    /** The least time that a law of rows with r = t draws at any progress. */
    private static double first(String flow) {
        DoubleBinaryOperator law = Formulas.start(flow);
        return Math.min(law.applyAsDouble(0, 0), law.applyAsDouble(0, 1));
    }

    /** The largest. */
    private static double last(String flow) {
        DoubleBinaryOperator law = Formulas.start(flow);
        return Math.max(law.applyAsDouble(1, 0), law.applyAsDouble(1, 1));
    }

    /** Whether rows that learn the velocity may stand at this time. */
    private boolean flows(double t) {
        String flow = design.times().flow();
        boolean some = design.times().kind().equals("FLOW") || design.times().coincide() > 0;
        boolean open = flow.isEmpty() ? design.times().kind().equals("LOGIT_NORMAL") : flow.equals("LOGIT_NORMAL");
        boolean within = !design.times().flowsByFormula() || (t >= first(flow) - 1e-12 && t <= last(flow) + 1e-12);
        return some && within && !(open && (t == 0 || t == 1));
    }

    private boolean shortcuts(double r, double t) {
        boolean open = design.times().kind().equals("LOGIT_NORMAL");
        if (open && (t == 0 || t == 1)) {
            return false;
        }
        boolean toData = design.end().startsWith("@EndAtData") || design.end().startsWith("@Gradual");
        boolean free = !design.end().startsWith("@EndAtData") && !(open && r == 0);
        return (toData && r == 0) || free;
    }
}
