package saltus.processor.component.path;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import saltus.FlowPath;
import saltus.pipeline.CosinePath;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Path;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Binary;
import saltus.processor.formula.Expr.Constant;
import saltus.processor.formula.Expr.Function;
import saltus.processor.formula.Expr.Operator;
import saltus.processor.formula.Expr.Unary;

/** Paths on which noise replaces the data. */
public record BuiltIn(FlowPath values) implements PathLaw {
    private static final Expr T = new Expr.Variable("t");
    private static final Expr ONE = new Constant(1);

    @Override
    public Optional<FlowFormulas> formulas() {
        Expr angle = new Binary(Operator.TIMES, new Constant(Math.PI / 2), T);
        return Optional.of(
                switch (values.value()) {
                    case LINEAR -> of(new Binary(Operator.MINUS, ONE, T), T);
                    case COSINE -> of(new Unary(Function.COS, angle), new Unary(Function.SIN, angle));
                });
    }

    private static FlowFormulas of(Expr alpha, Expr sigma) {
        return new FlowFormulas(PathLaw.formula("alpha", alpha), PathLaw.formula("sigma", sigma), false);
    }

    @Override
    public Optional<Path> known() {
        return Optional.of(
                switch (values.value()) {
                    case LINEAR -> new LinearPath();
                    case COSINE -> new CosinePath();
                });
    }

    @Override
    public Optional<Expr> timeOf(Expr level) {
        return Optional.of(
                switch (values.value()) {
                    case LINEAR -> new Binary(Operator.OVER, level, new Binary(Operator.PLUS, level, ONE));
                    case COSINE ->
                        new Binary(Operator.TIMES, new Constant(2 / Math.PI), new Unary(Function.ATAN, level));
                });
    }

    @Override
    public CodeBlock code() {
        return CodeBlock.of("$T()", known().orElseThrow().getClass());
    }
}
