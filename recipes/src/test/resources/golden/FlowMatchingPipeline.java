package saltus.recipes;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import saltus.FlowPath;
import saltus.FlowTimes;
import saltus.LabelDropout;
import saltus.NetworkOutput;
import saltus.OneStep;
import saltus.OutputKind;
import saltus.PathKind;
import saltus.Reduction;
import saltus.Solver;
import saltus.SquaredL2;
import saltus.graph.Tensor;
import saltus.pipeline.Card;
import saltus.pipeline.Examples;
import saltus.pipeline.FlowLaw;
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
import saltus.pipeline.opening.LabelsForGuidance;
import saltus.pipeline.opening.NetworkSeesTimes;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.SampledStepsAreTrained;
import saltus.pipeline.opening.TrainedSteps;

/**
 * The pipeline of {@code FlowMatching}. {@code saltus explain FlowMatching} prints the network evaluations of a training step, counted in this very code.
 */
@Generated("saltus.processor.RecipeProcessor")
public final class FlowMatchingPipeline implements Pipeline {
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
        return 64;
    }

    @Override
    public double targetDecay() {
        return 0.0;
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
        Tensor distance = new SquaredError(Reduction.MEAN).of(error);
        examples.probe("distance", distance);
        Tensor loss = distance;
        Tensor rows = examples.inOrder(loss);
        step.probe("loss", rows);
        step.loss(rows, error);
    }

    @Override
    public void sample(SamplingStep step) {
        Sampler.ofVelocity(PATH, STEP).write(step);
    }

    @Override
    public List<Obligation> obligations() {
        return List.of(
                    new LabelsForGuidance(false),
                    new NetworkSeesTimes(false, true),
                    new SampledStepsAreTrained(new TrainedSteps.Drawn(0.0, 1.0, true, 0.0, 0.0), new Move.Velocity(0.0)));
    }

    @Override
    public Card card() {
        return new Card("FlowMatching", "saltus.recipes.FlowMatching", "Flow matching: the velocity of the flow, sampled in many steps.", List.of(
                    new Card.Part("saltus.recipes.FlowMatching", FlowPath.class, Map.entry("value", PathKind.LINEAR)),
                    new Card.Part("saltus.recipes.FlowMatching", NetworkOutput.class, Map.entry("value", OutputKind.VELOCITY)),
                    new Card.Part("saltus.recipes.FlowMatching", OneStep.class, Map.entry("value", Solver.DDIM)),
                    new Card.Part("saltus.recipes.FlowMatching", FlowTimes.class),
                    new Card.Part("saltus.recipes.FlowMatching", SquaredL2.class, Map.entry("value", Reduction.MEAN)),
                    new Card.Part("saltus.recipes.FlowMatching", LabelDropout.class, Map.entry("value", 0.1))), List.of(
                    new Card.Check("LabelDropoutIsProbability", Card.Status.HOLDS, "@LabelDropout's value is in [0, 1)"),
                    new Card.Check("MissingComponent", Card.Status.HOLDS, "the recipe says its path, output, prediction, times and metric"),
                    new Card.Check("DuplicateComponent", Card.Status.HOLDS, "no type declares two components of one category"),
                    new Card.Check("ConflictingSupers", Card.Status.HOLDS, "super-interfaces agree on every component and formula that the recipe does not redeclare"),
                    new Card.Check("PathEndpoints", Card.Status.PROVED, "alpha(0) = 1; sigma(0) = 0; sigma(1) > 0 (at least 1; single precision needs 0.001); alpha(1) = 0"),
                    new Card.Check("TimesFitTarget", Card.Status.HOLDS, "there is a two-step target if and only if times leave room for shortcuts"),
                    new Card.Check("FixedPoint", Card.Status.PROVED, "training rests on the exact flow map of the velocity, one step's at a time: its mean over the data is what the squared error learns"),
                    new Card.Check("HandWrittenCoefficients", Card.Status.HOLDS, "derivatives and step coefficients are taken from alpha and sigma"),
                    new Card.Check("PathIsContinuous", Card.Status.PROVED, "alpha' is finite (at most 1; single precision needs at most 100000); sigma' is finite (at most 1; single precision needs at most 100000); single precision keeps alpha; single precision keeps sigma; single precision keeps alpha'; single precision keeps sigma'"),
                    new Card.Check("SignalToNoiseFalls", Card.Status.PROVED, "alpha >= 0; sigma >= 0; D = alpha sigma' - sigma alpha' > 0 (at least 1; single precision needs 1E-12); single precision keeps D; steps to data magnify rounding little (at most 3; single precision needs at most 100000)"),
                    new Card.Check("IdentityAtCoincidence", Card.Status.PROVED, "alphaBar(t, t) = D / D and betaBar(t, t) = 0 / D, by their form"),
                    new Card.Check("LabelsForGuidance", Card.Status.CHECKED_WHEN_OPENED, "data without classes are named, since guidance and label dropout rest on them"),
                    new Card.Check("MassNearNoise", Card.Status.REPORTED, "P(t > 0.97) = 0.03"),
                    new Card.Check("NetworkSeesTimes", Card.Status.CHECKED_WHEN_OPENED, "the network reads t, and r and the label where the design needs them"),
                    new Card.Check("SampledStepsAreTrained", Card.Status.CHECKED_WHEN_OPENED, "samples take steps that are trained only"),
                    new Card.Check("SkipFitsOutput", Card.Status.HOLDS, "a skip is learned by corrections, and corrections by a skip"),
                    new Card.Check("SolverFitsOutput", Card.Status.REPORTED, "on a straight path Euler's step and DDIM's are the same, and so are the outputs that they take"),
                    new Card.Check("WithoutEffect", Card.Status.HOLDS, "every component has an effect")));
    }
}
