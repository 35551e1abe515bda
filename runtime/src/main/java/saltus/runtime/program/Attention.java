package saltus.runtime.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Shape;

/**
 * Attention of which nothing but its result is read, and its tangents: {@code softmax(q k) v} with q [B, .., T, D], k
 * [B, .., D, S] and v [B, .., S, D], the axis between being heads or missing. The engine has a kernel for it that never holds
 * all weights [B, .., T, S] at once, in either direction.
 *
 * <p>A tangent reads the weights, too. Where no gradient passes it, it makes those of its own rows again, a bounded number at
 * a time, so that the kernel may do the rest and nothing of the size of the weights waits for the gradient. Where a gradient
 * passes the tangent, or an output shows the weights, they are made and held, and this does not apply.
 *
 * @param fused what a product of weights and values attends, by its id
 * @param tangents what the last line of a tangent moves, by its id
 * @param within ids of the values that are no longer made
 */
record Attention(Map<Integer, Operands> fused, Map<Integer, Tangent> tangents, Set<Integer> within) {
    /**
     * Places that a query attends from which on a tangent makes its weights again. Whole steps took 1.00, 0.96 and 0.91 of the
     * time and 0.88, 0.69 and 0.68 of the memory with 64, 256 and 1024 places; with 16 there was nothing to save.
     */
    private static final int LEAST = 64;

    /** Weights that a tangent makes at once: 4 MB in single precision, which stay near the processor. */
    private static final long AT_ONCE = 1 << 20;

    /** Values as large as the weights at once that live while a tangent is made. */
    private static final int LIVE = 3;

    /**
     * Of one attention.
     *
     * @param q queries
     * @param k keys, transposed
     * @param v values
     * @param scale that products of queries and keys are multiplied by
     * @param turned true if values and result are transposed
     */
    record Operands(int q, int k, int v, double scale, boolean turned) {}

    /**
     * Of one tangent.
     *
     * @param of what it is the tangent of
     * @param softmax the line of the weights
     * @param along in which direction
     */
    record Tangent(Operands of, int softmax, Directions along) {}

    /**
     * Directions on as many first rows as a tangent has.
     *
     * @param q of the queries, if they move
     * @param k of the keys, if they move
     * @param v of the values, if they move
     */
    record Directions(OptionalInt q, OptionalInt k, OptionalInt v) {
        /** The same with values that move. */
        Directions and(int values) {
            return new Directions(q, k, OptionalInt.of(values));
        }

        /** A direction that there is. */
        int any() {
            return q.isPresent() ? q.getAsInt() : k.orElseThrow();
        }
    }

    Attention {
        fused = Map.copyOf(fused);
        tangents = Map.copyOf(tangents);
        within = Set.copyOf(within);
    }

    /**
     * All of a graph.
     *
     * @param recorded ids of the values that a gradient passes
     */
    static Attention in(Graph graph, Set<Integer> recorded) {
        Map<Integer, Operands> fused = new HashMap<>();
        Map<Integer, Tangent> tangents = new HashMap<>();
        Set<Integer> within = new HashSet<>();
        for (AttentionFinder.Found found : new AttentionFinder(graph).all()) {
            boolean ready = kernelFits(graph, found)
                    && saves(graph, found)
                    && found.tangents().keySet().stream().noneMatch(recorded::contains)
                    && (found.tangents().isEmpty()
                            || isLarge(graph.type(found.softmax()).shape()));
            if (ready) {
                fused.put(found.product(), found.operands());
                found.tangents()
                        .forEach((last, along) ->
                                tangents.put(last, new Tangent(found.operands(), found.softmax(), along)));
                within.addAll(found.passed());
            }
        }
        return new Attention(fused, tangents, within);
    }

    /** True if queries, keys and values have one element type, and as many numbers each. */
    private static boolean kernelFits(Graph graph, AttentionFinder.Found found) {
        Operands operands = found.operands();
        Shape values = graph.type(operands.v()).shape();
        Dtype dtype = graph.type(operands.q()).dtype();
        return Stream.of(operands.k(), operands.v(), found.product())
                        .allMatch(id -> graph.type(id).dtype() == dtype)
                && graph.type(operands.q()).shape().dim(-1).equals(values.dim(operands.turned() ? -2 : -1));
    }

    /** True unless what the kernel wants copied, numbers of a place side by side, is more than the weights. */
    private static boolean saves(Graph graph, AttentionFinder.Found found) {
        Layout layout = new Layout(graph);
        Operands of = found.operands();
        double copied = layout.isDense(of.q(), -1) ? 0 : numbers(graph, of.q());
        copied += layout.isDense(of.k(), -2) ? 0 : numbers(graph, of.k());
        copied += layout.isDense(of.v(), of.turned() ? -2 : -1) ? 0 : numbers(graph, of.v());
        copied += of.turned() ? numbers(graph, found.product()) : 0;
        return copied <= numbers(graph, found.softmax());
    }

    private static double numbers(Graph graph, int id) {
        return graph.type(id).shape().fixedSize();
    }

    /** True for weights whose places are known, and many. */
    private static boolean isLarge(Shape weights) {
        return weights.dims().stream().skip(1).allMatch(Dim::isFixed)
                && weights.dim(-1).size() >= LEAST;
    }

    private static long ofQuery(Shape weights) {
        return ofRow(weights) / weights.dim(-2).size();
    }

    private static long ofRow(Shape weights) {
        return weights.dims().stream().skip(1).mapToLong(Dim::size).reduce(1, (a, b) -> a * b);
    }

    /** Rows of the batch whose weights a tangent makes at once. */
    static long rowsAtOnce(Shape weights) {
        return Math.max(1, AT_ONCE / ofRow(weights));
    }

    /** Queries of each head whose weights a tangent makes at once. */
    static long queriesAtOnce(Shape weights) {
        return Math.min(weights.dim(-2).size(), Math.max(1, AT_ONCE / ofQuery(weights)));
    }

    /** Numbers that a tangent of so many rows holds while it is made, beside what it reads and yields. */
    static double held(Shape weights, double rows) {
        return LIVE * Math.min(rows, rowsAtOnce(weights)) * queriesAtOnce(weights) * ofQuery(weights);
    }
}
