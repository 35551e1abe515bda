package saltus.runtime.program;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import saltus.graph.Precision;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Initial;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;

/**
 * F(z, r, t, y) = a z + b t + c r + table[y], entry by entry, plus a frozen table if wanted: a flow whose steps are known
 * in closed form.
 *
 * @param dimension of a sample, a multiple of four
 * @param classes number of classes K
 * @param frozen true with a frozen table
 */
record KnownFlow(int dimension, int classes, boolean frozen) implements Architecture {
    private static final String FROZEN = "frozen";

    @Override
    public String name() {
        return "known flow";
    }

    @Override
    public Shape sample() {
        return Shape.of(dimension);
    }

    @Override
    public List<Weight> weights() {
        Initial normal = new Initial.Normal(0.5);
        List<Weight> all = new ArrayList<>();
        for (String factor : List.of("a", "b", "c")) {
            all.add(new Weight(factor, List.of(dimension), Depth.EDGE, normal));
        }
        all.add(new Weight("table", List.of(classes + 1, dimension), Depth.EDGE, normal));
        if (frozen) {
            all.add(new Weight(FROZEN, List.of(1, 1, dimension), Depth.EDGE, new Initial.SineTable(1, dimension)));
        }
        return all;
    }

    @Override
    public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        Tensor f = z.times(weights.get("a"))
                .plus(t.over(z).times(weights.get("b")))
                .plus(r.over(z).times(weights.get("c")))
                .plus(weights.get("table").gather(condition.labels()));
        return frozen ? f.plus(weights.get(FROZEN).reshape(Shape.of(dimension))) : f;
    }

    /** Random numbers for every weight, in a model's state. */
    ModelState state(Random random) {
        ModelState state = new ModelState(this, Precision.DOUBLE, Device.cpu());
        for (int i = 0; i < state.learned().size(); i++) {
            long size = state.learned().get(i).size();
            state.parameters().set(i, random.doubles(size, -1, 1).toArray());
        }
        for (int i = 0; i < state.tables().size(); i++) {
            state.fixed().set(i, InitialWeights.of(state.tables().get(i), 0));
        }
        return state;
    }

    /** F of one sample in plain arithmetic. */
    static double[] value(ModelState state, double[] z, double r, double t, int label) {
        Map<String, double[]> numbers = state.learned().stream()
                .collect(Collectors.toMap(
                        Weight::name,
                        weight -> state.parameters().doubles(state.learned().indexOf(weight))));
        double[] f = new double[z.length];
        Arrays.setAll(
                f,
                i -> numbers.get("a")[i] * z[i]
                        + numbers.get("b")[i] * t
                        + numbers.get("c")[i] * r
                        + numbers.get("table")[label * z.length + i]
                        + (state.tables().isEmpty() ? 0 : state.fixed().doubles(0)[i]));
        return f;
    }
}
