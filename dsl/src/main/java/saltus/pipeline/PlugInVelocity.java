package saltus.pipeline;

import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/**
 * The mean of the conditional velocities through z_t towards all samples of the batch, weighted by how likely each led to
 * z_t; see {@link saltus.PlugInVelocity}. With weights pi = softmax(-|z - alpha y|^2 / (2 q^2 sigma^2)), q the deviation of
 * the noise, it is (sigma' / sigma) z - (D / sigma) sum pi y, a [B, B] softmax between two products.
 */
public final class PlugInVelocity {
    private static final double NEVER = -1e30;

    private final Path path;
    private final double probability;
    private final boolean withinClass;

    /**
     * @param path the flow path
     * @param probability share of the rows that use the estimate, from the draw {@code vplug_u} [B]
     * @param withinClass true to weigh samples of the row's own class only
     */
    public PlugInVelocity(Path path, double probability, boolean withinClass) {
        this.path = path;
        this.probability = probability;
        this.withinClass = withinClass;
    }

    /** The velocity of every row [B, ..]: the estimate, or the conditional velocity. */
    public Tensor of(Examples examples) {
        TrainingStep step = examples.step();
        Tensor t = examples.times().t();
        Tensor sigma = path.sigma(t);
        // at t = 0 there is no noise to tell samples by: such a row keeps its own velocity
        Tensor noisy = sigma.atMost(0).not();
        Tensor divisor = noisy.choose(sigma, sigma.ones());
        Tensor weights = weights(examples, divisor);
        Tensor samples = flat(examples.samples());
        Tensor mean = weights.matMul(samples).reshape(examples.z().shape());
        Tensor z = examples.z();
        Tensor estimate = path.sigmaPrime(t)
                .dividedBy(divisor)
                .over(z)
                .times(z)
                .minus(path.wronskian(t).dividedBy(divisor).over(z).times(mean));
        Tensor selected = step.draw("vplug_u", Draw.Law.UNIFORM).lessThan(probability);
        Tensor used = examples.inPlannedOrder(selected).and(noisy);
        Tensor velocity = used.over(z).choose(estimate, examples.velocity());
        step.probe("vplug_weights", weights);
        step.probe("vplug_select", selected.choose(sigma.ones(), sigma.zeros()));
        examples.probe("vplug", estimate);
        examples.probe("v_mix", velocity);
        step.diagnose("effective_samples", weights.square().sum(1).power(-1));
        return velocity;
    }

    /** How likely each sample led to each z_t: [B, B], rows are z_t and sum to one. */
    private Tensor weights(Examples examples, Tensor sigma) {
        Tensor t = examples.times().t();
        Tensor samples = flat(examples.samples());
        Tensor alpha = path.alpha(t).over(samples);
        Tensor inner = flat(examples.z()).matMul(samples.permute(1, 0));
        Tensor norms = samples.square().sumPerRow().reshape(Shape.of(Dim.of(1), Dim.BATCH));
        double deviation = examples.step().noiseDeviation();
        // |z|^2 is the same for all samples, and so is nothing to a softmax
        Tensor logits = alpha.times(inner)
                .minus(alpha.square().times(norms).times(0.5))
                .dividedBy(sigma.square().times(deviation * deviation).over(inner));
        return (withinClass ? ofClass(examples).choose(logits, logits.graph().scalar(NEVER)) : logits).softmax();
    }

    private static Tensor ofClass(Examples examples) {
        Tensor classes = examples.classes();
        Tensor column = classes.reshape(Shape.of(Dim.BATCH, Dim.of(1)));
        return column.equalTo(classes.reshape(Shape.of(Dim.of(1), Dim.BATCH)));
    }

    private static Tensor flat(Tensor samples) {
        return samples.reshape(
                Shape.rows(Dim.BATCH, Math.toIntExact(samples.shape().fixedSize())));
    }
}
