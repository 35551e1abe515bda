package saltus.recipes;

import com.google.auto.service.AutoService;
import java.util.List;
import javax.annotation.processing.Generated;
import saltus.Reduction;
import saltus.Solver;
import saltus.graph.Tensor;
import saltus.pipeline.Card;
import saltus.pipeline.ContinuousTarget;
import saltus.pipeline.Examples;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.LinearPath;
import saltus.pipeline.MixedVelocity;
import saltus.pipeline.PairLaw;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Sampler;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.SquaredError;
import saltus.pipeline.Times;
import saltus.pipeline.TrainingStep;

/**
 * The pipeline of {@code MeanFlow}.
 *
 * <p>Network evaluations of a training step, in forwards of the whole batch, as executed and in the reference order:
 *
 * <pre>{@code
 * u(z_t, r, t, y)          all                                   3.00  3.00  value and gradient
 * u(z_t, t, t, y)          labelled, r < t                       0.45  0.90  value, no tape
 * u(z_t, t, t, null)       labelled                              0.90  0.90  value, no tape
 * du/dt along (v, 0, 1)    r < t (50 %)                          0.55  2.10  tangent beside the student's value, no tape
 * together                                                       4.90  6.90
 * }</pre>
 */
@Generated("saltus.processor.RecipeProcessor")
@AutoService(Pipeline.class)
public final class MeanFlowPipeline implements Pipeline {
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
        Times times = PairLaw.uniform(0.5, 0.0).draw(step);
        Tensor labels = new LabelDropping(0.1).onAllRows(step);
        Examples examples = Examples.of(step, PATH, labels, times);
        Tensor prediction = examples.prediction();
        Tensor velocity = new MixedVelocity(1.0, 0.5, 0.0, 1.0).of(examples, prediction);
        Tensor target = new ContinuousTarget().of(examples, velocity);
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
        return new Card("MeanFlow", "saltus.recipes.MeanFlow", "MeanFlow: the average velocity from its own derivative, u = v - (t - r) du/dt.", List.of(
                    new Card.ComponentLine("PATH", "@FlowPath(LINEAR)", "saltus.recipes.MeanFlow"),
                    new Card.ComponentLine("OUTPUT", "@NetworkOutput(AVERAGE_VELOCITY)", "saltus.recipes.MeanFlow"),
                    new Card.ComponentLine("PREDICTION", "@OneStep(EULER)", "saltus.recipes.MeanFlow"),
                    new Card.ComponentLine("TARGET", "@TwoStep(first = @Step(solver = DDIM, velocity = CONDITIONAL), second = @Step(solver = EULER, velocity = NETWORK), inner = 0.0)", "saltus.recipes.MeanFlow"),
                    new Card.ComponentLine("TIMES", "@UniformTimes(coincide = 0.5)", "saltus.recipes.MeanFlow"),
                    new Card.ComponentLine("METRIC", "@SquaredL2", "saltus.recipes.MeanFlow"),
                    new Card.ComponentLine("GUIDANCE", "@Guidance(omega = 1.0, kappa = 0.5)", "saltus.recipes.MeanFlow"),
                    new Card.ComponentLine("LABELS", "@LabelDropout(0.1)", "saltus.recipes.MeanFlow")), List.of(
                    "Saltus/MissingComponent: the recipe says its path, output, prediction, times and metric",
                    "Saltus/DuplicateComponent: no type declares two components of one category",
                    "Saltus/ConflictingSupers: super-interfaces agree on every component that the recipe does not redeclare",
                    "Saltus/TimesFitTarget: there is a two-step target if and only if times leave room for shortcuts",
                    "Saltus/AverageNeedsTarget: an average velocity is learned from a two-step target",
                    "Saltus/ContinuousNeedsDerivative: the continuous target differentiates a step through the network",
                    "Saltus/GuidanceNeedsNullLabel: the null label that guidance reads is trained by label dropout",
                    "Saltus/GuidanceNeedsCoincidingTimes: the values at r = t that guidance reads are trained",
                    "Saltus/GuidanceWindow: 0 <= from <= until <= 1 in guidance",
                    "Saltus/InnerTimeInInterval: @TwoStep.inner is in [0, 1)",
                    "Saltus/CoincideIsProbability: @UniformTimes.coincide is in [0, 1)",
                    "Saltus/LabelDropoutIsProbability: @LabelDropout's value is in [0, 1)",
                    "Saltus/GuidanceKappa: @Guidance.kappa is a finite number less than 1",
                    "Saltus/GuidanceOmega: @Guidance.omega is a finite number",
                    "Saltus/SupportedTarget: there is a pipeline for this target"), List.of(
                    new Card.Evaluation("u(z_t, r, t, y)", "all", "value and gradient", 3.0, 3.0),
                    new Card.Evaluation("u(z_t, t, t, y)", "labelled, r < t", "value, no tape", 0.45, 0.9),
                    new Card.Evaluation("u(z_t, t, t, null)", "labelled", "value, no tape", 0.9, 0.9),
                    new Card.Evaluation("du/dt along (v, 0, 1)", "r < t (50 %)", "tangent beside the student's value, no tape", 0.55, 2.1)));
    }
}
