package saltus.pipeline;

/** In which order, and on which rows, a training step evaluates the network. Both orders have the same value. */
public enum Evaluations {
    /**
     * As the compiler plans it: rows with r &lt; t stand first, tangents run on those only and read the values that the
     * student's own evaluation has left; guidance evaluates what no other evaluation has.
     */
    PLANNED,
    /**
     * As reference implementations do it: target and guidance apart from the student, tangents on all rows, the batch in
     * the order in which it came. The yardstick for tests and benchmarks.
     */
    REFERENCE
}
