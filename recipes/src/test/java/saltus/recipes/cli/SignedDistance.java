package saltus.recipes.cli;

import saltus.Recipe;
import saltus.TensorDistance;
import saltus.graph.Tensor;
import saltus.recipes.MeanFlow;

/** A distance that has no least. */
@Recipe
@TensorDistance
public interface SignedDistance extends MeanFlow {
    static Tensor distance(Tensor prediction, Tensor target) {
        return prediction.minus(target).sumPerRow();
    }
}
