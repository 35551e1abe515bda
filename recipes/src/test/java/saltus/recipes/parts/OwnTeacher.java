package saltus.recipes.parts;

import java.util.Optional;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Teacher;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;

/** Steps of recipes whose teacher, if they ask for one, is the network that learns. */
public final class OwnTeacher {
    private OwnTeacher() {}

    /** The planned step on a batch of so many rows. */
    public static TrainingStep step(Pipeline recipe, Architecture network, int rows) {
        BoundNetwork bound = new BoundNetwork(network);
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(network.sample(), rows, network.classes()),
                bound,
                recipe.scaling(),
                recipe.targetDecay() > 0,
                Evaluations.PLANNED,
                Optional.of(Teacher.of(bound, recipe.scaling(), 0)));
        recipe.train(step);
        return step;
    }
}
