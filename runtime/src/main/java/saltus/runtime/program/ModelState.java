package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import saltus.graph.Dtype;
import saltus.graph.Precision;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Weight;

/** The weights of a network and nothing else: what a sampler runs on. */
public final class ModelState implements AutoCloseable {
    private final NDManager manager;
    private final List<Weight> learned;
    private final List<Weight> tables;
    private final TensorList parameters;
    private final TensorList fixed;

    /** Zero weights for a network, stored as the precision says. */
    public ModelState(Architecture network, Precision precision, Device device) {
        WeightMemory.of(network, precision, 1).require(network, device);
        this.manager = NativeEngine.manager(device);
        this.learned = network.weights().stream().filter(Weight::trained).toList();
        this.tables = network.weights().stream().filter(w -> !w.trained()).toList();
        DataType type = precision.storage() == Dtype.F64 ? DataType.FLOAT64 : DataType.FLOAT32;
        this.parameters = TensorList.zeros(manager, "ps", shapes(learned), type);
        this.fixed = TensorList.zeros(manager, "fs", shapes(tables), type);
    }

    private static List<long[]> shapes(List<Weight> weights) {
        return weights.stream()
                .map(weight ->
                        weight.shape().stream().mapToLong(Integer::longValue).toArray())
                .toList();
    }

    /** The trained weights, in list order. */
    public List<Weight> learned() {
        return learned;
    }

    /** The fixed tables, in list order. */
    public List<Weight> tables() {
        return tables;
    }

    /** Numbers of the trained weights. */
    public TensorList parameters() {
        return parameters;
    }

    /** Numbers of the fixed tables. */
    public TensorList fixed() {
        return fixed;
    }

    @Override
    public void close() {
        manager.close();
    }
}
