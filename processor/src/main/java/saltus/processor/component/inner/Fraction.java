package saltus.processor.component.inner;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalDouble;
import saltus.InnerTime;
import saltus.pipeline.InnerSplit;
import saltus.processor.formula.Expr;

/** s = t - value (t - r); s -> t for 0. */
public record Fraction(InnerTime values) implements InnerRule {
    @Override
    public Expr split(Expr r, Expr t) {
        return isContinuous() ? t : InnerRule.at(new Expr.Constant(values.value()), r, t);
    }

    @Override
    public CodeBlock code() {
        return CodeBlock.of("$T.fraction($L)", InnerSplit.class, values.value());
    }

    @Override
    public boolean isContinuous() {
        return values.value() == InnerTime.AT_START;
    }

    @Override
    public OptionalDouble share() {
        return OptionalDouble.of(values.value());
    }
}
