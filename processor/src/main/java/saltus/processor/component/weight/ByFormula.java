package saltus.processor.component.weight;

import com.palantir.javapoet.CodeBlock;
import saltus.TimeWeight;
import saltus.processor.component.Progressing;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;

/** A formula of the recipe. */
public record ByFormula(TimeWeight values, Design design) implements TimeFactor {
    @Override
    public CodeBlock code() {
        return CodeBlock.of(
                "$L(examples.times().r(), examples.times().s(), examples.times().t()$L)",
                FormulaKind.WEIGHT.method(),
                Progressing.argument(design, FormulaKind.WEIGHT, "examples.progress($L)"));
    }
}
