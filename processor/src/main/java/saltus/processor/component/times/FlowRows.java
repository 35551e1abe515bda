package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import java.util.OptionalDouble;
import saltus.FlowRowsFormula;
import saltus.LogitNormalFlowRows;
import saltus.SharedFlowRows;
import saltus.pipeline.FlowRowTimes;
import saltus.processor.component.Answers;
import saltus.processor.component.Progressing;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.proof.Interval;

/** Where the rows stand that learn the velocity itself, if not where the law of times starts shortcuts. */
public sealed interface FlowRows {
    /** The law of a design; empty where such rows stand at starts of pairs. */
    static Optional<FlowRows> of(Design design) {
        return Answers.of(FlowRows.class, design).filter(FlowRows::isOwn);
    }

    /** True for a law of their own. */
    boolean isOwn();

    /** Where they may stand. */
    Interval times();

    /** P(t > x), once curricula have run. */
    OptionalDouble above(double x);

    /** The {@link FlowRowTimes}. */
    CodeBlock code();

    /** A normal law of the logit. */
    record LogitNormal(LogitNormalFlowRows values) implements FlowRows {
        private Logit logit() {
            return new Logit(values.mean(), values.deviation());
        }

        @Override
        public boolean isOwn() {
            return true;
        }

        @Override
        public Interval times() {
            return logit().support();
        }

        @Override
        public OptionalDouble above(double x) {
            return OptionalDouble.of(1 - logit().below(x));
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of("$T.logitNormal($L, $L)", FlowRowTimes.class, values.mean(), values.deviation());
        }
    }

    /** A quantile function of the recipe. */
    record ByFormula(FlowRowsFormula values, Design design) implements FlowRows {
        private Quantile quantile() {
            return Quantile.of(design.formula(FormulaKind.FLOW));
        }

        @Override
        public boolean isOwn() {
            return true;
        }

        @Override
        public Interval times() {
            return quantile().range();
        }

        @Override
        public OptionalDouble above(double x) {
            return OptionalDouble.of(quantile().above(x));
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of("$T.byFormula($L)", FlowRowTimes.class, Progressing.function(design, FormulaKind.FLOW));
        }
    }

    /** That of the starts of pairs. */
    record Shared(SharedFlowRows values) implements FlowRows {
        @Override
        public boolean isOwn() {
            return false;
        }

        @Override
        public Interval times() {
            return new Interval(0, 1);
        }

        @Override
        public OptionalDouble above(double x) {
            return OptionalDouble.empty();
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of("");
        }
    }
}
