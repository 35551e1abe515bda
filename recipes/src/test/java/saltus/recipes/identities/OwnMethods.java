package saltus.recipes.identities;

import saltus.NoGuidance;
import saltus.Recipe;
import saltus.TensorDistance;
import saltus.TensorTimes;
import saltus.TensorVelocity;
import saltus.TensorWeight;
import saltus.graph.Tensor;
import saltus.recipes.MeanFlow;

/** MeanFlow with a method of its own over tensors for everything that takes one. */
@Recipe
@NoGuidance
@TensorTimes(coincide = 0.5)
@TensorVelocity
@TensorDistance
@TensorWeight
public interface OwnMethods extends MeanFlow {
    static Tensor start(Tensor first, Tensor second) {
        return first.sqrt();
    }

    static Tensor end(Tensor first, Tensor second) {
        return second.times(start(first, second));
    }

    static Tensor velocity(Tensor z, Tensor t, Tensor samples, Tensor noise) {
        return noise.minus(samples);
    }

    static Tensor distance(Tensor prediction, Tensor target) {
        return prediction.minus(target).square().sumPerRow().times(0.5);
    }

    static Tensor weight(Tensor r, Tensor s, Tensor t) {
        Tensor weight = t.minus(r).plus(0.5).power(-1);
        return weight.dividedBy(weight.meanOfAll());
    }
}
