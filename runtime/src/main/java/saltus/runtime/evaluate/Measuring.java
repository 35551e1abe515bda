package saltus.runtime.evaluate;

/** Hears how far an evaluation is. */
@FunctionalInterface
public interface Measuring {
    /** Hears nothing. */
    Measuring UNHEARD = (share, metric) -> {};

    /**
     * Called when a part is done.
     *
     * @param share of the work that is done, in [0, 1], never less than before
     * @param metric that is at work
     */
    void at(double share, String metric);
}
