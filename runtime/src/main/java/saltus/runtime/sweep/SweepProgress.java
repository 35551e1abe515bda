package saltus.runtime.sweep;

import java.util.Map;

/** Hears how far a sweep is. */
public interface SweepProgress {
    /**
     * All recipes have been compiled.
     *
     * @param combinations in all
     * @param refused how many each check of the compiler refuses; one may be refused by several
     * @param trained those that are left
     */
    void compiled(int combinations, Map<String, Long> refused, int trained);

    /** True if lines of a progress bar can be drawn over. */
    boolean terminal();
}
