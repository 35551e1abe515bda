package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import saltus.graph.Dtype;
import saltus.graph.Precision;
import saltus.runtime.BadInputException;
import saltus.runtime.memory.MemoryNeed;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Weight;

/** All numbers of a teacher, which steps read and none changes: its weights, then its tables. */
public final class TeacherState implements AutoCloseable {
    private final MemoryNeed need;
    private final NDManager manager;
    private final List<Weight> weights;
    private final TensorList list;

    /**
     * Zeros for a network.
     *
     * @param precision decides the type in which they are stored
     * @throws BadInputException if the machine has no room for them
     */
    public TeacherState(Architecture network, Precision precision, Device device) {
        WeightMemory memory = WeightMemory.of(network, precision);
        memory.require(network, device);
        this.need = memory.need();
        this.manager = NativeEngine.manager(device);
        this.weights = new ArrayList<>();
        network.weights().stream().filter(Weight::trained).forEach(weights::add);
        network.weights().stream().filter(weight -> !weight.trained()).forEach(weights::add);
        DataType type = precision.storage() == Dtype.F64 ? DataType.FLOAT64 : DataType.FLOAT32;
        List<long[]> shapes = weights.stream()
                .map(weight ->
                        weight.shape().stream().mapToLong(Integer::longValue).toArray())
                .toList();
        this.list = TensorList.zeros(manager, Signature.TEACHER, shapes, type);
    }

    /** Takes the numbers of a model of the same network, rounded if they are stored in another type. */
    public void copy(ModelState model) {
        int learned = model.parameters().size();
        for (int i = 0; i < list.size(); i++) {
            list.set(
                    i,
                    i < learned ? model.parameters().doubles(i) : model.fixed().doubles(i - learned));
        }
    }

    /** Names in list order. */
    List<String> names() {
        return weights.stream().map(Weight::name).toList();
    }

    /** Its numbers. */
    TensorList list() {
        return list;
    }

    /** The memory that they take. */
    MemoryNeed need() {
        return need;
    }

    /** Live native arrays: constant over a run. */
    public int handles() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
