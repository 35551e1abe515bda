package saltus.processor.component.tangent;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;
import saltus.TangentFactor;
import saltus.TangentScale;
import saltus.TangentScaleFormula;
import saltus.pipeline.AnnotationView;
import saltus.processor.component.Answers;
import saltus.processor.component.Progressing;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;

/** What the change is multiplied by. */
public sealed interface Factor {
    /** The factor of a design; 1 without a component. */
    static Factor of(Design design) {
        return Answers.of(Factor.class, design)
                .orElseGet(
                        () -> new Named(AnnotationView.of(TangentScale.class, Map.entry("value", TangentFactor.ONE))));
    }

    /** What is asked of {@link saltus.pipeline.TangentShape}. */
    CodeBlock code();

    /** True for 1. */
    boolean isIdle();

    /** One that has a name. */
    record Named(TangentScale values) implements Factor {
        @Override
        public boolean isIdle() {
            return values.value() == TangentFactor.ONE;
        }

        @Override
        public CodeBlock code() {
            return switch (values.value()) {
                case ONE -> CodeBlock.of("");
                case ALPHA -> CodeBlock.of(".scaledByAlpha(PATH)");
            };
        }
    }

    /** A formula of the recipe. */
    record ByFormula(TangentScaleFormula values, Design design) implements Factor {
        @Override
        public boolean isIdle() {
            return false;
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of(
                    ".scaled((r, t) -> $L(r, t$L))",
                    FormulaKind.SCALE.method(),
                    Progressing.argument(design, FormulaKind.SCALE, "examples.progress($L)"));
        }
    }
}
