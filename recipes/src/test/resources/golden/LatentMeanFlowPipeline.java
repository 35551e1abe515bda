package saltus.recipes;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import saltus.AdaptiveWeight;
import saltus.FlowPath;
import saltus.Guidance;
import saltus.InnerTime;
import saltus.LabelDropout;
import saltus.LogitNormalTimes;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.OutputKind;
import saltus.PathKind;
import saltus.Reduction;
import saltus.Solver;
import saltus.SquaredL2;
import saltus.Step;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.graph.Tensor;
import saltus.pipeline.AdaptiveWeighting;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.Card;
import saltus.pipeline.ContinuousTarget;
import saltus.pipeline.Examples;
import saltus.pipeline.InnerSplit;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.LinearPath;
import saltus.pipeline.MixedVelocity;
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
import saltus.pipeline.opening.SampledWithoutGuidance;

/**
 * The pipeline of {@code LatentMeanFlow}. {@code saltus explain LatentMeanFlow} prints the network evaluations of a training step, counted in this very code.
 */
@Generated("saltus.processor.RecipeProcessor")
public final class LatentMeanFlowPipeline implements Pipeline {
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
        Times times = PairLaw.logitNormal(-0.4, 1.0, 0.75, InnerSplit.fraction(0.0)).draw(step);
        Tensor labels = new LabelDropping(0.1).onAllRows(step);
        Examples examples = Examples.of(step, PATH, labels, times);
        Tensor prediction = examples.prediction();
        Tensor conditional = examples.velocity();
        Tensor velocity = new MixedVelocity(1.0, 0.5, 0.0, 1.0).of(examples, conditional, prediction);
        Tensor target = new ContinuousTarget().of(examples, velocity);
        Tensor error = prediction.minus(target);
        Tensor distance = new SquaredError(Reduction.SUM).of(error);
        examples.probe("distance", distance);
        Tensor loss = new AdaptiveWeighting(1.0, 0.001).of(distance);
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
                    new LabelsForGuidance(true),
                    new NetworkSeesTimes(true, true),
                    new SampledWithoutGuidance(2.0));
    }

    @Override
    public Card card() {
        return new Card("LatentMeanFlow", "saltus.recipes.LatentMeanFlow", "MeanFlow with the constants published for image latents: logit-normal times, r = t on 75 % of the rows, adaptive weight.", List.of(
                    new Card.Part("saltus.recipes.MeanFlow", FlowPath.class, Map.entry("value", PathKind.LINEAR)),
                    new Card.Part("saltus.recipes.MeanFlow", NetworkOutput.class, Map.entry("value", OutputKind.AVERAGE_VELOCITY)),
                    new Card.Part("saltus.recipes.MeanFlow", OneStep.class, Map.entry("value", Solver.EULER)),
                    new Card.Part("saltus.recipes.MeanFlow", TwoStep.class, Map.entry("first", AnnotationView.of(Step.class, Map.entry("solver", Solver.DDIM), Map.entry("velocity", StepVelocity.CONDITIONAL))), Map.entry("second", AnnotationView.of(Step.class, Map.entry("solver", Solver.EULER), Map.entry("velocity", StepVelocity.NETWORK)))),
                    new Card.Part("saltus.recipes.MeanFlow", InnerTime.class, Map.entry("value", 0.0)),
                    new Card.Part("saltus.recipes.LatentMeanFlow", LogitNormalTimes.class, Map.entry("mean", -0.4), Map.entry("deviation", 1.0), Map.entry("coincide", 0.75)),
                    new Card.Part("saltus.recipes.MeanFlow", SquaredL2.class),
                    new Card.Part("saltus.recipes.LatentMeanFlow", AdaptiveWeight.class, Map.entry("power", 1.0), Map.entry("floor", 0.001)),
                    new Card.Part("saltus.recipes.MeanFlow", Guidance.class, Map.entry("omega", 1.0), Map.entry("kappa", 0.5)),
                    new Card.Part("saltus.recipes.MeanFlow", LabelDropout.class, Map.entry("value", 0.1))), List.of(
                    new Card.Check("NumberInRange", Card.Status.HOLDS, "@TwoStep.hops is a finite number of at least 1"),
                    new Card.Check("InnerTimeInInterval", Card.Status.HOLDS, "@InnerTime's value is in [0, 1)"),
                    new Card.Check("LogitNormalMean", Card.Status.HOLDS, "@LogitNormalTimes.mean is a finite number"),
                    new Card.Check("LogitNormalDeviation", Card.Status.HOLDS, "@LogitNormalTimes.deviation is a finite number greater than 0"),
                    new Card.Check("CoincideIsProbability", Card.Status.HOLDS, "@LogitNormalTimes.coincide is in [0, 1)"),
                    new Card.Check("AdaptivePower", Card.Status.HOLDS, "@AdaptiveWeight.power is a finite number of at least 0"),
                    new Card.Check("AdaptiveFloor", Card.Status.HOLDS, "@AdaptiveWeight.floor is a finite number greater than 1.0E-18"),
                    new Card.Check("GuidanceOmega", Card.Status.HOLDS, "@Guidance.omega is a finite number"),
                    new Card.Check("GuidanceKappa", Card.Status.HOLDS, "@Guidance.kappa is a finite number less than 1"),
                    new Card.Check("LabelDropoutIsProbability", Card.Status.HOLDS, "@LabelDropout's value is in [0, 1)"),
                    new Card.Check("AdaptiveWeightNeedsSum", Card.Status.HOLDS, "adaptive weights see the summed squared error"),
                    new Card.Check("AverageNeedsTarget", Card.Status.HOLDS, "an average velocity is learned from a two-step target"),
                    new Card.Check("MissingComponent", Card.Status.HOLDS, "the recipe says its path, output, prediction, times and metric"),
                    new Card.Check("DuplicateComponent", Card.Status.HOLDS, "no type declares two components of one category"),
                    new Card.Check("ConflictingSupers", Card.Status.HOLDS, "super-interfaces agree on every component and formula that the recipe does not redeclare"),
                    new Card.Check("PathEndpoints", Card.Status.PROVED, "alpha(0) = 1; sigma(0) = 0; sigma(1) > 0 (at least 1; single precision needs 0.001); alpha(1) = 0"),
                    new Card.Check("ContinuousNeedsDerivative", Card.Status.HOLDS, "the continuous target differentiates a step through the network"),
                    new Card.Check("TimesFitTarget", Card.Status.HOLDS, "there is a two-step target if and only if times leave room for shortcuts"),
                    new Card.Check("InnerTimeNeedsLaw", Card.Status.HOLDS, "the law of times has a use for the inner time"),
                    new Card.Check("FixedPoint", Card.Status.REPORTED, "training rests near the exact flow map of the guided velocity, not on it: @AdaptiveWeight counts targets by how far they are, so that no mean is learned where they vary"),
                    new Card.Check("GuidanceNeedsCoincidingTimes", Card.Status.HOLDS, "the values at r = t that guidance reads are trained"),
                    new Card.Check("GuidanceNeedsNullLabel", Card.Status.HOLDS, "the null label that guidance reads is trained by label dropout"),
                    new Card.Check("GuidanceWindow", Card.Status.HOLDS, "0 <= from <= until <= 1 in guidance"),
                    new Card.Check("HandWrittenCoefficients", Card.Status.HOLDS, "derivatives and step coefficients are taken from alpha and sigma"),
                    new Card.Check("PathIsContinuous", Card.Status.PROVED, "alpha' is finite (at most 1; single precision needs at most 100000); sigma' is finite (at most 1; single precision needs at most 100000); single precision keeps alpha; single precision keeps sigma; single precision keeps alpha'; single precision keeps sigma'"),
                    new Card.Check("SignalToNoiseFalls", Card.Status.PROVED, "alpha >= 0; sigma >= 0; D = alpha sigma' - sigma alpha' > 0 (at least 1; single precision needs 1E-12); single precision keeps D; steps to data magnify rounding little (at most 3; single precision needs at most 100000)"),
                    new Card.Check("IdentityAtCoincidence", Card.Status.PROVED, "alphaBar(t, t) = D / D and betaBar(t, t) = 0 / D, by their form"),
                    new Card.Check("LabelsForGuidance", Card.Status.CHECKED_WHEN_OPENED, "data without classes are named, since guidance and label dropout rest on them"),
                    new Card.Check("MassNearData", Card.Status.REPORTED, "P(r < 0.03) = 0.002096"),
                    new Card.Check("MassNearNoise", Card.Status.REPORTED, "P(t > 0.97) = 0.0001061"),
                    new Card.Check("MeanIsLearned", Card.Status.REPORTED, "@AdaptiveWeight weighs targets by their distance: where they differ by chance, the optimum is not their mean"),
                    new Card.Check("NetworkSeesTimes", Card.Status.CHECKED_WHEN_OPENED, "the network reads t, and r and the label where the design needs them"),
                    new Card.Check("SampledWithoutGuidance", Card.Status.CHECKED_WHEN_OPENED, "a model that was trained with guidance is sampled without"),
                    new Card.Check("SkipFitsOutput", Card.Status.HOLDS, "a skip is learned by corrections, and corrections by a skip"),
                    new Card.Check("SolverFitsOutput", Card.Status.REPORTED, "on a straight path Euler's step and DDIM's are the same, and so are the outputs that they take"),
                    new Card.Check("SupportedTarget", Card.Status.HOLDS, "there is a pipeline for this target on this path"),
                    new Card.Check("WithoutEffect", Card.Status.HOLDS, "every component has an effect")));
    }
}
