package saltus.runtime.program;

import saltus.Reduction;
import saltus.graph.Tensor;
import saltus.pipeline.AdaptiveWeighting;
import saltus.pipeline.ContinuousTarget;
import saltus.pipeline.DiscreteTarget;
import saltus.pipeline.DyadicLaw;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Examples;
import saltus.pipeline.InnerSplit;
import saltus.pipeline.LabelDropping;
import saltus.pipeline.LinearPath;
import saltus.pipeline.MixedVelocity;
import saltus.pipeline.PairLaw;
import saltus.pipeline.Scaling;
import saltus.pipeline.SquaredError;
import saltus.pipeline.Times;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;

/** Training steps as pipelines write them, without a compiler: one continuous and one discrete shortcut model. */
final class HandMadeSteps {
    private HandMadeSteps() {}

    private static TrainingStep empty(Architecture network, int rows, boolean separateTarget) {
        TrainingStep.Batch batch = new TrainingStep.Batch(network.sample(), rows, network.classes());
        return new TrainingStep(batch, new BoundNetwork(network), Scaling.NONE, separateTarget, Evaluations.PLANNED);
    }

    /** Like MeanFlow: a derivative in time, guidance by target mixing, an adaptive weight. */
    static TrainingStep continuous(Architecture network, int rows, boolean separateTarget) {
        TrainingStep step = empty(network, rows, separateTarget);
        Times times = PairLaw.logitNormal(-0.4, 1, 0.5, InnerSplit.fraction(0)).draw(step);
        Tensor labels = new LabelDropping(0.1).onAllRows(step);
        Examples examples = Examples.of(step, new LinearPath(), labels, times);
        Tensor prediction = examples.prediction();
        Tensor velocity = new MixedVelocity(1, 0.5, 0, 1).of(examples, examples.velocity(), prediction);
        Tensor error = prediction.minus(new ContinuousTarget().of(examples, velocity));
        Tensor loss = new AdaptiveWeighting(1, 1e-3).of(new SquaredError(Reduction.SUM).of(error));
        step.loss(examples.inOrder(loss), error);
        return step;
    }

    /** Like shortcut diffusion: two network steps, guidance on the smallest ones, clamping. */
    static TrainingStep discrete(Architecture network, int rows, boolean separateTarget) {
        TrainingStep step = empty(network, rows, separateTarget);
        DyadicLaw law = new DyadicLaw(8, 0.5);
        Times times = law.draw(step);
        Tensor labels = new LabelDropping(0.1).onFlowRows(step, times);
        Examples examples = Examples.of(step, new LinearPath(), labels, times);
        Tensor target =
                DiscreteTarget.of(0.5, 4).guided(1.5, law.smallest()).alongNetwork(examples, examples.velocity());
        Tensor error = examples.prediction().minus(target);
        step.loss(new SquaredError(Reduction.MEAN).of(error), error);
        return step;
    }

    /**
     * Two drifts one after the other: each sample moves to a mean of all, which are made of the network, and what has moved does so
     * again. The second reads rows of the whole batch that were made of rows of the whole batch.
     */
    static TrainingStep drifting(Architecture network, int rows) {
        TrainingStep step = empty(network, rows, false);
        Times times = PairLaw.logitNormal(-0.4, 1, 0.5, InnerSplit.fraction(0)).draw(step);
        Examples examples = Examples.of(step, new LinearPath(), step.labels(), times);
        Tensor prediction = examples.inOrder(examples.prediction());
        Tensor moved = meanOfAlike(prediction.stopGradient().square());
        Tensor target = meanOfAlike(moved.sin());
        Tensor error = prediction.minus(target);
        step.loss(new SquaredError(Reduction.MEAN).of(error), error);
        return step;
    }

    private static Tensor meanOfAlike(Tensor points) {
        return points.matMul(points.permute(1, 0)).softmax().matMul(points);
    }
}
