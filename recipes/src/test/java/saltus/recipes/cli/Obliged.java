package saltus.recipes.cli;

import java.util.List;
import saltus.pipeline.Batching;
import saltus.pipeline.Card;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.Scaling;
import saltus.pipeline.SolverMap;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.Obligation;

/** Another recipe's pipeline under a name of its own, with obligations that the test chooses. */
abstract class Obliged implements Pipeline {
    private final Pipeline pipeline;
    private final List<Obligation> obligations;

    Obliged(Pipeline pipeline, Obligation... obligations) {
        this.pipeline = pipeline;
        this.obligations = List.of(obligations);
    }

    @Override
    public List<Obligation> obligations() {
        return obligations;
    }

    @Override
    public Card card() {
        return new Card(
                getClass().getSimpleName(),
                getClass().getName(),
                "",
                pipeline.card().components(),
                pipeline.card().checks());
    }

    @Override
    public Path path() {
        return pipeline.path();
    }

    @Override
    public SolverMap solver() {
        return pipeline.solver();
    }

    @Override
    public Scaling scaling() {
        return pipeline.scaling();
    }

    @Override
    public double targetDecay() {
        return pipeline.targetDecay();
    }

    @Override
    public Batching batching() {
        return pipeline.batching();
    }

    @Override
    public int usualSteps() {
        return pipeline.usualSteps();
    }

    @Override
    public void train(TrainingStep step) {
        pipeline.train(step);
    }

    @Override
    public void sample(SamplingStep step) {
        pipeline.sample(step);
    }
}
