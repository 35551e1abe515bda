package saltus.recipes;

import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
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
import saltus.TwoStep;
import saltus.UniformTimes;
import saltus.graph.Tensor;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.Card;
import saltus.pipeline.Examples;
import saltus.pipeline.InnerSplit;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.LagrangianTarget;
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
 * The pipeline of {@code LagrangianSelfDistillation}. {@code saltus explain LagrangianSelfDistillation} prints the network evaluations of a training step, counted in this very code.
 */
@Generated("saltus.processor.RecipeProcessor")
public final class LagrangianSelfDistillationPipeline implements Pipeline {
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
        Times times = PairLaw.uniform(0.5, InnerSplit.fraction(1.0)).draw(step);
        Tensor labels = new LabelDropping(0.1).onAllRows(step);
        Examples examples = Examples.of(step, PATH, labels, times);
        Tensor prediction = examples.prediction();
        Tensor velocity = examples.velocity();
        LagrangianTarget.Sides sides = new LagrangianTarget(STEP).of(examples, velocity, prediction);
        Tensor error = sides.prediction().minus(sides.target());
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
                    new LabelsForGuidance(false),
                    new NetworkSeesTimes(true, true));
    }

    @Override
    public Card card() {
        return new Card("LagrangianSelfDistillation", "saltus.recipes.LagrangianSelfDistillation", "Lagrangian self-distillation of a flow map: rows with r = t learn the velocity from data; elsewhere the way moves with its end as the network's own velocity says there, |dX_{t,r}/dr - u(X_{t,r}, r, r)|^2.", List.of(
                    new Card.Part("saltus.recipes.LagrangianSelfDistillation", FlowPath.class, Map.entry("value", PathKind.LINEAR)),
                    new Card.Part("saltus.recipes.LagrangianSelfDistillation", NetworkOutput.class, Map.entry("value", OutputKind.AVERAGE_VELOCITY)),
                    new Card.Part("saltus.recipes.LagrangianSelfDistillation", OneStep.class, Map.entry("value", Solver.EULER)),
                    new Card.Part("saltus.recipes.LagrangianSelfDistillation", TwoStep.class, Map.entry("first", AnnotationView.of(Step.class, Map.entry("solver", Solver.EULER), Map.entry("velocity", StepVelocity.NETWORK))), Map.entry("second", AnnotationView.of(Step.class, Map.entry("solver", Solver.EULER), Map.entry("velocity", StepVelocity.NETWORK)))),
                    new Card.Part("saltus.recipes.LagrangianSelfDistillation", InnerTime.class, Map.entry("value", 1.0)),
                    new Card.Part("saltus.recipes.LagrangianSelfDistillation", UniformTimes.class, Map.entry("coincide", 0.5)),
                    new Card.Part("saltus.recipes.LagrangianSelfDistillation", SquaredL2.class),
                    new Card.Part("saltus.recipes.LagrangianSelfDistillation", LabelDropout.class, Map.entry("value", 0.1))), List.of(
                    new Card.Check("NumberInRange", Card.Status.HOLDS, "@TwoStep.hops is a finite number of at least 1"),
                    new Card.Check("CoincideIsProbability", Card.Status.HOLDS, "@UniformTimes.coincide is in [0, 1)"),
                    new Card.Check("LabelDropoutIsProbability", Card.Status.HOLDS, "@LabelDropout's value is in [0, 1)"),
                    new Card.Check("AverageNeedsTarget", Card.Status.HOLDS, "an average velocity is learned from a two-step target"),
                    new Card.Check("MissingComponent", Card.Status.HOLDS, "the recipe says its path, output, prediction, times and metric"),
                    new Card.Check("DuplicateComponent", Card.Status.HOLDS, "no type declares two components of one category"),
                    new Card.Check("ConflictingSupers", Card.Status.HOLDS, "super-interfaces agree on every component and formula that the recipe does not redeclare"),
                    new Card.Check("PathEndpoints", Card.Status.PROVED, "alpha(0) = 1; sigma(0) = 0; sigma(1) > 0 (at least 1; single precision needs 0.001); alpha(1) = 0"),
                    new Card.Check("SolverFitsOutput", Card.Status.REPORTED, "on a straight path Euler's step and DDIM's are the same, and so are the outputs that they take"),
                    new Card.Check("TimesFitTarget", Card.Status.HOLDS, "there is a two-step target if and only if times leave room for shortcuts"),
                    new Card.Check("InnerTimeNeedsLaw", Card.Status.HOLDS, "the law of times has a use for the inner time"),
                    new Card.Check("DataReachesTarget", Card.Status.HOLDS, "some rows compare the network with data"),
                    new Card.Check("EndDerivativeFollowsNetwork", Card.Status.HOLDS, "the way that is differentiated at its end, and the velocity there, are the network's"),
                    new Card.Check("EndDerivativeNeedsEveryEnd", Card.Status.HOLDS, "the derivative at the end is trained all the way from the start"),
                    new Card.Check("FixedPoint", Card.Status.PROVED, "training rests on the exact flow map of the velocity: there shortcuts agree with the network's own way, and rows with r = t learn the mean velocity"),
                    new Card.Check("HandWrittenCoefficients", Card.Status.HOLDS, "derivatives and step coefficients are taken from alpha and sigma"),
                    new Card.Check("PathIsContinuous", Card.Status.PROVED, "alpha' is finite (at most 1; single precision needs at most 100000); sigma' is finite (at most 1; single precision needs at most 100000); single precision keeps alpha; single precision keeps sigma; single precision keeps alpha'; single precision keeps sigma'"),
                    new Card.Check("SignalToNoiseFalls", Card.Status.PROVED, "alpha >= 0; sigma >= 0; D = alpha sigma' - sigma alpha' > 0 (at least 1; single precision needs 1E-12); single precision keeps D; steps to data magnify rounding little (at most 3; single precision needs at most 100000)"),
                    new Card.Check("IdentityAtCoincidence", Card.Status.PROVED, "alphaBar(t, t) = D / D and betaBar(t, t) = 0 / D, by their form"),
                    new Card.Check("LabelsForGuidance", Card.Status.CHECKED_WHEN_OPENED, "data without classes are named, since guidance and label dropout rest on them"),
                    new Card.Check("MassNearData", Card.Status.REPORTED, "P(r < 0.03) = 0.0591"),
                    new Card.Check("MassNearNoise", Card.Status.REPORTED, "P(t > 0.97) = 0.0591"),
                    new Card.Check("NetworkSeesTimes", Card.Status.CHECKED_WHEN_OPENED, "the network reads t, and r and the label where the design needs them"),
                    new Card.Check("SkipFitsOutput", Card.Status.HOLDS, "a skip is learned by corrections, and corrections by a skip"),
                    new Card.Check("SupportedTarget", Card.Status.HOLDS, "there is a pipeline for this target on this path"),
                    new Card.Check("WithoutEffect", Card.Status.HOLDS, "every component has an effect")));
    }
}
