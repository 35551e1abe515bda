package saltus.runtime.network;

/** Where in a network a weight stands, which optimisers for matrices ask. */
public sealed interface Depth {
    /**
     * At the edge: it reads samples, times, labels or guidance, it says an output, or it is no matrix at all, as gains, shifts and
     * tables are.
     */
    Depth EDGE = new Edge();

    /** Inside: one matrix that makes hidden values of hidden values. */
    Depth HIDDEN = new Hidden(1);

    /** Inside, as several matrices one on another, such as those of queries, keys and values. */
    static Depth hidden(int matrices) {
        return new Hidden(matrices);
    }

    /** See {@link #EDGE}. */
    record Edge() implements Depth {}

    /**
     * See {@link #HIDDEN}. The first side of the weight counts the outputs, and all others together the inputs.
     *
     * @param matrices that share the outputs, in equal parts; at least 1
     */
    record Hidden(int matrices) implements Depth {}
}
