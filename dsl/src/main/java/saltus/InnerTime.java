package saltus;

/** Names for the inner time of {@link TwoStep}: s = t - inner (t - r). */
public final class InnerTime {
    /** s -> t: the continuous limit, whose target holds a derivative. */
    public static final double AT_START = 0;

    /** s = (t + r) / 2: two half steps, as in shortcut diffusion. */
    public static final double MIDPOINT = 0.5;

    /**
     * s is a formula of the recipe, {@code static double inner(double r, double t)}; the compiler proves r &lt;= s &lt; t
     * wherever r &lt; t.
     */
    public static final double BY_FORMULA = -1;

    private InnerTime() {}
}
