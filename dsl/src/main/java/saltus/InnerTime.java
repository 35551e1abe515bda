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

    /** s is drawn uniformly between r and t, for every row anew (SplitMeanFlow, arXiv 2507.16884). */
    public static final double RANDOM = -2;

    /** s = t - a (t - r) with a fraction that changes over training; see {@link InnerSchedule}. */
    public static final double SCHEDULED = -3;

    /** s lies a fixed step of noise level below t; see {@link EtaDecrement}. */
    public static final double BY_DECREMENT = -4;

    /** s is the neighbour of t on a grid of times; see {@link KarrasTimes}. */
    public static final double NEXT_ON_GRID = -5;

    private InnerTime() {}
}
