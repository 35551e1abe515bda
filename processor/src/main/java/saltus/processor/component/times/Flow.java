package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import saltus.FlowTimes;
import saltus.pipeline.FlowLaw;
import saltus.pipeline.Times;
import saltus.pipeline.opening.TrainedSteps;
import saltus.processor.component.Refusal;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** r = s = t, uniform unless such rows have a law of their own: no shortcuts. */
public record Flow(FlowTimes values, Design design) implements TimeLaw {
    @Override
    public Shares shares() {
        return new Shares(0, 1);
    }

    @Override
    public List<Region> regions() {
        return List.of(
                Region.coinciding(FlowRows.of(design).map(FlowRows::times).orElse(new Interval(0, 1))));
    }

    @Override
    public Ends ends() {
        return Ends.NONE;
    }

    @Override
    public OptionalDouble near(Edge edge) {
        return edge == Edge.DATA
                ? OptionalDouble.empty()
                : FlowRows.of(design).map(rows -> rows.above(1 - NEAR)).orElse(OptionalDouble.of(NEAR));
    }

    @Override
    public String advice(Edge edge) {
        return "use times with shortcuts, or @SharedFlowRows";
    }

    /** A two-step target itself is out of place, which is said of the target. */
    @Override
    public Optional<Refusal> refuses(InnerRule inner) {
        return Optional.empty();
    }

    @Override
    public TrainedSteps trained() {
        return TimeLaw.drawn(
                FlowRows.of(design).map(FlowRows::times).orElse(new Interval(0, 1)), true, new Interval(0, 0));
    }

    @Override
    public boolean drawsFlowRows() {
        return true;
    }

    @Override
    public Walk walk() {
        return Walk.VELOCITY;
    }

    @Override
    public void write(CodeBlock.Builder code) {
        code.addStatement(
                "$T times = new $T($L).draw(step)",
                Times.class,
                FlowLaw.class,
                FlowRows.of(design).map(FlowRows::code).orElse(CodeBlock.of("")));
    }
}
