package saltus.graph;

import java.util.function.BiFunction;

/**
 * One operation, or one kind of it, on random operands of random shapes, away from kinks and poles.
 *
 * @param name shown when a property fails
 * @param op the operation that the case is about
 * @param tangent what forward mode makes of it
 * @param write writes operands and operation, and yields the result
 */
record OpCase(String name, Class<? extends Op> op, Tangent tangent, BiFunction<Trial, RandomShapes, Tensor> write) {
    /** What becomes of the operands' tangents. */
    enum Tangent {
        /** They pass, row by row if the first axis holds rows. */
        PASSES,
        /** They pass, and rows may mix. */
        MIXES_ROWS,
        /** The result is piecewise constant, made of whole numbers or held fixed: its tangent is zero. */
        ZERO
    }

    @Override
    public String toString() {
        return name;
    }
}
