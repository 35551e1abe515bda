package saltus.processor.component.path;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import saltus.FormulaPath;
import saltus.pipeline.Path;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;

/** A path of the recipe's own formulas, written into the pipeline as a nested class. */
public record Written(FormulaPath values, Design design) implements PathLaw {
    /** The nested class's name. */
    public static final String NAME = "RecipePath";

    @Override
    public Optional<FlowFormulas> formulas() {
        Optional<Formula> alpha = design.formula(FormulaKind.ALPHA);
        Optional<Formula> sigma = design.formula(FormulaKind.SIGMA);
        return alpha.flatMap(factor -> sigma.map(noise -> new FlowFormulas(factor, noise, values.varianceExploding())));
    }

    @Override
    public Optional<Path> known() {
        return Optional.empty();
    }

    @Override
    public Optional<Expr> timeOf(Expr level) {
        return Optional.empty();
    }

    @Override
    public CodeBlock code() {
        return CodeBlock.of("$L()", NAME);
    }
}
