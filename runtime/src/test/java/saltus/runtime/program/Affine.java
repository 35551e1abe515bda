package saltus.runtime.program;

import java.util.List;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;

/** F = w z + b entry by entry, and a weight that F does not read: its gradients are known without differentiation. */
record Affine(int dimension) implements Architecture {
    @Override
    public String name() {
        return "affine " + dimension;
    }

    @Override
    public Shape sample() {
        return Shape.of(dimension);
    }

    @Override
    public int classes() {
        return 0;
    }

    @Override
    public List<Weight> weights() {
        Initial normal = new Initial.Normal(1);
        return List.of(
                new Weight("w", List.of(dimension), Depth.EDGE, normal),
                new Weight("spare", List.of(2, 2), Depth.EDGE, normal),
                new Weight("b", List.of(dimension), Depth.EDGE, normal));
    }

    @Override
    public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        return z.times(weights.get("w")).plus(weights.get("b"));
    }
}
