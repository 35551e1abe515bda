package saltus.runtime.network;

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
    record SineTable(int side, int width) implements Initial {}

    /** Glorot's uniform law for a matrix of {@code in} inputs and {@code out} outputs. */
    static Initial glorot(int in, int out) {
        return new Uniform(Math.sqrt(6.0 / (in + out)));
    }
}
