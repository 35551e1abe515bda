package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import saltus.FormulaTimes;
import saltus.processor.component.times.Ending;
import saltus.processor.component.times.FreePairs;
import saltus.processor.component.times.Region;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Derivative;
import saltus.processor.formula.Formula;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;
import saltus.processor.proof.Proof;

/**
 * Quantile functions draw times in order, at any progress: 0 &lt;= end &lt; t at all t that start draws, start and flow within
 * [0, 1] and never falling (framework, C19 and C26).
 */
@AutoService(Rule.class)
public final class TimesByFormula extends ProofRule {
    @Override
    public String claim() {
        return "the times that formulas draw are in order";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingFormula");
    }

    @Override
    boolean concerns(Design design) {
        return !quantiles(design).isEmpty();
    }

    /** The quantile functions of t, of pairs and of rows with r = t. */
    private static List<Formula> quantiles(Design design) {
        return Stream.of(FormulaKind.START, FormulaKind.FLOW)
                .filter(kind -> design.has(kind.reader()))
                .flatMap(kind -> design.formula(kind).stream())
                .toList();
    }

    private static Optional<Formula> end(Design design) {
        return Ending.of(design).movesAll() || !design.has(FormulaTimes.class)
                ? Optional.empty()
                : design.formula(FormulaKind.END);
    }

    @Override
    List<Place> places(Design design) {
        List<Place> places = new ArrayList<>();
        quantiles(design).forEach(formula -> places.add(Place.of(formula)));
        end(design).map(Place::of).ifPresent(places::add);
        return places;
    }

    @Override
    List<Goal> goals(Design design) {
        List<Goal> goals = new ArrayList<>();
        quantiles(design).forEach(formula -> goals.addAll(goals(formula)));
        end(design).ifPresent(end -> goals.addAll(goals(end, starts(design))));
        return goals;
    }

    private List<Goal> goals(Formula quantile) {
        Domain draws = Goal.changing(Goal.unit("u"), quantile.body());
        String name = quantile.name();
        return List.of(
                Goal.atLeast(name + " >= 0", quantile.body(), -Goal.TOLERANCE, draws, leaves(quantile)),
                Goal.atMost(name + " <= 1", quantile.body(), 1 + Goal.TOLERANCE, draws, leaves(quantile)),
                // at the very ends a quantile function may be infinitely steep
                Goal.atLeast(
                        name + "' >= 0",
                        Derivative.of(quantile.body(), "u"),
                        -Goal.TOLERANCE,
                        Goal.changing(Domain.of("u", new Interval(Region.EDGE, 1 - Region.EDGE)), quantile.body()),
                        wrongValue(
                                quantile,
                                name + " falls",
                                "its derivative is negative",
                                "a quantile function never falls; one that does draws some times twice and tells masses wrongly",
                                "write the inverse of a distribution function of t")));
    }

    private static Interval starts(Design design) {
        return TimeLaw.of(design)
                .filter(FreePairs.class::isInstance)
                .map(law -> ((FreePairs) law).starts())
                .orElse(new Interval(0, 1));
    }

    private List<Goal> goals(Formula end, Interval starts) {
        Domain all = Goal.changing(Domain.of("t", starts).with("u", new Interval(0, 1)), end.body());
        Interval later = new Interval(Math.min(Math.max(starts.lower(), Region.EDGE), starts.upper()), starts.upper());
        Domain inside = Goal.changing(Domain.of("t", later).with("u", new Interval(0, 1 - Region.EDGE)), end.body());
        Function<Proof.Refuted, Finding> order = wrongValue(
                end,
                "end leaves the interval from 0 to t",
                "that is not between 0 and t",
                "a shortcut that ends on the wrong side of t or of data flows the wrong way",
                "change the formula, so that 0 <= end < t for all u, as in u * t");
        List<Goal> goals = new ArrayList<>();
        goals.add(Goal.atLeast("end >= 0", end.body(), -Goal.TOLERANCE, all, order));
        goals.add(Goal.atLeast("end <= t", Terms.difference(Terms.T, end.body()), -Goal.ORDER, all, order));
        if (later.upper() >= Region.EDGE) {
            goals.add(Goal.atLeast(
                    "end < t",
                    Terms.difference(Terms.T, end.body()),
                    Goal.ORDER / 10,
                    inside,
                    wrongValue(
                            end,
                            "end is t itself for many draws",
                            "r = t",
                            "such rows learn no shortcut; how many there are is what coincide says",
                            "change the formula, so that end < t for u < 1, and give coincide their share")));
        }
        return goals;
    }

    private Function<Proof.Refuted, Finding> leaves(Formula quantile) {
        String name = quantile.name();
        return wrongValue(
                quantile,
                name + " leaves [0, 1]",
                "that is no time",
                "t = 0 is data and t = 1 noise; beyond there is no path",
                "change the formula, so that " + name + "(0) >= 0 and " + name + "(1) <= 1");
    }
}
