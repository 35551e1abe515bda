package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import saltus.pipeline.PairLaw;
import saltus.pipeline.Times;
import saltus.pipeline.opening.TrainedSteps;
import saltus.processor.component.Refusal;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.term.Term;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** Laws that draw r and t freely, so that ends can be moved to data and coincide with starts. */
public sealed interface FreePairs extends TimeLaw
        permits LogitNormal, Uniform, Power, SeparateLogitNormal, ByMethod, ByFormula {
    /** The design, for where shortcuts end and are split. */
    Design design();

    /** Probability that r is set to t. */
    double coincide();

    /** Where t may lie. */
    Interval starts();

    /** Rows whose ends are as they were drawn: where starts are, unless ends have a law of their own. */
    default Region between(InnerRule inner) {
        return Region.between(starts(), inner);
    }

    /** Which shares of t shortcuts go as they are drawn, (t - r) / t. */
    default Interval lengths() {
        return new Interval(0, 1);
    }

    /** Share of the pairs that are drawn with r = t already. */
    default double met() {
        return 0;
    }

    /** P(t > x); empty where nobody knows. */
    OptionalDouble startsAbove(double x);

    /** P(r &lt; x) of the pairs as they are drawn; empty where nobody knows. */
    OptionalDouble endsBelow(double x);

    /** The factory of {@link PairLaw} with its arguments, up to that for s. */
    CodeBlock source(CodeBlock inner);

    private Ending ending() {
        return Ending.of(design());
    }

    @Override
    default Shares shares() {
        double met = ending().movesAll() ? 0 : met();
        double shortcuts = (1 - coincide()) * (1 - met);
        return new Shares(shortcuts, 1 - shortcuts);
    }

    @Override
    default List<Region> regions() {
        InnerRule inner = InnerRule.orStart(design());
        List<Region> regions = new ArrayList<>();
        if (coincide() > 0) {
            regions.add(
                    Region.coinciding(FlowRows.of(design()).map(FlowRows::times).orElse(starts())));
        }
        if (met() > 0 && !ending().movesAll()) {
            regions.add(Region.coinciding(starts()));
        }
        if (ending().movesSome()) {
            regions.add(Region.toData(starts(), inner));
        }
        if (!ending().movesAll()) {
            regions.add(between(inner));
        }
        return regions;
    }

    @Override
    default Ends ends() {
        return Ends.FREE;
    }

    @Override
    default boolean drawsFlowRows() {
        return coincide() > 0;
    }

    @Override
    default OptionalDouble near(Edge edge) {
        if (edge == Edge.NOISE) {
            return startsAbove(1 - NEAR);
        }
        return ending().movesAll() ? OptionalDouble.of(1) : endsBelow(NEAR);
    }

    @Override
    default Optional<Refusal> refuses(InnerRule inner) {
        return inner.refusedWithoutGrid();
    }

    @Override
    default TrainedSteps trained() {
        Interval drawn = ending().movesAll() ? new Interval(1, 1) : lengths();
        return TimeLaw.drawn(
                starts(), learnsVelocities(), ending().movesSome() ? new Interval(drawn.lower(), 1) : drawn);
    }

    /** True if velocities are learned wherever shortcuts start. */
    private boolean learnsVelocities() {
        Interval rows = FlowRows.of(design()).map(FlowRows::times).orElse(starts());
        boolean everywhere = rows.lower() <= Math.max(starts().lower(), Region.EDGE)
                && rows.upper() >= Math.min(starts().upper(), 1 - Region.EDGE);
        return Term.asksVelocity(design()) || (shares().coinciding() > 0 && everywhere);
    }

    @Override
    default Walk walk() {
        return ending().movesAll() ? Walk.RENOISING : Walk.SHORTCUTS;
    }

    @Override
    default void write(CodeBlock.Builder code) {
        code.addStatement(
                "$T times = $T.$L$L$L.draw(step)",
                Times.class,
                PairLaw.class,
                source(InnerRule.orStart(design()).code()),
                ending().code(),
                FlowRows.of(design())
                        .map(rows -> CodeBlock.of(".flowing($L)", rows.code()))
                        .orElse(CodeBlock.of("")));
    }
}
