package saltus.runtime.picture;

/** How bright a number is. */
public final class PixelLevel {
    private PixelLevel() {}

    /**
     * The level of a value that is nominally in [-1, 1]: 0 for -1 and below, and for NaN, 255 for 1 and above, else
     * {@code round((x + 1) 127.5)} in single precision, halves to even, as evaluators of the field compute it.
     */
    public static int of(float value) {
        return (int) Math.rint(Math.max(0, Math.min(255, (value + 1) * 127.5f)));
    }
}
