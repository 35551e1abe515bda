package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.design.Design;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Proof;

/**
 * x_0 is data and x_1 is noise (framework, C1). A path that takes its time in radians (C7) or runs the other way (C8)
 * stands out here and is called by its name.
 */
@AutoService(Rule.class)
public final class PathEndpoints extends ProofRule {
    /** What may be left of the data at the noisy end of a variance-exploding path: alpha(1) / sigma(1). */
    private static final double LEFT_OVER = 0.1;
    /**
     * The least sigma(1): single precision's cos(PI / 2) is 4e-8, not 0, and what it leaves of the data has to be little
     * beside the noise.
     */
    private static final double NOISE = 1e-3;

    @Override
    public String claim() {
        return "the path begins at data and ends at noise";
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
        Expr alpha = path.alpha().body();
        Expr sigma = path.sigma().body();
        List<Goal> goals = new ArrayList<>();
        goals.add(Goal.zero(
                "alpha(0) = 1",
                Terms.minus(alpha, 1),
                Goal.at("t", 0),
                wrong(
                        path,
                        path.alpha(),
                        0,
                        "alpha(0) = 1",
                        "x_0 = alpha(0) x_0 + sigma(0) noise has to be the data")));
        goals.add(Goal.zero(
                "sigma(0) = 0",
                sigma,
                Goal.at("t", 0),
                wrong(
                        path,
                        path.sigma(),
                        0,
                        "sigma(0) = 0",
                        "x_0 = alpha(0) x_0 + sigma(0) noise has to be the data")));
        goals.add(Goal.atLeast(
                        "sigma(1) > 0",
                        sigma,
                        NOISE,
                        Goal.at("t", 1),
                        wrong(
                                path,
                                path.sigma(),
                                1,
                                "sigma(1) >= " + NOISE,
                                "sampling starts from noise at t = 1, beside which the 1e-7 of the data that single precision"
                                        + " leaves there have to vanish"))
                .withMargin());
        goals.add(
                path.explodes()
                        ? Goal.atMost(
                                "|alpha(1)| / sigma(1) <= " + LEFT_OVER,
                                Terms.over(Terms.abs(alpha), sigma),
                                LEFT_OVER + Goal.TOLERANCE,
                                Goal.at("t", 1),
                                wrong(
                                        path,
                                        path.sigma(),
                                        1,
                                        "alpha(1) / sigma(1) <= " + LEFT_OVER,
                                        "sampling starts from noise alone, which the data must not outweigh at t = 1"))
                        : Goal.zero(
                                "alpha(1) = 0",
                                alpha,
                                Goal.at("t", 1),
                                wrong(
                                        path,
                                        path.alpha(),
                                        1,
                                        "alpha(1) = 0",
                                        "sampling starts from noise alone, but the model is trained with data mixed in")));
        return goals;
    }

    private Function<Proof.Refuted, Finding> wrong(
            FlowFormulas path, Formula formula, double t, String wanted, String why) {
        return refuted -> {
            double value = value(formula, t);
            return new Finding(
                    id(),
                    what(path, wanted),
                    "%s(t) = %s, so that %s(%.0f) = %s"
                            .formatted(formula.name(), Infix.of(formula.body()), formula.name(), t, Goal.number(value)),
                    why,
                    fix(path, wanted),
                    List.of(Place.of(formula)));
        };
    }

    private static String what(FlowFormulas path, String wanted) {
        if (reversed(path)) {
            return "the path runs from noise to data: t = 0 is data and t = 1 noise";
        }
        if (radians(path)) {
            return "the path takes its time in radians";
        }
        return degrees(path) ? "the path takes its angle in degrees" : "the path does not satisfy " + wanted;
    }

    private static String fix(FlowFormulas path, String wanted) {
        if (reversed(path)) {
            return "exchange alpha and sigma, or write 1 - t for t";
        }
        if (radians(path)) {
            return "t runs from 0 to 1: write PI / 2 * t for t";
        }
        if (degrees(path)) {
            return "sin and cos take radians: write PI / 2 * t for 90 * t";
        }
        if (wanted.startsWith("alpha(1) = 0") && ratio(path) <= LEFT_OVER + Goal.TOLERANCE) {
            return "change the formula, or @FormulaPath(varianceExploding = true) if the noise is meant to outgrow the data";
        }
        return "change the formula, so that " + wanted;
    }

    private static boolean reversed(FlowFormulas path) {
        return near(path.alpha(), 0, 0) && near(path.alpha(), 1, 1) && near(path.sigma(), 1, 0);
    }

    private static boolean radians(FlowFormulas path) {
        return near(path.alpha(), 0, 1) && near(path.sigma(), 0, 0) && near(path.alpha(), Math.PI / 2, 0);
    }

    /** A quarter of a turn after a degree's radians. */
    private static boolean degrees(FlowFormulas path) {
        return near(path.alpha(), 0, 1) && near(path.sigma(), 0, 0) && near(path.alpha(), Math.PI / 180, 0);
    }

    private static double ratio(FlowFormulas path) {
        return Math.abs(value(path.alpha(), 1)) / value(path.sigma(), 1);
    }

    private static boolean near(Formula formula, double t, double value) {
        return Math.abs(value(formula, t) - value) <= Goal.TOLERANCE;
    }

    private static double value(Formula formula, double t) {
        return Evaluation.of(formula.body(), Map.of("t", t));
    }
}
