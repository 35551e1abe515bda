package saltus.recipes.cli;

import saltus.Recipe;
import saltus.TensorDistance;
import saltus.graph.Tensor;
import saltus.recipes.FlowMatching;

/** A distance that double precision holds and single precision does not. */
@Recipe
@TensorDistance
public interface OverflowingSquares extends FlowMatching {
    /** The error to the power of 32. */
    static Tensor distance(Tensor prediction, Tensor target) {
        Tensor error = prediction.minus(target);
        for (int i = 0; i < 5; i++) {
            error = error.square();
        }
        return error.sumPerRow();
    }
}
