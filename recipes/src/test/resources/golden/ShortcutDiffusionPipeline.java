package saltus.recipes;

import com.google.auto.service.AutoService;
import java.util.List;
import javax.annotation.processing.Generated;
import saltus.Reduction;
import saltus.Solver;
import saltus.graph.Tensor;
import saltus.pipeline.Card;
import saltus.pipeline.DiscreteTarget;
import saltus.pipeline.DyadicLaw;
import saltus.pipeline.Examples;
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
 * The pipeline of {@code ShortcutDiffusion}.
 *
 * <p>Network evaluations of a training step, in forwards of the whole batch, as executed and in the reference order:
 *
 * <pre>{@code
 * u(z_t, r, t, y)          all                                   3.00  3.00  value and gradient
 * u(z_t, s, t, y)          r < t (25 %); smallest step twice     0.29  0.29  value, no tape
 * u(z_s, r, s, y)          r < t (25 %); smallest step twice     0.29  0.29  value, no tape
 * together                                                       3.57  3.57
 * }</pre>
 */
@Generated("saltus.processor.RecipeProcessor")
@AutoService(Pipeline.class)
public final class ShortcutDiffusionPipeline implements Pipeline {
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
        return 1;
    }

    @Override
    public void train(TrainingStep step) {
        DyadicLaw law = new DyadicLaw(128, 0.25);
        Times times = law.draw(step);
        Tensor labels = new LabelDropping(0.1).onFlowRows(step, times);
        Examples examples = Examples.of(step, PATH, labels, times);
        Tensor prediction = examples.prediction();
        Tensor velocity = examples.velocity();
        Tensor target = DiscreteTarget.of(0.5, 4.0).guided(1.5, law.blockRows(step.batchSize())).alongNetwork(examples, velocity);
        Tensor error = prediction.minus(target);
        Tensor loss = new SquaredError(Reduction.SUM).of(error);
        Tensor rows = examples.inOrder(loss);
        step.probe("loss", rows);
        step.loss(rows, error);
    }

    @Override
    public void sample(SamplingStep step) {
        Sampler.ofShortcuts(PATH, Solver.EULER).write(step);
    }

    @Override
    public Card card() {
        return new Card("ShortcutDiffusion", "saltus.recipes.ShortcutDiffusion", "Shortcut diffusion (SCD): a step of size d is two steps of size d/2, down to single steps that learn from data.", List.of(
                    new Card.ComponentLine("PATH", "@FlowPath(LINEAR)", "saltus.recipes.ShortcutDiffusion"),
                    new Card.ComponentLine("OUTPUT", "@NetworkOutput(AVERAGE_VELOCITY)", "saltus.recipes.ShortcutDiffusion"),
                    new Card.ComponentLine("PREDICTION", "@OneStep(EULER)", "saltus.recipes.ShortcutDiffusion"),
                    new Card.ComponentLine("TARGET", "@TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = EULER, velocity = NETWORK), inner = 0.5)", "saltus.recipes.ShortcutDiffusion"),
                    new Card.ComponentLine("TIMES", "@DyadicTimes(steps = 128, bootstrap = 0.25)", "saltus.recipes.ShortcutDiffusion"),
                    new Card.ComponentLine("METRIC", "@SquaredL2", "saltus.recipes.ShortcutDiffusion"),
                    new Card.ComponentLine("GUIDANCE", "@BootstrapGuidance(omega = 1.5)", "saltus.recipes.ShortcutDiffusion"),
                    new Card.ComponentLine("LABELS", "@LabelDropout(0.1)", "saltus.recipes.ShortcutDiffusion"),
                    new Card.ComponentLine("CLAMP", "@TargetClamp(4.0)", "saltus.recipes.ShortcutDiffusion")), List.of(
                    "Saltus/MissingComponent: the recipe says its path, output, prediction, times and metric",
                    "Saltus/DuplicateComponent: no type declares two components of one category",
                    "Saltus/ConflictingSupers: super-interfaces agree on every component that the recipe does not redeclare",
                    "Saltus/TimesFitTarget: there is a two-step target if and only if times leave room for shortcuts",
                    "Saltus/AverageNeedsTarget: an average velocity is learned from a two-step target",
                    "Saltus/DiscreteNeedsNetworkStep: the second step of the target goes through the network",
                    "Saltus/DataReachesTarget: some rows compare the network with data",
                    "Saltus/DyadicGrid: the grid of dyadic times has a power of two steps, and s is the middle of each",
                    "Saltus/GuidanceNeedsNullLabel: the null label that guidance reads is trained by label dropout",
                    "Saltus/BootstrapGuidanceNeedsDyadicTimes: bootstrap guidance acts on the smallest of dyadic steps",
                    "Saltus/ClampNeedsDiscreteTarget: only discrete targets are clamped",
                    "Saltus/InnerTimeInInterval: @TwoStep.inner is in [0, 1)",
                    "Saltus/BootstrapIsShare: @DyadicTimes.bootstrap is in (0, 1)",
                    "Saltus/LabelDropoutIsProbability: @LabelDropout's value is in [0, 1)",
                    "Saltus/GuidanceOmega: @BootstrapGuidance.omega is a finite number",
                    "Saltus/ClampLimit: @TargetClamp's value is a finite number greater than 0",
                    "Saltus/SupportedTarget: there is a pipeline for this target"), List.of(
                    new Card.Evaluation("u(z_t, r, t, y)", "all", "value and gradient", 3.0, 3.0),
                    new Card.Evaluation("u(z_t, s, t, y)", "r < t (25 %); smallest step twice", "value, no tape", 0.2857142857142857, 0.2857142857142857),
                    new Card.Evaluation("u(z_s, r, s, y)", "r < t (25 %); smallest step twice", "value, no tape", 0.2857142857142857, 0.2857142857142857)));
    }
}
