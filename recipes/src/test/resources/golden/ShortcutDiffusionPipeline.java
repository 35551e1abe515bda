package saltus.recipes;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import saltus.BootstrapGuidance;
import saltus.DyadicTimes;
import saltus.FlowPath;
import saltus.InnerTime;
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
import saltus.graph.Tensor;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.Card;
import saltus.pipeline.DiscreteTarget;
import saltus.pipeline.DyadicLaw;
import saltus.pipeline.Examples;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Move;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Sampler;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.SolverMap;
import saltus.pipeline.SquaredError;
import saltus.pipeline.Times;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.BatchHoldsEveryStep;
import saltus.pipeline.opening.LabelsForGuidance;
import saltus.pipeline.opening.NetworkSeesTimes;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.pipeline.opening.SampledWithoutGuidance;
import saltus.pipeline.opening.TrainedSteps;

/**
 * The pipeline of {@code ShortcutDiffusion}. {@code saltus explain ShortcutDiffusion} prints the network evaluations of a training step, counted in this very code.
 */
@Generated("saltus.processor.RecipeProcessor")
public final class ShortcutDiffusionPipeline implements Pipeline {
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
        DyadicLaw law = new DyadicLaw(128, 0.25);
        Times times = law.draw(step);
        Tensor labels = new LabelDropping(0.1).onFlowRows(step, times);
        Examples examples = Examples.of(step, PATH, labels, times);
        Tensor prediction = examples.prediction();
        Tensor velocity = examples.velocity();
        Tensor target = DiscreteTarget.of(0.5, 4.0).guided(1.5, law.smallest()).alongNetwork(examples, velocity);
        Tensor error = prediction.minus(target);
        Tensor distance = new SquaredError(Reduction.SUM).of(error);
        examples.probe("distance", distance);
        Tensor loss = distance;
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
                    new BatchHoldsEveryStep(128, 0.25, false),
                    new LabelsForGuidance(true),
                    new NetworkSeesTimes(true, true),
                    new SampledStepsAreTrained(new TrainedSteps.Halvings(128, false, false), new Move.Shortcut(0.0)),
                    new SampledWithoutGuidance(1.5));
    }

    @Override
    public Card card() {
        return new Card("ShortcutDiffusion", "saltus.recipes.ShortcutDiffusion", "Shortcut diffusion (SCD): a step of size d is two steps of size d/2, down to single steps that learn from data.", List.of(
                    new Card.Part("saltus.recipes.ShortcutDiffusion", FlowPath.class, Map.entry("value", PathKind.LINEAR)),
                    new Card.Part("saltus.recipes.ShortcutDiffusion", NetworkOutput.class, Map.entry("value", OutputKind.AVERAGE_VELOCITY)),
                    new Card.Part("saltus.recipes.ShortcutDiffusion", OneStep.class, Map.entry("value", Solver.EULER)),
                    new Card.Part("saltus.recipes.ShortcutDiffusion", TwoStep.class, Map.entry("first", AnnotationView.of(Step.class, Map.entry("solver", Solver.EULER), Map.entry("velocity", StepVelocity.NETWORK))), Map.entry("second", AnnotationView.of(Step.class, Map.entry("solver", Solver.EULER), Map.entry("velocity", StepVelocity.NETWORK)))),
                    new Card.Part("saltus.recipes.ShortcutDiffusion", InnerTime.class, Map.entry("value", 0.5)),
                    new Card.Part("saltus.recipes.ShortcutDiffusion", DyadicTimes.class, Map.entry("steps", 128), Map.entry("bootstrap", 0.25)),
                    new Card.Part("saltus.recipes.ShortcutDiffusion", SquaredL2.class),
                    new Card.Part("saltus.recipes.ShortcutDiffusion", BootstrapGuidance.class, Map.entry("omega", 1.5)),
                    new Card.Part("saltus.recipes.ShortcutDiffusion", LabelDropout.class, Map.entry("value", 0.1)),
                    new Card.Part("saltus.recipes.ShortcutDiffusion", TargetClamp.class, Map.entry("value", 4.0))), List.of(
                    new Card.Check("NumberInRange", Card.Status.HOLDS, "@TwoStep.hops is a finite number of at least 1"),
                    new Card.Check("InnerTimeInInterval", Card.Status.HOLDS, "@InnerTime's value is in [0, 1)"),
                    new Card.Check("BootstrapIsShare", Card.Status.HOLDS, "@DyadicTimes.bootstrap is in (0, 1)"),
                    new Card.Check("GuidanceOmega", Card.Status.HOLDS, "@BootstrapGuidance.omega is a finite number"),
                    new Card.Check("LabelDropoutIsProbability", Card.Status.HOLDS, "@LabelDropout's value is in [0, 1)"),
                    new Card.Check("ClampLimit", Card.Status.HOLDS, "@TargetClamp's value is a finite number greater than 0"),
                    new Card.Check("AverageNeedsTarget", Card.Status.HOLDS, "an average velocity is learned from a two-step target"),
                    new Card.Check("MissingComponent", Card.Status.HOLDS, "the recipe says its path, output, prediction, times and metric"),
                    new Card.Check("DuplicateComponent", Card.Status.HOLDS, "no type declares two components of one category"),
                    new Card.Check("ConflictingSupers", Card.Status.HOLDS, "super-interfaces agree on every component and formula that the recipe does not redeclare"),
                    new Card.Check("DyadicGrid", Card.Status.HOLDS, "the grid of dyadic times has a power of two steps, and s is the middle of each"),
                    new Card.Check("BatchHoldsEveryStep", Card.Status.CHECKED_WHEN_OPENED, "a batch has a row for every dyadic step size"),
                    new Card.Check("BootstrapGuidanceNeedsDyadicTimes", Card.Status.HOLDS, "bootstrap guidance acts on the smallest of dyadic steps"),
                    new Card.Check("ClampNeedsDiscreteTarget", Card.Status.HOLDS, "only discrete targets are clamped"),
                    new Card.Check("PathEndpoints", Card.Status.PROVED, "alpha(0) = 1; sigma(0) = 0; sigma(1) > 0 (at least 1; single precision needs 0.001); alpha(1) = 0"),
                    new Card.Check("ClampLimit", Card.Status.HOLDS, "the clamp spares the points of the path"),
                    new Card.Check("DataReachesTarget", Card.Status.HOLDS, "some rows compare the network with data"),
                    new Card.Check("DiscreteNeedsNetworkStep", Card.Status.HOLDS, "the second step of the target goes through the network"),
                    new Card.Check("TimesFitTarget", Card.Status.HOLDS, "there is a two-step target if and only if times leave room for shortcuts"),
                    new Card.Check("FixedPoint", Card.Status.REPORTED, "training rests near the exact flow map of the guided velocity, not on it: single steps learn the velocity where they begin: it is the map of that many steps; targets beyond 4 are cut"),
                    new Card.Check("GuidanceNeedsNullLabel", Card.Status.HOLDS, "the null label that guidance reads is trained by label dropout"),
                    new Card.Check("HandWrittenCoefficients", Card.Status.HOLDS, "derivatives and step coefficients are taken from alpha and sigma"),
                    new Card.Check("PathIsContinuous", Card.Status.PROVED, "alpha' is finite (at most 1; single precision needs at most 100000); sigma' is finite (at most 1; single precision needs at most 100000); single precision keeps alpha; single precision keeps sigma; single precision keeps alpha'; single precision keeps sigma'"),
                    new Card.Check("SignalToNoiseFalls", Card.Status.PROVED, "alpha >= 0; sigma >= 0; D = alpha sigma' - sigma alpha' > 0 (at least 1; single precision needs 1E-12); single precision keeps D; steps to data magnify rounding little (at most 3; single precision needs at most 100000)"),
                    new Card.Check("IdentityAtCoincidence", Card.Status.PROVED, "alphaBar(t, t) = D / D and betaBar(t, t) = 0 / D, by their form"),
                    new Card.Check("LabelsForGuidance", Card.Status.CHECKED_WHEN_OPENED, "data without classes are named, since guidance and label dropout rest on them"),
                    new Card.Check("NetworkSeesTimes", Card.Status.CHECKED_WHEN_OPENED, "the network reads t, and r and the label where the design needs them"),
                    new Card.Check("SampledStepsAreTrained", Card.Status.CHECKED_WHEN_OPENED, "samples take steps that are trained only"),
                    new Card.Check("SampledWithoutGuidance", Card.Status.CHECKED_WHEN_OPENED, "a model that was trained with guidance is sampled without"),
                    new Card.Check("SecondStepHasLength", Card.Status.HOLDS, "some shortcuts have a second step"),
                    new Card.Check("SkipFitsOutput", Card.Status.HOLDS, "a skip is learned by corrections, and corrections by a skip"),
                    new Card.Check("SolverFitsOutput", Card.Status.REPORTED, "on a straight path Euler's step and DDIM's are the same, and so are the outputs that they take"),
                    new Card.Check("SupportedTarget", Card.Status.HOLDS, "there is a pipeline for this target on this path"),
                    new Card.Check("WithoutEffect", Card.Status.HOLDS, "every component has an effect")));
    }
}
