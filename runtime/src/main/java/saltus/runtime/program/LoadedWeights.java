package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import saltus.runtime.memory.Fitting;
import saltus.runtime.memory.MemoryNeed;
import saltus.runtime.network.Weight;

/** Numbers of a network that is used and never trained, in single precision, for as many programs as there are. */
public final class LoadedWeights implements AutoCloseable {
    private final NDManager manager;
    private final Device device;
    private final List<String> names;
    private final TensorList list;

    /**
     * Takes the numbers of one weight after the other.
     *
     * @param what they are of, for a sentence, such as "The autoencoder"
     * @param numbers the entries of a weight in single precision, row-major, little-endian
     * @throws saltus.runtime.BadInputException if they do not fit memory
     */
    public LoadedWeights(String what, List<Weight> weights, Function<Weight, ByteBuffer> numbers, Device device) {
        require(what, weights, device);
        this.device = device;
        this.names = weights.stream().map(Weight::name).toList();
        this.manager = NativeEngine.manager(device);
        List<long[]> shapes = weights.stream()
                .map(weight ->
                        weight.shape().stream().mapToLong(Integer::longValue).toArray())
                .toList();
        this.list = TensorList.zeros(manager, "ps", shapes, DataType.FLOAT32);
        try {
            for (int i = 0; i < weights.size(); i++) {
                list.set(i, numbers.apply(weights.get(i)));
            }
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private static void require(String what, List<Weight> weights, Device device) {
        double all = weights.stream().mapToDouble(Weight::size).sum();
        long longest = weights.stream().mapToLong(Weight::size).max().orElse(0);
        // one tensor after the other passes through Java
        MemoryNeed need = new MemoryNeed((double) longest * Float.BYTES, (all + longest) * Float.BYTES);
        new Fitting(NativeEngine.limit(device))
                .require(
                        1,
                        longest * Float.BYTES,
                        one -> need,
                        String.format(Locale.ROOT, "%s of %,.0f parameters", what, all),
                        "",
                        "use a machine with more memory");
    }

    Device device() {
        return device;
    }

    /** Names in list order. */
    List<String> names() {
        return names;
    }

    /** The numbers, as the list {@code ps} of a program. */
    TensorList list() {
        return list;
    }

    @Override
    public void close() {
        manager.close();
    }
}
