package saltus.processor.component.weight;

import com.palantir.javapoet.CodeBlock;
import saltus.TimeWeight;
import saltus.processor.design.FormulaKind;

/** A formula of the recipe. */
public record ByFormula(TimeWeight values) implements TimeFactor {
    @Override
    public CodeBlock code() {
        return CodeBlock.of(
                "$L(examples.times().r(), examples.times().s(), examples.times().t())", FormulaKind.WEIGHT.method());
    }
}
