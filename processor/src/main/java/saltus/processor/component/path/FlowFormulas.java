package saltus.processor.component.path;

import java.util.Optional;
import saltus.processor.design.Design;
import saltus.processor.formula.Derivative;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Simplify;

/**
 * The flow path of a design as formulas of t, whether built in or the recipe's own, so that what holds for one kind is
 * proved for the other in the same way.
 *
 * @param alpha factor of the data
 * @param sigma factor of the noise
 * @param explodes true if the noise outgrows the data instead of replacing it
 */
public record FlowFormulas(Formula alpha, Formula sigma, boolean explodes) {
    /** The path of a design; empty while it is missing or lacks a formula. */
    public static Optional<FlowFormulas> of(Design design) {
        return PathLaw.of(design).flatMap(PathLaw::formulas);
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
