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
 * @param kind which built-in path it is; empty for the recipe's own
 */
public record FlowFormulas(Formula alpha, Formula sigma, boolean explodes, Optional<PathKind> kind) {
    private static final Expr T = new Variable("t");
    private static final Expr ONE = new Constant(1);

    /** The path of a design; empty while it is missing or lacks a formula. */
    public static Optional<FlowFormulas> of(Design design) {
        Optional<FlowFormulas> builtIn = design.find(FlowPath.class).map(path -> builtIn(path.value()));
        return builtIn.or(() -> design.find(FormulaPath.class).flatMap(path -> written(design, path)));
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
                    Optional.of(kind));
        }
        if (kind == PathKind.EDM) {
            Expr sigma = new Binary(Operator.TIMES, new Constant(EdmPath.LARGEST), T);
            return new FlowFormulas(builtIn("alpha", ONE), builtIn("sigma", sigma), true, Optional.of(kind));
        }
        Expr angle = new Binary(Operator.TIMES, new Constant(Math.PI / 2), T);
        return new FlowFormulas(
                builtIn("alpha", new Unary(Function.COS, angle)),
                builtIn("sigma", new Unary(Function.SIN, angle)),
                false,
                Optional.of(kind));
    }

    private static Formula builtIn(String name, Expr body) {
        return new Formula(FlowPath.class.getName(), name, List.of("t"), body);
    }

    /** A built-in path as training computes it; empty for one of formulas. */
    public Optional<Path> known() {
        return kind.map(known -> switch (known) {
            case LINEAR -> new LinearPath();
            case COSINE -> new CosinePath();
            case EDM -> new EdmPath();
        });
    }

    /** The time at which sigma / alpha is a level, over the level's variables. Asked of built-in paths only. */
    public Expr timeOf(Expr level) {
        return switch (kind.orElseThrow()) {
            case LINEAR -> new Binary(Operator.OVER, level, new Binary(Operator.PLUS, level, ONE));
            case COSINE -> new Binary(Operator.TIMES, new Constant(2 / Math.PI), new Unary(Function.ATAN, level));
            case EDM -> new Binary(Operator.OVER, level, new Constant(EdmPath.LARGEST));
        };
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
