package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.design.Design;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.formula.Lowering;
import saltus.processor.formula.Simplify;
import saltus.processor.proof.Claim;
import saltus.processor.proof.Proof;

/** D = alpha sigma' - sigma alpha' is positive, so that alpha / sigma falls and every step is defined (framework, C2). */
@AutoService(Rule.class)
public final class SignalToNoiseFalls extends ProofRule {
    /**
     * The least D: the derivative of a step divides by its square, and likelihoods by that of sigma, which is about D t near
     * data; with the smallest time that is drawn, 2^-24, both stay far above single precision's smallest number, 1e-38.
     */
    private static final double SMALLEST = 1e-12;
    /** What single precision may lose of D: all that a step divides by. */
    private static final double LOST = 1e-2;
    /** How much of a step's rounding may reach data: single precision rounds by 6e-8, and a hundredth may be lost. */
    private static final double MAGNIFIED = 1e5;

    @Override
    public String claim() {
        return "the signal-to-noise ratio falls from data to noise";
    }

    @Override
    public List<String> presumes() {
        return List.of("PathEndpoints", "PathIsContinuous");
    }

    @Override
    boolean concerns(Design design) {
        return FlowFormulas.of(design).isPresent();
    }

    @Override
    List<Place> places(Design design) {
        FlowFormulas path = FlowFormulas.of(design).orElseThrow();
        return List.of(Place.of(path.alpha()), Place.of(path.sigma()));
    }

    @Override
    List<Goal> goals(Design design) {
        FlowFormulas path = FlowFormulas.of(design).orElseThrow();
        return List.of(
                Goal.atLeast(
                        "alpha >= 0", path.alpha().body(), -Goal.TOLERANCE, Goal.unit("t"), negative(path.alpha())),
                Goal.atLeast(
                        "sigma >= 0", path.sigma().body(), -Goal.TOLERANCE, Goal.unit("t"), negative(path.sigma())),
                Goal.atLeast(
                                "D = alpha sigma' - sigma alpha' > 0",
                                path.wronskian(),
                                SMALLEST,
                                Goal.unit("t"),
                                refuted -> refuted.value() > 0 ? tooSlow(path, refuted) : notFalling(path, refuted))
                        .withMargin(),
                Goal.keeps(
                        "single precision keeps D",
                        computed(path),
                        Claim.Quantity.RELATIVE_ROUNDING,
                        LOST,
                        Goal.unit("t"),
                        refuted -> lost(path, refuted)),
                Goal.atMost(
                                "steps to data magnify rounding little",
                                Terms.over(terms(path), path.wronskian()),
                                MAGNIFIED,
                                Goal.unit("t"),
                                refuted -> magnified(path, refuted))
                        .withMargin());
    }

    /** D as the program computes it. */
    private static Expr computed(FlowFormulas path) {
        return Terms.minus(
                Terms.times(code(path.alpha().body()), code(path.sigmaPrime())),
                Terms.times(code(path.sigma().body()), code(path.alphaPrime())));
    }

    private static Expr code(Expr expr) {
        return Lowering.of(Simplify.of(expr));
    }

    /**
     * The sizes of what a step from t to data adds up, times D: (sigma'(t) x_t - sigma(t) v_t) / D(t) is x_0, with x_t =
     * alpha x_0 + sigma noise and v_t = alpha' x_0 + sigma' noise.
     */
    private static Expr terms(FlowFormulas path) {
        Expr alpha = path.alpha().body();
        Expr sigma = path.sigma().body();
        Expr rises = Terms.abs(path.sigmaPrime());
        Expr falls = Terms.abs(path.alphaPrime());
        return Terms.plus(Terms.times(rises, Terms.plus(alpha, sigma)), Terms.times(sigma, Terms.plus(falls, rises)));
    }

    private Function<Proof.Refuted, Finding> negative(Formula formula) {
        return refuted -> new Finding(
                id(),
                formula.name() + " becomes negative",
                formula.name() + "(t) = " + Infix.of(formula.body()) + "; " + Goal.counterexample(refuted),
                "alpha and sigma are the shares of data and noise; below 0 the path would leave the way between them",
                "change the formula, so that it is at least 0 for all t in [0, 1]",
                List.of(Place.of(formula)));
    }

    private Finding notFalling(FlowFormulas path, Proof.Refuted refuted) {
        Formula culprit = culprit(path, refuted.point().getOrDefault("t", 0.0));
        return new Finding(
                id(),
                "the signal-to-noise ratio alpha / sigma does not fall everywhere",
                found(path, refuted),
                "every step divides by D; where D <= 0 noise does not grow and the flow stands still or runs back",
                "let alpha fall and sigma rise, so that D > 0 for all t in [0, 1], both ends included",
                List.of(Place.of(culprit), Place.of(path.alpha()), Place.of(path.sigma())));
    }

    private Finding tooSlow(FlowFormulas path, Proof.Refuted refuted) {
        Map<String, Double> at = refuted.point();
        boolean nearData = Evaluation.of(path.sigma().body(), at)
                < Evaluation.of(path.alpha().body(), at);
        Formula culprit = nearData ? path.sigma() : path.alpha();
        return new Finding(
                id(),
                "the signal-to-noise ratio alpha / sigma falls too slowly for single precision",
                found(path, refuted),
                "steps divide by D, their derivatives by its square; single precision knows no numbers below 1e-38",
                "let alpha fall and sigma rise faster there, so that D >= " + Goal.number(SMALLEST),
                List.of(Place.of(culprit), Place.of(path.alpha()), Place.of(path.sigma())));
    }

    private Finding lost(FlowFormulas path, Proof.Refuted refuted) {
        return new Finding(
                id(),
                "single precision loses D = alpha sigma' - sigma alpha'",
                "%s its computed value is %s, with alpha(t) = %s and sigma(t) = %s"
                        .formatted(
                                Goal.at(refuted),
                                Double.isFinite(refuted.value())
                                        ? "off by " + Goal.number(100 * refuted.value()) + " %"
                                        : "not finite",
                                Infix.of(path.alpha().body()),
                                Infix.of(path.sigma().body())),
                "every step divides by D; it may be off by at most 1 %",
                "write alpha and sigma with parts of moderate size, without differences of nearly equal numbers",
                List.of(Place.of(path.alpha()), Place.of(path.sigma())));
    }

    private Finding magnified(FlowFormulas path, Proof.Refuted refuted) {
        return new Finding(
                Severity.WARNING,
                id(),
                "steps to data magnify rounding by " + Goal.number(refuted.value()),
                "%s a step to r = 0 takes x_0 as the difference of parts that are as much larger, with alpha(t) = %s and sigma(t) = %s"
                        .formatted(
                                Goal.at(refuted),
                                Infix.of(path.alpha().body()),
                                Infix.of(path.sigma().body())),
                "single precision rounds by 6e-8 of each part, so that more than a hundredth of the data is lost",
                "let sigma grow less, or alpha reach its end with more of a slope, so that it is at most "
                        + Goal.number(MAGNIFIED),
                List.of(Place.of(path.alpha()), Place.of(path.sigma())));
    }

    private static String found(FlowFormulas path, Proof.Refuted refuted) {
        return "D = alpha sigma' - sigma alpha' is %s %s, with alpha(t) = %s and sigma(t) = %s"
                .formatted(
                        Goal.number(refuted.value()),
                        Goal.at(refuted),
                        Infix.of(path.alpha().body()),
                        Infix.of(path.sigma().body()));
    }

    /** The formula that moves the wrong way, else the one that stands still. */
    private static Formula culprit(FlowFormulas path, double t) {
        Map<String, Double> at = Map.of("t", t);
        double falls = -Evaluation.of(path.alphaPrime(), at)
                * Evaluation.of(path.sigma().body(), at);
        double rises = Evaluation.of(path.sigmaPrime(), at)
                * Evaluation.of(path.alpha().body(), at);
        return falls < rises ? path.alpha() : path.sigma();
    }
}
