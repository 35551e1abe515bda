package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import saltus.NoiseToData;
import saltus.pipeline.NoiseToDataLaw;
import saltus.pipeline.Times;
import saltus.pipeline.opening.TrainedSteps;
import saltus.processor.component.Refusal;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** From t = 1 to r = 0 on every row. */
public record Generating(NoiseToData values, Design design) implements TimeLaw {
    @Override
    public Shares shares() {
        return new Shares(1, 0);
    }

    @Override
    public List<Region> regions() {
        return List.of(Region.toData(new Interval(1, 1), InnerRule.orStart(design)));
    }

    @Override
    public Ends ends() {
        return Ends.DATA;
    }

    @Override
    public OptionalDouble near(Edge edge) {
        return OptionalDouble.of(1);
    }

    /** Nobody is told that there is too little. */
    @Override
    public String advice(Edge edge) {
        return "use another law of times";
    }

    /** A two-step target itself is out of place, which is said of the target. */
    @Override
    public Optional<Refusal> refuses(InnerRule inner) {
        return Optional.empty();
    }

    @Override
    public boolean generates() {
        return true;
    }

    @Override
    public TrainedSteps trained() {
        return new TrainedSteps.Drawn(1, 1, false, 1, 1);
    }

    @Override
    public Walk walk() {
        return Walk.RENOISING;
    }

    @Override
    public void write(CodeBlock.Builder code) {
        code.addStatement("$T times = new $T().draw(step)", Times.class, NoiseToDataLaw.class);
    }
}
