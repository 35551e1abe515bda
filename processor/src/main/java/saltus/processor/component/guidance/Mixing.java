package saltus.processor.component.guidance;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import saltus.Guidance;
import saltus.GuidanceFormula;
import saltus.GuidanceInput;
import saltus.pipeline.GuidanceLaw;
import saltus.pipeline.MixedVelocity;
import saltus.processor.component.Progressing;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;

/** Guidance by target mixing: a mean of v, u(z, t, t, y) and u(z, t, t, null) in the place of v. */
public sealed interface Mixing extends Guiding {
    /** The mixing of a design; empty without. */
    static Optional<Mixing> of(Design design) {
        return Guiding.of(design).filter(Mixing.class::isInstance).map(Mixing.class::cast);
    }

    /** The {@link MixedVelocity}. */
    CodeBlock code();

    /** The {@link GuidanceLaw} of what the network is told; empty where it is told nothing. */
    default Optional<CodeBlock> law() {
        return Optional.empty();
    }

    /** With weights that are the same at all guided times. */
    record Fixed(Guidance values) implements Mixing {
        @Override
        public double scale() {
            return values.omega() / (1 - values.kappa());
        }

        @Override
        public boolean isIdle() {
            return values.omega() == 1 && values.kappa() == 0;
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of(
                    "new $T($L, $L, $L, $L)",
                    MixedVelocity.class,
                    values.omega(),
                    values.kappa(),
                    values.from(),
                    values.until());
        }
    }

    /** With a scale that is an input of the network. */
    record ByInput(GuidanceInput values, Design design) implements Mixing {
        @Override
        public int inputs() {
            return values.window() ? 3 : 1;
        }

        /** Sampling chooses. */
        @Override
        public double scale() {
            return 1;
        }

        @Override
        public boolean isIdle() {
            return false;
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of("$T.byInput()", MixedVelocity.class);
        }

        @Override
        public Optional<CodeBlock> law() {
            String window = values.window() ? ".windowed()" : "";
            return Optional.of(
                    design.formula(FormulaKind.GUIDANCE).isPresent()
                            ? CodeBlock.of(
                                    "$T.byFormula($L, $L)$L",
                                    GuidanceLaw.class,
                                    Progressing.function(design, FormulaKind.GUIDANCE),
                                    values.max(),
                                    window)
                            : CodeBlock.of(
                                    "$T.byPower($L, $L)$L", GuidanceLaw.class, values.max(), values.power(), window));
        }
    }

    /** With a weight that changes with the time. */
    record ByFormula(GuidanceFormula values, Design design) implements Mixing {
        private static final int POINTS = 100;

        private Optional<Formula> formula() {
            return design.formula(FormulaKind.OMEGA);
        }

        /** The largest of some points at the end of training, which is all that people are told. */
        @Override
        public double scale() {
            double omega = formula()
                    .map(Formula::body)
                    .map(body -> IntStream.rangeClosed(0, POINTS)
                            .mapToDouble(i ->
                                    Evaluation.of(body, Map.of("t", i / (double) POINTS, FormulaKind.PROGRESS, 1.0)))
                            .max()
                            .orElseThrow())
                    .orElse(1.0);
            return omega / (1 - values.kappa());
        }

        @Override
        public boolean isIdle() {
            return values.kappa() == 0
                    && formula()
                            .filter(formula ->
                                    formula.body() instanceof Expr.Constant constant && constant.value() == 1)
                            .isPresent();
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of(
                    "$T.byTime(t -> $L(t$L), $L)",
                    MixedVelocity.class,
                    FormulaKind.OMEGA.method(),
                    Progressing.argument(design, FormulaKind.OMEGA, "t.ones().times(step.progress($L))"),
                    values.kappa());
        }
    }
}
