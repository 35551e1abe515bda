package saltus.processor.component.inner;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;
import java.util.Optional;
import saltus.InnerSchedule;
import saltus.graph.Tensor;
import saltus.pipeline.InnerSplit;
import saltus.processor.design.Curriculum;
import saltus.processor.design.Design;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Substitution;

/** s = t - a (t - r) with a fraction that changes over training. */
public record Scheduled(InnerSchedule values, Design design) implements InnerRule {
    /** Its progress, which has a length of its own, under a name of its own. */
    private static final Expr SCHEDULE = new Expr.Variable("schedule");

    @Override
    public Optional<Curriculum> curriculum() {
        return Curriculum.fraction(design);
    }

    @Override
    public Expr split(Expr r, Expr t) {
        return curriculum()
                .map(Curriculum::formula)
                .map(Formula::body)
                .map(body -> Substitution.of(body, Map.of("progress", SCHEDULE)))
                .map(share -> InnerRule.at(share, r, t))
                .orElse(t);
    }

    @Override
    public CodeBlock declaration() {
        Curriculum law = curriculum().orElseThrow();
        return CodeBlock.of(
                "$T fraction = $L(step.progress($L));\n",
                Tensor.class,
                law.kind().method(),
                law.steps());
    }

    /** A discrete residual is a times that of MeanFlow: with this factor its gradient does not depend on a. */
    @Override
    public Optional<CodeBlock> weight(double power) {
        double exponent = 2 * power - 1;
        return values.weighs()
                ? Optional.of(exponent == 1 ? CodeBlock.of("fraction") : CodeBlock.of("fraction.power($L)", exponent))
                : Optional.empty();
    }

    @Override
    public CodeBlock code() {
        return CodeBlock.of("$T.fraction(fraction)", InnerSplit.class);
    }
}
