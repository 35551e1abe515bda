package saltus.recipes;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import saltus.FlowPath;
import saltus.InnerSchedule;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.OutputKind;
import saltus.PathKind;
import saltus.Reduction;
import saltus.Solver;
import saltus.SquaredL2;
import saltus.Step;
import saltus.StepVelocity;
import saltus.TargetClamp;
import saltus.TwoStep;
import saltus.UniformTimes;
import saltus.graph.Tensor;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.CanonicalFormula;
import saltus.pipeline.Card;
import saltus.pipeline.DiscreteTarget;
import saltus.pipeline.Examples;
import saltus.pipeline.InnerSplit;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.LinearPath;
import saltus.pipeline.PairLaw;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Sampler;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.SolverMap;
import saltus.pipeline.SquaredError;
import saltus.pipeline.Times;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.LabelsForGuidance;
import saltus.pipeline.opening.NetworkSeesTimes;
import saltus.pipeline.opening.Obligation;

/**
 * The pipeline of {@code AlphaFlow}. {@code saltus explain AlphaFlow} prints the network evaluations of a training step, counted in this very code.
 */
@Generated("saltus.processor.RecipeProcessor")
@CanonicalFormula("saltus.recipes.AlphaFlow fraction progress; c 0.005; c 1.0; c 1.0; c 1.0; c -25.0; v progress; c 0.5; MINUS 5 6; TIMES 4 7; EXP 8; PLUS 3 9; OVER 2 10; MINUS 1 11; MAXIMUM 0 12")
public final class AlphaFlowPipeline implements Pipeline {
    private static final Path PATH = new LinearPath();

    private static final SolverMap STEP = SolverMap.euler();

    @Override
    public Path path() {
        return PATH;
    }

    @Override
    public SolverMap solver() {
        return STEP;
    }

    @Override
    public int usualSteps() {
        return 1;
    }

    @Override
    public double targetDecay() {
        return 0.0;
    }

    @Override
    public void train(TrainingStep step) {
        Tensor fraction = fraction(step.progress(2000));
        Times times = PairLaw.uniform(0.5, InnerSplit.fraction(fraction)).draw(step);
        Tensor labels = new LabelDropping(0.1).onAllRows(step);
        Examples examples = Examples.of(step, PATH, labels, times);
        Tensor prediction = examples.prediction();
        Tensor velocity = examples.velocity();
        Tensor target = DiscreteTarget.byTimes(4.0).alongVelocity(examples, velocity);
        Tensor error = prediction.minus(target);
        Tensor distance = new SquaredError(Reduction.SUM).of(error);
        examples.probe("distance", distance);
        Tensor loss = distance;
        loss = examples.times().shortcut().choose(loss.times(fraction.power(-1.0)), loss);
        Tensor rows = examples.inOrder(loss);
        step.probe("loss", rows);
        step.loss(rows, error);
    }

    @Override
    public void sample(SamplingStep step) {
        Sampler.ofShortcuts(PATH, STEP).write(step);
    }

    @Override
    public List<Obligation> obligations() {
        return List.of(
                    new LabelsForGuidance(false),
                    new NetworkSeesTimes(true, true));
    }

    @Override
    public Card card() {
        return new Card("AlphaFlow", "saltus.recipes.AlphaFlow", "alpha-Flow: the first step takes a share of the shortcut that shrinks over training, from flow matching (1) over two half steps to the neighbourhood of MeanFlow.", List.of(
                    new Card.Part("saltus.recipes.AlphaFlow", FlowPath.class, Map.entry("value", PathKind.LINEAR)),
                    new Card.Part("saltus.recipes.AlphaFlow", NetworkOutput.class, Map.entry("value", OutputKind.AVERAGE_VELOCITY)),
                    new Card.Part("saltus.recipes.AlphaFlow", OneStep.class, Map.entry("value", Solver.EULER)),
                    new Card.Part("saltus.recipes.AlphaFlow", TwoStep.class, Map.entry("first", AnnotationView.of(Step.class, Map.entry("solver", Solver.DDIM), Map.entry("velocity", StepVelocity.CONDITIONAL))), Map.entry("second", AnnotationView.of(Step.class, Map.entry("solver", Solver.EULER), Map.entry("velocity", StepVelocity.NETWORK)))),
                    new Card.Part("saltus.recipes.AlphaFlow", InnerSchedule.class, Map.entry("steps", 2000), Map.entry("weighs", true)),
                    new Card.Part("saltus.recipes.AlphaFlow", UniformTimes.class, Map.entry("coincide", 0.5)),
                    new Card.Part("saltus.recipes.AlphaFlow", SquaredL2.class),
                    new Card.Part("saltus.recipes.AlphaFlow", LabelDropout.class, Map.entry("value", 0.1)),
                    new Card.Part("saltus.recipes.AlphaFlow", TargetClamp.class, Map.entry("value", 4.0))), List.of(
                    new Card.Check("NumberInRange", Card.Status.HOLDS, "@TwoStep.hops is a finite number of at least 1"),
                    new Card.Check("CurriculumLength", Card.Status.HOLDS, "@InnerSchedule.steps is a finite number of at least 1"),
                    new Card.Check("CoincideIsProbability", Card.Status.HOLDS, "@UniformTimes.coincide is in [0, 1)"),
                    new Card.Check("LabelDropoutIsProbability", Card.Status.HOLDS, "@LabelDropout's value is in [0, 1)"),
                    new Card.Check("ClampLimit", Card.Status.HOLDS, "@TargetClamp's value is a finite number greater than 0"),
                    new Card.Check("AverageNeedsTarget", Card.Status.HOLDS, "an average velocity is learned from a two-step target"),
                    new Card.Check("MissingComponent", Card.Status.HOLDS, "the recipe says its path, output, prediction, times and metric"),
                    new Card.Check("DuplicateComponent", Card.Status.HOLDS, "no type declares two components of one category"),
                    new Card.Check("ConflictingSupers", Card.Status.HOLDS, "super-interfaces agree on every component and formula that the recipe does not redeclare"),
                    new Card.Check("MissingFormula", Card.Status.HOLDS, "every formula that a component asks for is there"),
                    new Card.Check("ClampNeedsDiscreteTarget", Card.Status.HOLDS, "only discrete targets are clamped"),
                    new Card.Check("PathEndpoints", Card.Status.PROVED, "alpha(0) = 1; sigma(0) = 0; sigma(1) > 0 (at least 1; single precision needs 0.001); alpha(1) = 0"),
                    new Card.Check("ClampLimit", Card.Status.HOLDS, "the clamp spares the points of the path"),
                    new Card.Check("ConditionalStepIsBiased", Card.Status.REPORTED, "the target's mean is off by about (s - r) (t - s)^2 / (2 (t - r)) times the curvature of u along the noise of the conditional velocity; it vanishes as s -> t"),
                    new Card.Check("CurriculumInUnit", Card.Status.PROVED, "fraction >= 0 (at least 0.005); fraction <= 1 (at most 1); fraction > 0 (at least 0.005; single precision needs 0.0001)"),
                    new Card.Check("CurriculumMonotone", Card.Status.PROVED, "fraction never rises"),
                    new Card.Check("DiscreteNeedsNetworkStep", Card.Status.HOLDS, "the second step of the target goes through the network"),
                    new Card.Check("TimesFitTarget", Card.Status.HOLDS, "there is a two-step target if and only if times leave room for shortcuts"),
                    new Card.Check("InnerTimeNeedsLaw", Card.Status.HOLDS, "the law of times has a use for the inner time"),
                    new Card.Check("FixedPoint", Card.Status.REPORTED, "training rests near the exact flow map of the velocity, not on it: the first step follows one sample over a finite length, where the network bends; targets beyond 4 are cut"),
                    new Card.Check("HandWrittenCoefficients", Card.Status.HOLDS, "derivatives and step coefficients are taken from alpha and sigma"),
                    new Card.Check("PathIsContinuous", Card.Status.PROVED, "alpha' is finite (at most 1; single precision needs at most 100000); sigma' is finite (at most 1; single precision needs at most 100000); single precision keeps alpha; single precision keeps sigma; single precision keeps alpha'; single precision keeps sigma'"),
                    new Card.Check("SignalToNoiseFalls", Card.Status.PROVED, "alpha >= 0; sigma >= 0; D = alpha sigma' - sigma alpha' > 0 (at least 1; single precision needs 1E-12); single precision keeps D; steps to data magnify rounding little (at most 3; single precision needs at most 100000)"),
                    new Card.Check("IdentityAtCoincidence", Card.Status.PROVED, "alphaBar(t, t) = D / D and betaBar(t, t) = 0 / D, by their form"),
                    new Card.Check("LabelsForGuidance", Card.Status.CHECKED_WHEN_OPENED, "data without classes are named, since guidance and label dropout rest on them"),
                    new Card.Check("MassNearData", Card.Status.REPORTED, "P(r < 0.03) = 0.0591"),
                    new Card.Check("MassNearNoise", Card.Status.REPORTED, "P(t > 0.97) = 0.0591"),
                    new Card.Check("NetworkSeesTimes", Card.Status.CHECKED_WHEN_OPENED, "the network reads t, and r and the label where the design needs them"),
                    new Card.Check("UnusedFormula", Card.Status.HOLDS, "every formula of the recipe is used"),
                    new Card.Check("SecondStepHasLength", Card.Status.HOLDS, "some shortcuts have a second step"),
                    new Card.Check("SkipFitsOutput", Card.Status.HOLDS, "a skip is learned by corrections, and corrections by a skip"),
                    new Card.Check("SolverFitsOutput", Card.Status.REPORTED, "on a straight path Euler's step and DDIM's are the same, and so are the outputs that they take"),
                    new Card.Check("SupportedTarget", Card.Status.HOLDS, "there is a pipeline for this target on this path"),
                    new Card.Check("WithoutEffect", Card.Status.HOLDS, "every component has an effect")));
    }

    private static Tensor fraction(Tensor progress) {
        return progress.graph().scalar(1.0).dividedBy(progress.times(25.0).from(12.5).exp().plus(1.0)).from(1.0).maximum(0.005);
    }
}
