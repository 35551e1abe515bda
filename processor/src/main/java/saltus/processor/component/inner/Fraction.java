package saltus.processor.component.inner;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalDouble;
import saltus.InnerTime;
import saltus.pipeline.InnerSplit;
import saltus.processor.formula.Expr;

/** s = t - value (t - r); s -> t for 0, s -> r for 1. */
public record Fraction(InnerTime values) implements InnerRule {
    @Override
    public Expr split(Expr r, Expr t) {
        return switch (meeting()) {
            case AT_START -> t;
            case BETWEEN -> InnerRule.at(new Expr.Constant(values.value()), r, t);
            case AT_END -> r;
        };
    }

    @Override
    public CodeBlock code() {
        return CodeBlock.of("$T.fraction($L)", InnerSplit.class, values.value());
    }

    @Override
    public Meeting meeting() {
        return values.value() == InnerTime.AT_START
                ? Meeting.AT_START
                : values.value() == InnerTime.AT_END ? Meeting.AT_END : Meeting.BETWEEN;
    }

    @Override
    public OptionalDouble share() {
        return OptionalDouble.of(values.value());
    }
}
