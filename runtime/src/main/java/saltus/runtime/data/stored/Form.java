package saltus.runtime.data.stored;

import saltus.runtime.data.DataSet;

/** What the numbers of a stored sample mean. */
public enum Form {
    /** Coordinates [d]. */
    POINTS(DataSet.Kind.POINTS),
    /** Pixels [channels, height, width], black -1 and white 1. */
    PIXELS(DataSet.Kind.IMAGES),
    /** What an encoder made of a picture, in its own units [channels, height, width]. */
    LATENTS(DataSet.Kind.LATENTS),
    /** An encoder's normal law [2 channels, height, width]: the means, then the logarithms of the variances. */
    LOG_VARIANCES(DataSet.Kind.LATENTS),
    /** An encoder's normal law [2 channels, height, width]: the means, then the deviations. */
    DEVIATIONS(DataSet.Kind.LATENTS);

    private final DataSet.Kind kind;

    Form(DataSet.Kind kind) {
        this.kind = kind;
    }

    /** What a model sees of it. */
    public DataSet.Kind kind() {
        return kind;
    }

    /** True if a sample has to be drawn from what is stored, which has twice its channels. */
    public boolean isLaw() {
        return this == LOG_VARIANCES || this == DEVIATIONS;
    }
}
