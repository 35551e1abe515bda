package saltus.recipes;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import saltus.CompareSamples;
import saltus.EtaDecrement;
import saltus.FlowPath;
import saltus.GroupTimes;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.OutputKind;
import saltus.PathKind;
import saltus.Preconditioning;
import saltus.Solver;
import saltus.Step;
import saltus.StepVelocity;
import saltus.TimeWeight;
import saltus.TwoStep;
import saltus.graph.Tensor;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.CanonicalFormula;
import saltus.pipeline.Card;
import saltus.pipeline.Examples;
import saltus.pipeline.GroupLaw;
import saltus.pipeline.GroupedKernel;
import saltus.pipeline.InnerSplit;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Move;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SampleTarget;
import saltus.pipeline.Sampler;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.Scaling;
import saltus.pipeline.SolverMap;
import saltus.pipeline.Times;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.GroupsDivideBatch;
import saltus.pipeline.opening.LabelsForGuidance;
import saltus.pipeline.opening.NetworkSeesTimes;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.pipeline.opening.TrainedSteps;

/**
 * The pipeline of {@code InductiveMomentMatching}. {@code saltus explain InductiveMomentMatching} prints the network evaluations of a training step, counted in this very code.
 */
@Generated("saltus.processor.RecipeProcessor")
@CanonicalFormula("saltus.recipes.InductiveMomentMatching weight r s t; v t; c 1.0; v t; MINUS 1 2; TIMES 0 3; TIMES 3 3; v t; v t; TIMES 6 7; PLUS 5 8; v t; v t; TIMES 10 11; c -4.0; EXP 13; TIMES 14 3; TIMES 15 3; PLUS 12 16; TIMES 9 17; OVER 4 18")
public final class InductiveMomentMatchingPipeline implements Pipeline {
    private static final Path PATH = new LinearPath();

    private static final SolverMap STEP = SolverMap.ddim(PATH);

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
    public Scaling scaling() {
        return Scaling.constant(1.0, 1.0);
    }

    @Override
    public double targetDecay() {
        return 0.0;
    }

    @Override
    public void train(TrainingStep step) {
        Times times = new GroupLaw(4, 0.994, InnerSplit.etaDecrement(PATH, 12, 0.994, true)).draw(step);
        Tensor labels = new LabelDropping(0.1).onAllRows(step);
        Examples examples = Examples.of(step, PATH, labels, times);
        Tensor prediction = examples.prediction();
        Tensor velocity = examples.velocity();
        SampleTarget.Ends ends = new SampleTarget(STEP, STEP, STEP).alongVelocity(examples, velocity, prediction);
        Tensor error = ends.prediction().minus(ends.target());
        Tensor distance = new GroupedKernel(4, 1.0, 1.0E-6).of(examples, ends);
        examples.probe("distance", distance);
        Tensor loss = distance;
        Tensor timeWeight = weight(examples.times().r(), examples.times().s(), examples.times().t());
        examples.probe("time_weight", timeWeight);
        loss = loss.times(timeWeight);
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
                    new GroupsDivideBatch(4),
                    new LabelsForGuidance(false),
                    new NetworkSeesTimes(true, true),
                    new SampledStepsAreTrained(new TrainedSteps.Drawn(0.0, 0.994, false, 0.0, 1.0), new Move.Shortcut(0.0)));
    }

    @Override
    public Card card() {
        return new Card("InductiveMomentMatching", "saltus.recipes.InductiveMomentMatching", "Inductive moment matching: a group's one-step samples are matched, as a law, to those from slightly less noise.", List.of(
                    new Card.Part("saltus.recipes.InductiveMomentMatching", FlowPath.class, Map.entry("value", PathKind.LINEAR)),
                    new Card.Part("saltus.recipes.InductiveMomentMatching", NetworkOutput.class, Map.entry("value", OutputKind.VELOCITY)),
                    new Card.Part("saltus.recipes.InductiveMomentMatching", Preconditioning.class, Map.entry("dataDeviation", 1.0)),
                    new Card.Part("saltus.recipes.InductiveMomentMatching", OneStep.class, Map.entry("value", Solver.DDIM)),
                    new Card.Part("saltus.recipes.InductiveMomentMatching", TwoStep.class, Map.entry("first", AnnotationView.of(Step.class, Map.entry("solver", Solver.DDIM), Map.entry("velocity", StepVelocity.CONDITIONAL))), Map.entry("second", AnnotationView.of(Step.class, Map.entry("solver", Solver.DDIM), Map.entry("velocity", StepVelocity.NETWORK)))),
                    new Card.Part("saltus.recipes.InductiveMomentMatching", EtaDecrement.class, Map.entry("exponent", 12), Map.entry("until", 0.994)),
                    new Card.Part("saltus.recipes.InductiveMomentMatching", GroupTimes.class, Map.entry("size", 4), Map.entry("until", 0.994)),
                    new Card.Part("saltus.recipes.InductiveMomentMatching", CompareSamples.class),
                    new Card.Part("saltus.recipes.InductiveMomentMatching", saltus.GroupedKernel.class),
                    new Card.Part("saltus.recipes.InductiveMomentMatching", TimeWeight.class),
                    new Card.Part("saltus.recipes.InductiveMomentMatching", LabelDropout.class, Map.entry("value", 0.1))), List.of(
                    new Card.Check("DataDeviation", Card.Status.HOLDS, "@Preconditioning.dataDeviation is in (1.0E-15, 1000000000000000)"),
                    new Card.Check("NumberInRange", Card.Status.HOLDS, "@TwoStep.hops is a finite number of at least 1"),
                    new Card.Check("EtaDecrement", Card.Status.HOLDS, "@EtaDecrement.exponent is in [1, 30]"),
                    new Card.Check("EtaDecrement", Card.Status.HOLDS, "@EtaDecrement.until is in (0, 1)"),
                    new Card.Check("GroupSize", Card.Status.HOLDS, "@GroupTimes.size is a finite number of at least 2"),
                    new Card.Check("GroupSize", Card.Status.HOLDS, "@GroupTimes.until is in (0, 1)"),
                    new Card.Check("KernelFloor", Card.Status.HOLDS, "@GroupedKernel.floor is a finite number greater than 1.0E-18"),
                    new Card.Check("LabelDropoutIsProbability", Card.Status.HOLDS, "@LabelDropout's value is in [0, 1)"),
                    new Card.Check("MissingComponent", Card.Status.HOLDS, "the recipe says its path, output, prediction, times and metric"),
                    new Card.Check("GridNeedsKnownPath", Card.Status.HOLDS, "the path knows the times of its noise levels"),
                    new Card.Check("DuplicateComponent", Card.Status.HOLDS, "no type declares two components of one category"),
                    new Card.Check("ConflictingSupers", Card.Status.HOLDS, "super-interfaces agree on every component and formula that the recipe does not redeclare"),
                    new Card.Check("MissingFormula", Card.Status.HOLDS, "every formula that a component asks for is there"),
                    new Card.Check("PathEndpoints", Card.Status.PROVED, "alpha(0) = 1; sigma(0) = 0; sigma(1) > 0 (at least 1; single precision needs 0.001); alpha(1) = 0"),
                    new Card.Check("ConditionalStepIsBiased", Card.Status.REPORTED, "the target's mean is off by about (s - r) (t - s)^2 / (2 (t - r)) times the curvature of u along the noise of the conditional velocity; it vanishes as s -> t"),
                    new Card.Check("DecrementPassesEnd", Card.Status.HOLDS, "the decremented time stays above r"),
                    new Card.Check("DiscreteNeedsNetworkStep", Card.Status.HOLDS, "the second step of the target goes through the network"),
                    new Card.Check("TimesFitTarget", Card.Status.HOLDS, "there is a two-step target if and only if times leave room for shortcuts"),
                    new Card.Check("InnerTimeNeedsLaw", Card.Status.HOLDS, "the law of times has a use for the inner time"),
                    new Card.Check("FixedPoint", Card.Status.REPORTED, "training rests near the exact flow map of the velocity, not on it: the first step follows one sample over a finite length, where the network bends; the laws of groups are compared, not their points; @GroupedKernel counts targets by how far they are, so that no mean is learned where they vary"),
                    new Card.Check("GroupsDivideBatch", Card.Status.CHECKED_WHEN_OPENED, "a batch is a whole number of groups"),
                    new Card.Check("HandWrittenCoefficients", Card.Status.HOLDS, "derivatives and step coefficients are taken from alpha and sigma"),
                    new Card.Check("PathIsContinuous", Card.Status.PROVED, "alpha' is finite (at most 1; single precision needs at most 100000); sigma' is finite (at most 1; single precision needs at most 100000); single precision keeps alpha; single precision keeps sigma; single precision keeps alpha'; single precision keeps sigma'"),
                    new Card.Check("SignalToNoiseFalls", Card.Status.PROVED, "alpha >= 0; sigma >= 0; D = alpha sigma' - sigma alpha' > 0 (at least 1; single precision needs 1E-12); single precision keeps D; steps to data magnify rounding little (at most 3; single precision needs at most 100000)"),
                    new Card.Check("IdentityAtCoincidence", Card.Status.PROVED, "alphaBar(t, t) = D / D and betaBar(t, t) = 0 / D, by their form"),
                    new Card.Check("KernelNeedsGroups", Card.Status.HOLDS, "the kernel metric has groups that share their times, and points to compare"),
                    new Card.Check("LabelsForGuidance", Card.Status.CHECKED_WHEN_OPENED, "data without classes are named, since guidance and label dropout rest on them"),
                    new Card.Check("MassNearData", Card.Status.REPORTED, "P(r < 0.03) = 0.1358"),
                    new Card.Check("MassNearNoise", Card.Status.REPORTED, "P(t > 0.97) = 0.02414"),
                    new Card.Check("NetworkSeesTimes", Card.Status.CHECKED_WHEN_OPENED, "the network reads t, and r and the label where the design needs them"),
                    new Card.Check("UnusedFormula", Card.Status.HOLDS, "every formula of the recipe is used"),
                    new Card.Check("SampledStepsAreTrained", Card.Status.CHECKED_WHEN_OPENED, "samples take steps that are trained only"),
                    new Card.Check("SamplesNeedShortcuts", Card.Status.HOLDS, "every row has two points at time r to compare"),
                    new Card.Check("SecondStepHasLength", Card.Status.HOLDS, "some shortcuts have a second step"),
                    new Card.Check("SkipFitsOutput", Card.Status.HOLDS, "a skip is learned by corrections, and corrections by a skip"),
                    new Card.Check("SolverFitsOutput", Card.Status.REPORTED, "on a straight path Euler's step and DDIM's are the same, and so are the outputs that they take"),
                    new Card.Check("SupportedTarget", Card.Status.HOLDS, "there is a pipeline for this target on this path"),
                    new Card.Check("WeightIsFinite", Card.Status.PROVED, "weight is finite on rows with r < t (at most 4.87)"),
                    new Card.Check("WeightIsPositive", Card.Status.PROVED, "weight >= 0 on rows with r < t; weight > 0 on rows with r < t (at least 0.006109)"),
                    new Card.Check("WeightIsFelt", Card.Status.HOLDS, "the time weight is not nothing everywhere"),
                    new Card.Check("WeightVaries", Card.Status.HOLDS, "the time weight depends on the times"),
                    new Card.Check("WithoutEffect", Card.Status.HOLDS, "every component has an effect")));
    }

    private static Tensor weight(Tensor r, Tensor s, Tensor t) {
        Tensor part1 = t.from(1.0);
        return t.times(part1).dividedBy(part1.times(part1).plus(t.times(t)).times(t.times(t).plus(part1.times(0.01831563888873418).times(part1))));
    }
}
