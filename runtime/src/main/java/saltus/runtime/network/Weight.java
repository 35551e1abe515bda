package saltus.runtime.network;

import java.util.Arrays;
import java.util.List;
import saltus.graph.Shape;

/**
 * One tensor of a network.
 *
 * @param name as in the reference implementation's {@code state_dict}
 * @param shape its extents
 * @param initial what it is before training
 */
public record Weight(String name, List<Integer> shape, Initial initial) {
    public Weight {
        shape = List.copyOf(shape);
    }

    static Weight of(String name, Initial initial, int... shape) {
        return new Weight(name, Arrays.stream(shape).boxed().toList(), initial);
    }

    /** False for a fixed table, which no optimiser touches. */
    public boolean trained() {
        return !(initial instanceof Initial.SineTable);
    }

    /** Number of entries. */
    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    }

    /** The shape as symbolic tensors know it. */
    public Shape symbolic() {
        return Shape.of(shape.stream().mapToInt(Integer::intValue).toArray());
    }
}
