package saltus.processor.component.inner;

import com.palantir.javapoet.CodeBlock;
import saltus.RandomInner;
import saltus.pipeline.InnerSplit;
import saltus.processor.formula.Expr;

/** s uniform between r and t. */
public record Random(RandomInner values) implements InnerRule {
    @Override
    public Expr split(Expr r, Expr t) {
        return InnerRule.at(new Expr.Variable("share"), r, t);
    }

    @Override
    public CodeBlock code() {
        return CodeBlock.of("$T.random(step)", InnerSplit.class);
    }
}
