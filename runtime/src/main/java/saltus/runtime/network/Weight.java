package saltus.runtime.network;

import java.util.Arrays;
import java.util.List;
import saltus.graph.Shape;

/**
 * One tensor of a network.
 *
 * @param name as in the reference implementation's {@code state_dict}
 * @param shape its extents
 * @param depth where in the network it stands
 * @param initial what it is before training
 */
public record Weight(String name, List<Integer> shape, Depth depth, Initial initial) {
    /** @throws IllegalArgumentException if it is said to be matrices and its shape cannot be any */
    public Weight {
        shape = List.copyOf(shape);
        if (depth instanceof Depth.Hidden hidden
                && (shape.size() < 2 || hidden.matrices() < 1 || shape.get(0) % hidden.matrices() != 0)) {
            throw new IllegalArgumentException("the weight %s of shape %s is not %d matrices; give it another Depth"
                    .formatted(name, shape, hidden.matrices()));
        }
    }

    /** A tensor of some extents. */
    public static Weight of(String name, Depth depth, Initial initial, int... shape) {
        return new Weight(name, Arrays.stream(shape).boxed().toList(), depth, initial);
    }

    /**
     * NAME.weight [out, in] and NAME.bias [out], as {@link Weights#project} reads them, both uniform in one over the root of
     * {@code in}.
     *
     * @param depth of the matrix
     */
    public static List<Weight> linear(String name, Depth depth, int in, int out) {
        Initial fanIn = new Initial.Uniform(1 / Math.sqrt(in));
        return List.of(of(name + ".weight", depth, fanIn, out, in), of(name + ".bias", Depth.EDGE, fanIn, out));
    }

    /** The same with a law for the matrix and a bias of 0. */
    public static List<Weight> linear(String name, Depth depth, Initial initial, int in, int out) {
        return List.of(
                of(name + ".weight", depth, initial, out, in), of(name + ".bias", Depth.EDGE, new Initial.Zero(), out));
    }

    /** False for a fixed table, which no optimiser touches. */
    public boolean trained() {
        return !initial.fixed();
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
