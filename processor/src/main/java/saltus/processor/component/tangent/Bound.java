package saltus.processor.component.tangent;

import com.palantir.javapoet.CodeBlock;
import saltus.NoTangentNormalisation;
import saltus.TangentClamp;
import saltus.TangentNormalisation;
import saltus.pipeline.AnnotationView;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;

/** How large the change may be. */
public sealed interface Bound {
    /** The bound of a design; without a component there is none. */
    static Bound of(Design design) {
        return Answers.of(Bound.class, design)
                .orElseGet(() -> new None(AnnotationView.of(NoTangentNormalisation.class)));
    }

    /** What is asked of {@link saltus.pipeline.TangentShape}. */
    CodeBlock code();

    /** True if changes count by their size, so that their mean does not decide where training rests. */
    boolean bends();

    /** Each change by its own size. */
    record Normalised(TangentNormalisation values) implements Bound {
        @Override
        public CodeBlock code() {
            return CodeBlock.of(".normalised($L)", values.constant());
        }

        @Override
        public boolean bends() {
            return true;
        }
    }

    /** Each entry by itself. */
    record Clamped(TangentClamp values) implements Bound {
        @Override
        public CodeBlock code() {
            return CodeBlock.of(".clamped($L)", values.limit());
        }

        @Override
        public boolean bends() {
            return true;
        }
    }

    /** As it is. */
    record None(NoTangentNormalisation values) implements Bound {
        @Override
        public CodeBlock code() {
            return CodeBlock.of("");
        }

        @Override
        public boolean bends() {
            return false;
        }
    }
}
