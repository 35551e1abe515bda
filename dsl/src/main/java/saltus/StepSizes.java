package saltus;

/** How the bootstrap rows of {@link DyadicTimes} share the step sizes among them. */
public enum StepSizes {
    /**
     * Equal blocks in the order of the batch, the smallest size first; what remains takes the largest. Every batch trains every
     * size, for which its bootstrap rows must number at least log2 T.
     */
    BLOCKS,
    /**
     * Row i of n draws its size uniformly from the i-th of n equal parts of the scale of sizes, so that each size has n / log2 T
     * rows in expectation however small the batch is. For batches too small for {@link #BLOCKS}; one bootstrap row is enough.
     */
    DRAWN
}
