package saltus.recipes;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import saltus.FlowPath;
import saltus.InnerTime;
import saltus.LabelDropout;
import saltus.LogTangentTimes;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.OutputKind;
import saltus.PathKind;
import saltus.Reduction;
import saltus.Solver;
import saltus.SquaredL2;
import saltus.Step;
import saltus.StepVelocity;
import saltus.TangentFactor;
import saltus.TangentNormalisation;
import saltus.TangentScale;
import saltus.TangentWarmUp;
import saltus.TwoStep;
import saltus.VariationalWeight;
import saltus.graph.Tensor;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.Card;
import saltus.pipeline.ContinuousDdimTarget;
import saltus.pipeline.CosinePath;
import saltus.pipeline.Examples;
import saltus.pipeline.InnerSplit;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.LogTangentLaw;
import saltus.pipeline.Move;
import saltus.pipeline.NetworkDerivative;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Sampler;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.SolverMap;
import saltus.pipeline.SquaredError;
import saltus.pipeline.TangentShape;
import saltus.pipeline.Times;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.VariationalWeighting;
import saltus.pipeline.opening.LabelsForGuidance;
import saltus.pipeline.opening.LogVarianceHead;
import saltus.pipeline.opening.NetworkSeesTimes;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.pipeline.opening.TrainedSteps;

/**
 * The pipeline of {@code ContinuousConsistencyCosine}. {@code saltus explain ContinuousConsistencyCosine} prints the network evaluations of a training step, counted in this very code.
 */
@Generated("saltus.processor.RecipeProcessor")
public final class ContinuousConsistencyCosinePipeline implements Pipeline {
    private static final Path PATH = new CosinePath();

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
    public double targetDecay() {
        return 0.0;
    }

    @Override
    public boolean needsLogVariance() {
        return true;
    }

    @Override
    public void train(TrainingStep step) {
        Times times = new LogTangentLaw(-1.0, 1.4, 1.0, InnerSplit.fraction(0.0)).draw(step);
        Tensor labels = new LabelDropping(0.1).onAllRows(step);
        Examples examples = Examples.of(step, PATH, labels, times);
        Tensor prediction = examples.prediction();
        Tensor velocity = examples.velocity();
        Tensor target = new ContinuousDdimTarget(PATH, TangentShape.PLAIN.warmedUp(warmUp(step.progress(1000))).scaledByAlpha(PATH).normalised(0.1), NetworkDerivative.forward()).of(examples, velocity);
        Tensor error = prediction.minus(target);
        Tensor distance = new SquaredError(Reduction.MEAN).of(error);
        examples.probe("distance", distance);
        Tensor loss = distance;
        examples.probe("weighted", loss);
        loss = new VariationalWeighting(false, false).of(examples, loss);
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
                    new LogVarianceHead(),
                    new NetworkSeesTimes(false, true),
                    new SampledStepsAreTrained(new TrainedSteps.Drawn(0.0, 1.0, false, 1.0, 1.0), new Move.Shortcut(1.0)));
    }

    @Override
    public Card card() {
        return new Card("ContinuousConsistencyCosine", "saltus.recipes.ContinuousConsistencyCosine", "Continuous-time consistency training on the cosine path: tangents warmed up, scaled by alpha and bounded, times weighted by what the network expects.", List.of(
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", FlowPath.class, Map.entry("value", PathKind.COSINE)),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", NetworkOutput.class, Map.entry("value", OutputKind.VELOCITY)),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", OneStep.class, Map.entry("value", Solver.DDIM)),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", TwoStep.class, Map.entry("first", AnnotationView.of(Step.class, Map.entry("solver", Solver.DDIM), Map.entry("velocity", StepVelocity.CONDITIONAL))), Map.entry("second", AnnotationView.of(Step.class, Map.entry("solver", Solver.DDIM), Map.entry("velocity", StepVelocity.NETWORK)))),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", InnerTime.class, Map.entry("value", 0.0)),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", TangentScale.class, Map.entry("value", TangentFactor.ALPHA)),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", TangentNormalisation.class, Map.entry("constant", 0.1)),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", LogTangentTimes.class, Map.entry("mean", -1.0), Map.entry("deviation", 1.4), Map.entry("dataDeviation", 1.0)),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", SquaredL2.class, Map.entry("value", Reduction.MEAN)),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", VariationalWeight.class),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", LabelDropout.class, Map.entry("value", 0.1)),
                    new Card.Part("saltus.recipes.ContinuousConsistencyCosine", TangentWarmUp.class, Map.entry("steps", 1000))), List.of(
                    new Card.Check("NumberInRange", Card.Status.HOLDS, "@TwoStep.hops is a finite number of at least 1"),
                    new Card.Check("InnerTimeInInterval", Card.Status.HOLDS, "@InnerTime's value is in [0, 1)"),
                    new Card.Check("TangentConstant", Card.Status.HOLDS, "@TangentNormalisation.constant is a finite number greater than 0"),
                    new Card.Check("LogTangentLaw", Card.Status.HOLDS, "@LogTangentTimes.mean is a finite number"),
                    new Card.Check("LogTangentLaw", Card.Status.HOLDS, "@LogTangentTimes.deviation is a finite number greater than 0"),
                    new Card.Check("DataDeviation", Card.Status.HOLDS, "@LogTangentTimes.dataDeviation is in (1.0E-15, 1000000000000000)"),
                    new Card.Check("LabelDropoutIsProbability", Card.Status.HOLDS, "@LabelDropout's value is in [0, 1)"),
                    new Card.Check("CurriculumLength", Card.Status.HOLDS, "@TangentWarmUp.steps is a finite number of at least 1"),
                    new Card.Check("MissingComponent", Card.Status.HOLDS, "the recipe says its path, output, prediction, times and metric"),
                    new Card.Check("DuplicateComponent", Card.Status.HOLDS, "no type declares two components of one category"),
                    new Card.Check("ConflictingSupers", Card.Status.HOLDS, "super-interfaces agree on every component and formula that the recipe does not redeclare"),
                    new Card.Check("PathEndpoints", Card.Status.PROVED, "alpha(0) = 1; sigma(0) = 0; sigma(1) > 0 (at least 1; single precision needs 0.001); alpha(1) = 0"),
                    new Card.Check("ContinuousNeedsDerivative", Card.Status.HOLDS, "the continuous target differentiates a step through the network"),
                    new Card.Check("CurriculumInUnit", Card.Status.PROVED, "warmUp >= 0; warmUp <= 1 (at most 1); warmUp(1) = 1"),
                    new Card.Check("CurriculumMonotone", Card.Status.PROVED, "warmUp never falls (at least 1)"),
                    new Card.Check("TimesFitTarget", Card.Status.HOLDS, "there is a two-step target if and only if times leave room for shortcuts"),
                    new Card.Check("InnerTimeNeedsLaw", Card.Status.HOLDS, "the law of times has a use for the inner time"),
                    new Card.Check("FixedPoint", Card.Status.REPORTED, "training rests near the exact flow map of the velocity, not on it: @TangentNormalisation counts targets by how far they are, so that no mean is learned where they vary"),
                    new Card.Check("HandWrittenCoefficients", Card.Status.HOLDS, "derivatives and step coefficients are taken from alpha and sigma"),
                    new Card.Check("PathIsContinuous", Card.Status.PROVED, "alpha' is finite (at most 1.571; single precision needs at most 100000); sigma' is finite (at most 1.571; single precision needs at most 100000); single precision keeps alpha; single precision keeps sigma; single precision keeps alpha'; single precision keeps sigma'"),
                    new Card.Check("SignalToNoiseFalls", Card.Status.PROVED, "alpha >= 0; sigma >= 0; D = alpha sigma' - sigma alpha' > 0 (at least 1.571; single precision needs 1E-12); single precision keeps D; steps to data magnify rounding little (at most 2.015; single precision needs at most 100000)"),
                    new Card.Check("IdentityAtCoincidence", Card.Status.PROVED, "alphaBar(t, t) = D / D and betaBar(t, t) = 0 / D, by their form"),
                    new Card.Check("LabelsForGuidance", Card.Status.CHECKED_WHEN_OPENED, "data without classes are named, since guidance and label dropout rest on them"),
                    new Card.Check("LogVarianceHead", Card.Status.CHECKED_WHEN_OPENED, "the network has a log-variance head"),
                    new Card.Check("MassNearData", Card.Status.REPORTED, "P(r < 0.03) = 1"),
                    new Card.Check("MassNearNoise", Card.Status.REPORTED, "P(t > 0.97) = 0.00189"),
                    new Card.Check("MeanIsLearned", Card.Status.REPORTED, "@TangentNormalisation weighs targets by their distance: where they differ by chance, the optimum is not their mean"),
                    new Card.Check("NetworkSeesTimes", Card.Status.CHECKED_WHEN_OPENED, "the network reads t, and r and the label where the design needs them"),
                    new Card.Check("SampledStepsAreTrained", Card.Status.CHECKED_WHEN_OPENED, "samples take steps that are trained only"),
                    new Card.Check("ShapeNeedsChange", Card.Status.HOLDS, "there is a change of outputs to shape"),
                    new Card.Check("SkipFitsOutput", Card.Status.HOLDS, "a skip is learned by corrections, and corrections by a skip"),
                    new Card.Check("SolverFitsOutput", Card.Status.HOLDS, "Euler steps use an average velocity, DDIM steps an instantaneous one; in the limit a first step along the data is the same with both"),
                    new Card.Check("SupportedTarget", Card.Status.HOLDS, "there is a pipeline for this target on this path"),
                    new Card.Check("VariationalWeightIsVoid", Card.Status.HOLDS, "the variational weight sees losses of different size"),
                    new Card.Check("WarmUpNeedsContinuousTarget", Card.Status.HOLDS, "there is a derivative to warm up"),
                    new Card.Check("WithoutEffect", Card.Status.HOLDS, "every component has an effect")));
    }

    private static Tensor warmUp(Tensor progress) {
        return progress;
    }
}
