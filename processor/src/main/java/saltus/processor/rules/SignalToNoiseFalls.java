package saltus.processor.rules;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import saltus.processor.design.Design;
import saltus.processor.design.FlowFormulas;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Proof;

/** D = alpha sigma' - sigma alpha' is positive, so that alpha / sigma falls and every step is defined (framework, C2). */
public final class SignalToNoiseFalls extends ProofRule {
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
                Goal.positive(
                        "D = alpha sigma' - sigma alpha' > 0", path.wronskian(), Goal.unit("t"), notFalling(path)));
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

    private Function<Proof.Refuted, Finding> notFalling(FlowFormulas path) {
        return refuted -> {
            Formula culprit = culprit(path, refuted.point().getOrDefault("t", 0.0));
            return new Finding(
                    id(),
                    "the signal-to-noise ratio alpha / sigma does not fall everywhere",
                    "D = alpha sigma' - sigma alpha' is %s %s, with alpha(t) = %s and sigma(t) = %s"
                            .formatted(
                                    Goal.number(refuted.value()),
                                    Goal.at(refuted),
                                    Infix.of(path.alpha().body()),
                                    Infix.of(path.sigma().body())),
                    "every step divides by D; where D <= 0 noise does not grow and the flow stands still or runs back",
                    "let alpha fall and sigma rise, so that D > 0 for all t in [0, 1], both ends included",
                    List.of(Place.of(culprit), Place.of(path.alpha()), Place.of(path.sigma())));
        };
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
