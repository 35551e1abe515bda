package saltus.runtime.program;

import java.util.List;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;

/** Weights without a network: what a graph that was written by hand differentiates by. */
record Leaves(List<Weight> weights) implements Architecture {
    Leaves {
        weights = List.copyOf(weights);
    }

    @Override
    public String name() {
        return "leaves";
    }

    @Override
    public Shape sample() {
        return Shape.SCALAR;
    }

    @Override
    public int classes() {
        return 0;
    }

    @Override
    public Tensor forward(Weights bound, Tensor z, Tensor r, Tensor t, Condition condition) {
        throw new UnsupportedOperationException("leaves compute nothing");
    }
}
