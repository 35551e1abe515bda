package saltus.runtime.network;

import java.util.function.IntToDoubleFunction;

/** What a weight is before training. */
public sealed interface Initial {
    /** All zero. */
    record Zero() implements Initial {}

    /** Normal with mean zero. */
    record Normal(double deviation) implements Initial {}

    /** Uniform in [-limit, limit]. */
    record Uniform(double limit) implements Initial {}

    /**
     * The fixed sine-cosine position table [1, side^2, width]: half of the columns from the column number, half from the
     * row number.
     */
    record SineTable(int side, int width) implements Initial {
        @Override
        public boolean fixed() {
            return true;
        }
    }

    /**
     * Numbers of one's own to begin with.
     *
     * @param entries the entry of each index, row-major; the same whenever it is asked
     */
    record Given(IntToDoubleFunction entries) implements Initial {}

    /**
     * A table of one's own, which no optimiser touches: a part of the network's code as its operations are, so that it is in
     * no checkpoint and must not change while runs are kept.
     *
     * @param entries the entry of each index, row-major; the same whenever it is asked
     */
    record Table(IntToDoubleFunction entries) implements Initial {
        @Override
        public boolean fixed() {
            return true;
        }
    }

    /** True for a table that stays as it is. */
    default boolean fixed() {
        return false;
    }

    /** Glorot's uniform law for a matrix of {@code in} inputs and {@code out} outputs. */
    static Initial glorot(int in, int out) {
        return new Uniform(Math.sqrt(6.0 / (in + out)));
    }
}
