package saltus.runtime.sweep;

/** Hears how far a sweep is. */
public interface SweepProgress {
    /**
     * All recipes have been compiled.
     *
     * @param combinations in all
     * @param trained those that are left
     */
    void compiled(int combinations, int trained);

    /** True if lines of a progress bar can be drawn over. */
    boolean terminal();
}
