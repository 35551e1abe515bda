package saltus.processor.component.inner;

import com.palantir.javapoet.CodeBlock;
import saltus.processor.formula.Expr;

/** s is the neighbour of t on the grid of times. */
public record NextOnGrid(saltus.NextOnGrid values) implements InnerRule {
    @Override
    public Expr split(Expr r, Expr t) {
        throw new IllegalStateException("the grid knows its own neighbours");
    }

    @Override
    public CodeBlock code() {
        throw new IllegalStateException("the grid knows its own neighbours");
    }

    @Override
    public boolean isOnGrid() {
        return true;
    }
}
