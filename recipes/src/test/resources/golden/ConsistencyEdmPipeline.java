package saltus.recipes;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import saltus.BoundarySkip;
import saltus.CompareSamples;
import saltus.EdmPreconditioning;
import saltus.KarrasTimes;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.NextOnGrid;
import saltus.OutputKind;
import saltus.Reduction;
import saltus.Solver;
import saltus.SquaredL2;
import saltus.Step;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.graph.Tensor;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.Card;
import saltus.pipeline.EdmPath;
import saltus.pipeline.Examples;
import saltus.pipeline.GridLaw;
import saltus.pipeline.KarrasGrid;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.Move;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SampleTarget;
import saltus.pipeline.Sampler;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.Scaling;
import saltus.pipeline.SolverMap;
import saltus.pipeline.SquaredError;
import saltus.pipeline.Times;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.LabelsForGuidance;
import saltus.pipeline.opening.NetworkSeesTimes;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.pipeline.opening.TrainedSteps;

/**
 * The pipeline of {@code ConsistencyEdm}. {@code saltus explain ConsistencyEdm} prints the network evaluations of a training step, counted in this very code.
 */
@Generated("saltus.processor.RecipeProcessor")
public final class ConsistencyEdmPipeline implements Pipeline {
    private static final Path PATH = new EdmPath(80.0);

    private static final SolverMap STEP = SolverMap.boundary(PATH, 0.5, 0.002);

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
        return Scaling.edm(PATH, 0.5);
    }

    @Override
    public double targetDecay() {
        return 0.0;
    }

    @Override
    public void train(TrainingStep step) {
        Times times = GridLaw.uniform(PATH, new KarrasGrid(0.002, 80.0, 7.0), 20).draw(step);
        Tensor labels = new LabelDropping(0.1).onAllRows(step);
        Examples examples = Examples.of(step, PATH, labels, times);
        Tensor prediction = examples.prediction();
        Tensor velocity = examples.velocity();
        SampleTarget.Ends ends = new SampleTarget(STEP, SolverMap.ddim(PATH), STEP).alongVelocity(examples, velocity, prediction);
        Tensor error = ends.prediction().minus(ends.target());
        Tensor distance = new SquaredError(Reduction.SUM).of(error);
        examples.probe("distance", distance);
        Tensor loss = distance;
        Tensor rows = examples.inOrder(loss);
        step.probe("loss", rows);
        step.loss(rows, error);
    }

    @Override
    public void sample(SamplingStep step) {
        Sampler.renoising(PATH, STEP).write(step);
    }

    @Override
    public List<Obligation> obligations() {
        return List.of(
                    new LabelsForGuidance(false),
                    new NetworkSeesTimes(false, true),
                    new SampledStepsAreTrained(new TrainedSteps.Drawn(0.0, 1.0, false, 1.0, 1.0), new Move.Shortcut(1.0)));
    }

    @Override
    public Card card() {
        return new Card("ConsistencyEdm", "saltus.recipes.ConsistencyEdm", "Consistency training on the path of EDM: noise levels of a Karras grid, the skip of consistency models, one step between neighbours.", List.of(
                    new Card.Part("saltus.recipes.ConsistencyEdm", saltus.EdmPath.class),
                    new Card.Part("saltus.recipes.ConsistencyEdm", NetworkOutput.class, Map.entry("value", OutputKind.CORRECTION)),
                    new Card.Part("saltus.recipes.ConsistencyEdm", EdmPreconditioning.class),
                    new Card.Part("saltus.recipes.ConsistencyEdm", BoundarySkip.class),
                    new Card.Part("saltus.recipes.ConsistencyEdm", TwoStep.class, Map.entry("first", AnnotationView.of(Step.class, Map.entry("solver", Solver.DDIM), Map.entry("velocity", StepVelocity.CONDITIONAL))), Map.entry("second", AnnotationView.of(Step.class, Map.entry("solver", Solver.DDIM), Map.entry("velocity", StepVelocity.NETWORK)))),
                    new Card.Part("saltus.recipes.ConsistencyEdm", NextOnGrid.class),
                    new Card.Part("saltus.recipes.ConsistencyEdm", KarrasTimes.class, Map.entry("scales", 20)),
                    new Card.Part("saltus.recipes.ConsistencyEdm", CompareSamples.class),
                    new Card.Part("saltus.recipes.ConsistencyEdm", SquaredL2.class),
                    new Card.Part("saltus.recipes.ConsistencyEdm", LabelDropout.class, Map.entry("value", 0.1))), List.of(
                    new Card.Check("EdmLargest", Card.Status.HOLDS, "@EdmPath.largest is in [10, 1000000]"),
                    new Card.Check("DataDeviation", Card.Status.HOLDS, "@EdmPreconditioning.dataDeviation is in (1.0E-15, 1000000000000000)"),
                    new Card.Check("DataDeviation", Card.Status.HOLDS, "@BoundarySkip.dataDeviation is in (1.0E-15, 1000000000000000)"),
                    new Card.Check("GridLevels", Card.Status.HOLDS, "@BoundarySkip.smallest is a finite number of at least 0"),
                    new Card.Check("NumberInRange", Card.Status.HOLDS, "@TwoStep.hops is a finite number of at least 1"),
                    new Card.Check("GridLevels", Card.Status.HOLDS, "@KarrasTimes.scales is a finite number of at least 2"),
                    new Card.Check("GridLevels", Card.Status.HOLDS, "@KarrasTimes.smallest is a finite number greater than 0"),
                    new Card.Check("GridLevels", Card.Status.HOLDS, "@KarrasTimes.largest is a finite number greater than 0"),
                    new Card.Check("GridLevels", Card.Status.HOLDS, "@KarrasTimes.rho is a finite number greater than 0"),
                    new Card.Check("GridLevels", Card.Status.HOLDS, "@KarrasTimes.deviation is a finite number greater than 0"),
                    new Card.Check("LabelDropoutIsProbability", Card.Status.HOLDS, "@LabelDropout's value is in [0, 1)"),
                    new Card.Check("MissingComponent", Card.Status.HOLDS, "the recipe says its path, output, prediction, times and metric"),
                    new Card.Check("GridNeedsKnownPath", Card.Status.HOLDS, "the path knows the times of its noise levels"),
                    new Card.Check("DuplicateComponent", Card.Status.HOLDS, "no type declares two components of one category"),
                    new Card.Check("ConflictingSupers", Card.Status.HOLDS, "super-interfaces agree on every component and formula that the recipe does not redeclare"),
                    new Card.Check("GridLevelsInOrder", Card.Status.HOLDS, "the grid has a smallest and a largest level"),
                    new Card.Check("PathEndpoints", Card.Status.PROVED, "alpha(0) = 1; sigma(0) = 0; sigma(1) > 0 (at least 80; single precision needs 0.001); |alpha(1)| / sigma(1) <= 0.1 (at most 0.0125)"),
                    new Card.Check("ConditionalStepIsBiased", Card.Status.REPORTED, "the target's mean is off by about (s - r) (t - s)^2 / (2 (t - r)) times the curvature of u along the noise of the conditional velocity; it vanishes as s -> t"),
                    new Card.Check("DiscreteNeedsNetworkStep", Card.Status.HOLDS, "the second step of the target goes through the network"),
                    new Card.Check("TimesFitTarget", Card.Status.HOLDS, "there is a two-step target if and only if times leave room for shortcuts"),
                    new Card.Check("InnerTimeNeedsLaw", Card.Status.HOLDS, "the law of times has a use for the inner time"),
                    new Card.Check("FixedPoint", Card.Status.REPORTED, "training rests near the exact flow map of the velocity, not on it: the first step follows one sample over a finite length, where the network bends"),
                    new Card.Check("GridSpansTime", Card.Status.HOLDS, "the times of the grid span [0.000025, 1]"),
                    new Card.Check("HandWrittenCoefficients", Card.Status.HOLDS, "derivatives and step coefficients are taken from alpha and sigma"),
                    new Card.Check("PathIsContinuous", Card.Status.PROVED, "alpha' is finite (single precision needs at most 100000); sigma' is finite (at most 80; single precision needs at most 8E+6); single precision keeps alpha; single precision keeps sigma; single precision keeps alpha'; single precision keeps sigma'"),
                    new Card.Check("SignalToNoiseFalls", Card.Status.PROVED, "alpha >= 0 (at least 1); sigma >= 0; D = alpha sigma' - sigma alpha' > 0 (at least 80; single precision needs 1E-12); single precision keeps D; steps to data magnify rounding little (at most 161; single precision needs at most 100000)"),
                    new Card.Check("IdentityAtCoincidence", Card.Status.PROVED, "alphaBar(t, t) = D / D and betaBar(t, t) = 0 / D, by their form"),
                    new Card.Check("LabelsForGuidance", Card.Status.CHECKED_WHEN_OPENED, "data without classes are named, since guidance and label dropout rest on them"),
                    new Card.Check("MassNearNoise", Card.Status.REPORTED, "P(t > 0.97) = 0.05263"),
                    new Card.Check("NetworkSeesTimes", Card.Status.CHECKED_WHEN_OPENED, "the network reads t, and r and the label where the design needs them"),
                    new Card.Check("SkipEndsAtData", Card.Status.HOLDS, "a skip that does not know its end is used for r = 0 only"),
                    new Card.Check("SampledStepsAreTrained", Card.Status.CHECKED_WHEN_OPENED, "samples take steps that are trained only"),
                    new Card.Check("SamplesNeedShortcuts", Card.Status.HOLDS, "every row has two points at time r to compare"),
                    new Card.Check("SecondStepHasLength", Card.Status.HOLDS, "some shortcuts have a second step"),
                    new Card.Check("SkipFitsOutput", Card.Status.HOLDS, "a skip is learned by corrections, and corrections by a skip"),
                    new Card.Check("SkipMeetsGrid", Card.Status.HOLDS, "the skip is the identity where the grid of times ends"),
                    new Card.Check("SolverFitsOutput", Card.Status.REPORTED, "on a straight path Euler's step and DDIM's are the same, and so are the outputs that they take"),
                    new Card.Check("SupportedTarget", Card.Status.HOLDS, "there is a pipeline for this target on this path"),
                    new Card.Check("WithoutEffect", Card.Status.HOLDS, "every component has an effect")));
    }
}
