package saltus.processor.component.weight;

import com.palantir.javapoet.CodeBlock;
import saltus.LossFormula;
import saltus.VariationalWeight;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;

/** A formula of the recipe; beside a variational weight it is applied there. */
public record Shaped(LossFormula values, Design design) implements LossWeight {
    @Override
    public CodeBlock code(CodeBlock distance) {
        return design.has(VariationalWeight.class)
                ? distance
                : CodeBlock.of("$L($L)", FormulaKind.LOSS.method(), distance);
    }

    @Override
    public double power() {
        return 0;
    }

    @Override
    public boolean bends() {
        return true;
    }

    @Override
    public boolean needsSum() {
        return false;
    }

    @Override
    public CodeBlock afterLambda() {
        return CodeBlock.of(".shaped($L::$L)", design.pipelineName(), FormulaKind.LOSS.method());
    }
}
