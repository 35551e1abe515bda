package saltus.processor.component.path;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import saltus.EdmPath;
import saltus.pipeline.Path;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Operator;

/** alpha = 1, sigma = largest t: noise outgrows the data. */
public record Exploding(EdmPath values) implements PathLaw {
    @Override
    public Optional<FlowFormulas> formulas() {
        Expr sigma = new Binary(Operator.TIMES, new Constant(values.largest()), new Expr.Variable("t"));
        return Optional.of(
                new FlowFormulas(PathLaw.formula("alpha", new Constant(1)), PathLaw.formula("sigma", sigma), true));
    }

    @Override
    public Optional<Path> known() {
        return Optional.of(new saltus.pipeline.EdmPath(values.largest()));
    }

    @Override
    public Optional<Expr> timeOf(Expr level) {
        return Optional.of(new Binary(Operator.OVER, level, new Constant(values.largest())));
    }

    @Override
    public CodeBlock code() {
        return CodeBlock.of("$T($L)", saltus.pipeline.EdmPath.class, values.largest());
    }
}
