package saltus.processor.design;

import java.util.List;
import java.util.Optional;
import saltus.FlowPath;
import saltus.FormulaPath;
import saltus.PathKind;
import saltus.pipeline.CosinePath;
import saltus.pipeline.EdmPath;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Path;
import saltus.processor.formula.Derivative;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;
import saltus.processor.formula.Expr.Variable;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Simplify;

/**
 * The flow path of a design as formulas of t, whether built in or the recipe's own, so that what holds for one kind is
 * proved for the other in the same way.
 *
 * @param alpha factor of the data
 * @param sigma factor of the noise
 * @param explodes true if the noise outgrows the data instead of replacing it
 * @param known a built-in path as training computes it; empty for one of formulas
 */
public record FlowFormulas(Formula alpha, Formula sigma, boolean explodes, Optional<Path> known) {
    private static final Expr T = new Variable("t");
    private static final Expr ONE = new Constant(1);

    /** The path of a design; empty while it is missing or lacks a formula. */
    public static Optional<FlowFormulas> of(Design design) {
        return design.find(FlowPath.class)
                .map(path -> builtIn(path.value()))
                .or(() -> design.find(saltus.EdmPath.class).map(path -> exploding(new EdmPath(path.largest()))))
                .or(() -> design.find(FormulaPath.class).flatMap(path -> written(design, path)));
    }

    private static Optional<FlowFormulas> written(Design design, FormulaPath path) {
        Optional<Formula> alpha = design.formula(FormulaKind.ALPHA);
        Optional<Formula> sigma = design.formula(FormulaKind.SIGMA);
        return alpha.isPresent() && sigma.isPresent()
                ? Optional.of(new FlowFormulas(alpha.get(), sigma.get(), path.varianceExploding(), Optional.empty()))
                : Optional.empty();
    }

    private static FlowFormulas builtIn(PathKind kind) {
        if (kind == PathKind.LINEAR) {
            return new FlowFormulas(
                    builtIn("alpha", new Binary(Operator.MINUS, ONE, T)),
                    builtIn("sigma", T),
                    false,
                    Optional.of(new LinearPath()));
        }
        Expr angle = new Binary(Operator.TIMES, new Constant(Math.PI / 2), T);
        return new FlowFormulas(
                builtIn("alpha", new Unary(Function.COS, angle)),
                builtIn("sigma", new Unary(Function.SIN, angle)),
                false,
                Optional.of(new CosinePath()));
    }

    private static FlowFormulas exploding(EdmPath path) {
        Expr sigma = new Binary(Operator.TIMES, new Constant(path.largest()), T);
        return new FlowFormulas(builtIn("alpha", ONE), builtIn("sigma", sigma), true, Optional.of(path));
    }

    private static Formula builtIn(String name, Expr body) {
        return new Formula(FlowPath.class.getName(), name, List.of("t"), body);
    }

    /** The time at which sigma / alpha is a level, over the level's variables. Asked of built-in paths only. */
    public Expr timeOf(Expr level) {
        Path path = known.orElseThrow();
        if (path instanceof EdmPath edm) {
            return new Binary(Operator.OVER, level, new Constant(edm.largest()));
        }
        return path instanceof LinearPath
                ? new Binary(Operator.OVER, level, new Binary(Operator.PLUS, level, ONE))
                : new Binary(Operator.TIMES, new Constant(2 / Math.PI), new Unary(Function.ATAN, level));
    }

    /** alpha'(t). */
    public Expr alphaPrime() {
        return Simplify.of(Derivative.of(alpha.body(), "t"));
    }

    /** sigma'(t). */
    public Expr sigmaPrime() {
        return Simplify.of(Derivative.of(sigma.body(), "t"));
    }

    /** D = alpha sigma' - sigma alpha'. */
    public Expr wronskian() {
        return Simplify.of(new Binary(
                Operator.MINUS,
                new Binary(Operator.TIMES, alpha.body(), sigmaPrime()),
                new Binary(Operator.TIMES, sigma.body(), alphaPrime())));
    }

    /**
     * True if conditional paths are straight lines run at constant speed: alpha and sigma are affine in t, alphaBar = 1 and
     * betaBar = r - t, so that Euler's step and DDIM's are the same.
     */
    public boolean straight() {
        return alphaPrime() instanceof Constant && sigmaPrime() instanceof Constant;
    }
}
