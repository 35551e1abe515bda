package saltus.runtime.opening;

import java.util.List;
import saltus.pipeline.Card;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.Scaling;
import saltus.pipeline.SolverMap;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.Obligation;

/**
 * A pipeline with obligations that must not get as far as being written.
 *
 * @param obligations what it asks for
 */
public record Obliged(List<Obligation> obligations) implements Pipeline {
    public static Obliged to(Obligation... obligations) {
        return new Obliged(List.of(obligations));
    }

    @Override
    public Card card() {
        return new Card("Mine", "saltus.Mine", "", List.of(), List.of());
    }

    @Override
    public Path path() {
        return new LinearPath();
    }

    @Override
    public SolverMap solver() {
        return SolverMap.euler();
    }

    @Override
    public Scaling scaling() {
        return Scaling.NONE;
    }

    @Override
    public double targetDecay() {
        return 0;
    }

    @Override
    public int usualSteps() {
        return 1;
    }

    @Override
    public void train(TrainingStep step) {
        throw new AssertionError("training was written");
    }

    @Override
    public void sample(SamplingStep step) {
        throw new AssertionError("a sampler was written");
    }
}
