package saltus.recipes;

import com.google.auto.service.AutoService;
import java.util.List;
import javax.annotation.processing.Generated;
import saltus.Reduction;
import saltus.Solver;
import saltus.graph.Tensor;
import saltus.pipeline.Card;
import saltus.pipeline.Examples;
import saltus.pipeline.FlowLaw;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Sampler;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.SquaredError;
import saltus.pipeline.Times;
import saltus.pipeline.TrainingStep;

/**
 * The pipeline of {@code FlowMatching}.
 *
 * <p>Network evaluations of a training step, in forwards of the whole batch, as executed and in the reference order:
 *
 * <pre>{@code
 * u(z_t, r, t, y)          all                                   3.00  3.00  value and gradient
 * together                                                       3.00  3.00
 * }</pre>
 */
@Generated("saltus.processor.RecipeProcessor")
@AutoService(Pipeline.class)
public final class FlowMatchingPipeline implements Pipeline {
    private static final Path PATH = new LinearPath();

    @Override
    public Path path() {
        return PATH;
    }

    @Override
    public double dataDeviation() {
        return 1.0;
    }

    @Override
    public double targetDecay() {
        return 0.0;
    }

    @Override
    public int usualSteps() {
        return 64;
    }

    @Override
    public void train(TrainingStep step) {
        Times times = new FlowLaw().draw(step);
        Tensor labels = new LabelDropping(0.1).onAllRows(step);
        Examples examples = Examples.of(step, PATH, labels, times);
        Tensor prediction = examples.prediction();
        Tensor velocity = examples.velocity();
        Tensor target = velocity.stopGradient();
        Tensor error = prediction.minus(target);
        Tensor loss = new SquaredError(Reduction.MEAN).of(error);
        Tensor rows = examples.inOrder(loss);
        step.probe("loss", rows);
        step.loss(rows, error);
    }

    @Override
    public void sample(SamplingStep step) {
        Sampler.ofVelocity(PATH, Solver.DDIM).write(step);
    }

    @Override
    public Card card() {
        return new Card("FlowMatching", "saltus.recipes.FlowMatching", "Flow matching: the velocity of the flow, sampled in many steps.", List.of(
                    new Card.ComponentLine("PATH", "@FlowPath(LINEAR)", "saltus.recipes.FlowMatching"),
                    new Card.ComponentLine("OUTPUT", "@NetworkOutput(VELOCITY)", "saltus.recipes.FlowMatching"),
                    new Card.ComponentLine("PREDICTION", "@OneStep(DDIM)", "saltus.recipes.FlowMatching"),
                    new Card.ComponentLine("TIMES", "@FlowTimes", "saltus.recipes.FlowMatching"),
                    new Card.ComponentLine("METRIC", "@SquaredL2(MEAN)", "saltus.recipes.FlowMatching"),
                    new Card.ComponentLine("LABELS", "@LabelDropout(0.1)", "saltus.recipes.FlowMatching")), List.of(
                    "Saltus/MissingComponent: the recipe says its path, output, prediction, times and metric",
                    "Saltus/DuplicateComponent: no type declares two components of one category",
                    "Saltus/ConflictingSupers: super-interfaces agree on every component that the recipe does not redeclare",
                    "Saltus/TimesFitTarget: there is a two-step target if and only if times leave room for shortcuts",
                    "Saltus/LabelDropoutIsProbability: @LabelDropout's value is in [0, 1)"), List.of(
                    new Card.Evaluation("u(z_t, r, t, y)", "all", "value and gradient", 3.0, 3.0)));
    }
}
