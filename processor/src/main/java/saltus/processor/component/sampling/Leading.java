package saltus.processor.component.sampling;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import saltus.GuidanceInput;
import saltus.SampleGuidance;
import saltus.SampleGuidanceFormula;
import saltus.pipeline.Guided;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Formula;

/** How samples are guided while they are made. */
public sealed interface Leading {
    /** That of a design; empty where it says nothing. */
    static Optional<Leading> of(Design design) {
        return Answers.of(Leading.class, design);
    }

    /** True for samples that are guided in some step that they might take. */
    static boolean guides(Design design) {
        return of(design).filter(leading -> leading.scale() > 1).isPresent();
    }

    /** The largest scale. */
    double scale();

    /** The scale of a step that starts at t. */
    double at(double t);

    /** The {@link Guided}. */
    CodeBlock code();

    /** At one scale within a window. */
    record Fixed(SampleGuidance values) implements Leading {
        @Override
        public double scale() {
            return values.omega();
        }

        @Override
        public double at(double t) {
            return values.from() <= t && t <= values.until() ? values.omega() : 1;
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of("new $T($L, $L, $L)", Guided.class, values.omega(), values.from(), values.until());
        }
    }

    /** At a scale that changes with the time. */
    record ByFormula(SampleGuidanceFormula values, Design design) implements Leading {
        private static final int POINTS = 100;

        private Optional<Formula> formula() {
            return design.formula(FormulaKind.SAMPLE_GUIDANCE);
        }

        /** The largest of some points, which rounding does not lift above what is trained. */
        @Override
        public double scale() {
            double largest = IntStream.rangeClosed(0, POINTS)
                    .mapToDouble(i -> at(i / (double) POINTS))
                    .max()
                    .orElseThrow();
            return design.find(GuidanceInput.class)
                    .map(input -> Math.min(input.max(), largest))
                    .orElse(largest);
        }

        @Override
        public double at(double t) {
            return formula()
                    .map(law -> Evaluation.of(law.body(), Map.of("t", t)))
                    .orElse(1.0);
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of(
                    "$T.byFormula($L::$L, $L)",
                    Guided.class,
                    design.pipelineName(),
                    FormulaKind.SAMPLE_GUIDANCE.method(),
                    scale());
        }
    }
}
