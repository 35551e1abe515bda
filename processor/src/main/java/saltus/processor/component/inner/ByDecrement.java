package saltus.processor.component.inner;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;
import saltus.EtaDecrement;
import saltus.pipeline.InnerSplit;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.component.path.PathLaw;
import saltus.processor.design.Design;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Substitution;

/** s lies a fixed step of the noise level eta = sigma / alpha below t. */
public record ByDecrement(EtaDecrement values, Design design) implements InnerRule {
    private static final Expr ZERO = new Expr.Constant(0);

    @Override
    public Expr split(Expr r, Expr t) {
        PathLaw path = PathLaw.of(design).orElseThrow();
        FlowFormulas factors = path.formulas().orElseThrow();
        Expr eta = binary(
                Expr.Operator.OVER, factors.sigma().body(), factors.alpha().body());
        double largest = Evaluation.of(eta, Map.of("t", values.until()));
        double step = largest * Math.pow(2, -values.exponent());
        // beyond until + a step, where eta may be infinite, s stays at until
        double last =
                Evaluation.of(path.timeOf(new Expr.Constant(largest + step)).orElseThrow(), Map.of());
        Expr level = binary(Expr.Operator.MINUS, Substitution.of(eta, Map.of("t", t)), new Expr.Constant(step));
        Expr below = path.timeOf(binary(Expr.Operator.MAXIMUM, level, ZERO)).orElseThrow();
        Expr s = new Expr.Choice(
                new Expr.Condition.Less(t, new Expr.Constant(last)), below, new Expr.Constant(values.until()));
        return values.staysAboveEnd() ? binary(Expr.Operator.MAXIMUM, s, r) : s;
    }

    private static Expr binary(Expr.Operator operator, Expr a, Expr b) {
        return new Expr.Binary(operator, a, b);
    }

    @Override
    public CodeBlock code() {
        return CodeBlock.of(
                "$T.etaDecrement(PATH, $L, $L, $L)",
                InnerSplit.class,
                values.exponent(),
                values.until(),
                values.staysAboveEnd());
    }

    @Override
    public boolean readsLevels() {
        return true;
    }
}
