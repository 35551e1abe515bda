package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import saltus.graph.Dtype;

/**
 * Flat buffers in which tensors travel to other ranks, several in each: many small collectives take many times as long as one,
 * and a fresh buffer for each step as long as the journey.
 */
final class Buckets implements AutoCloseable {
    /** Numbers in a bucket beyond which another is begun. */
    static final long NUMBERS = 1L << 24;

    /** None, for one process. */
    static final Buckets NONE = new Buckets(Optional.empty(), List.of());

    private final Optional<NDManager> manager;
    private final List<TensorList> buffers = new ArrayList<>();
    private final List<Integer> ends;

    private Buckets(Optional<NDManager> manager, List<Integer> ends) {
        this.manager = manager;
        this.ends = ends;
    }

    /**
     * Buffers for tensors of these lengths, in their order.
     *
     * @param lengths numbers in each
     * @param reals the type of the numbers
     */
    static Buckets of(List<Long> lengths, Dtype reals, Device device) {
        List<long[]> shapes = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        long filled = 0;
        for (int i = 0; i < lengths.size(); i++) {
            filled += lengths.get(i);
            if (filled >= NUMBERS || i == lengths.size() - 1) {
                shapes.add(new long[] {filled});
                ends.add(i + 1);
                filled = 0;
            }
        }
        NDManager manager = NativeEngine.manager(device);
        Buckets buckets = new Buckets(Optional.of(manager), List.copyOf(ends));
        DataType type = reals == Dtype.F64 ? DataType.FLOAT64 : DataType.FLOAT32;
        buckets.buffers.add(TensorList.zeros(manager, "bs", shapes, type));
        return buckets;
    }

    void appendTo(NDList arguments) {
        buffers.forEach(list -> list.appendTo(arguments));
    }

    /**
     * Replaces a list's tensors by their sums over all ranks.
     *
     * @param list variable of a list of tensors, of which all but the last are shaped as those of {@code ps}
     * @param shaped how many they are
     */
    void write(Script script, String list, int shaped) {
        script.inner("sizes = [torch.numel(q) for q in " + list + "]");
        IntStream.range(0, ends.size()).forEach(i -> {
            int from = i == 0 ? 0 : ends.get(i - 1);
            script.inner("b%d = torch.cat([torch.flatten(q) for q in %s[%d:%d]], 0, out=bs[%d])"
                    .formatted(i, list, from, ends.get(i), i));
            script.inner("c%d = %s".formatted(i, Collectives.sum(Collectives.there("b" + i))));
        });
        script.inner("sums = annotate(List[Tensor], [])");
        IntStream.range(0, ends.size()).forEach(i -> {
            int from = i == 0 ? 0 : ends.get(i - 1);
            script.inner("b%d = %s".formatted(i, Collectives.back(Collectives.done("c" + i), "b" + i)));
            script.inner("sums += torch.split_with_sizes(b%d, sizes[%d:%d])".formatted(i, from, ends.get(i)));
        });
        script.inner(
                list + " = [torch.view_as(sums[i], ps[i]) for i in range(" + shaped + ")] + [sums[" + shaped + "]]");
    }

    @Override
    public void close() {
        manager.ifPresent(NDManager::close);
    }
}
