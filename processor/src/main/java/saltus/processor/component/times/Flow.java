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
import saltus.processor.proof.Interval;

/** r = s = t, uniform: no shortcuts. */
public record Flow(FlowTimes values) implements TimeLaw {
    @Override
    public Shares shares() {
        return new Shares(0, 1);
    }

    @Override
    public List<Region> regions() {
        return List.of(Region.coinciding(new Interval(0, 1)));
    }

    @Override
    public Ends ends() {
        return Ends.NONE;
    }

    @Override
    public OptionalDouble near(Edge edge) {
        return edge == Edge.NOISE ? OptionalDouble.of(NEAR) : OptionalDouble.empty();
    }

    @Override
    public String advice(Edge edge) {
        return "use times with shortcuts";
    }

    /** A two-step target itself is out of place, which is said of the target. */
    @Override
    public Optional<Refusal> refuses(InnerRule inner) {
        return Optional.empty();
    }

    @Override
    public TrainedSteps trained() {
        return TimeLaw.drawn(new Interval(0, 1), true, new Interval(0, 0));
    }

    @Override
    public Walk walk() {
        return Walk.VELOCITY;
    }

    @Override
    public void write(CodeBlock.Builder code) {
        code.addStatement("$T times = new $T().draw(step)", Times.class, FlowLaw.class);
    }
}
