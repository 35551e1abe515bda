package saltus.processor.component.inner;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;
import java.util.Optional;
import saltus.InnerFormula;
import saltus.pipeline.InnerSplit;
import saltus.processor.component.Progressing;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Substitution;

/** s is a formula of the recipe. */
public record ByFormula(InnerFormula values, Design design) implements InnerRule {
    /** The formula; empty while the recipe lacks it. */
    public Optional<Formula> formula() {
        return design.formula(FormulaKind.INNER);
    }

    @Override
    public Expr split(Expr r, Expr t) {
        return formula()
                .map(law -> Substitution.of(law.body(), Map.of("r", r, "t", t)))
                .orElse(t);
    }

    @Override
    public boolean isFormula() {
        return true;
    }

    @Override
    public CodeBlock code() {
        return CodeBlock.of("$T.ofShortcuts($L)", InnerSplit.class, Progressing.function(design, FormulaKind.INNER));
    }
}
