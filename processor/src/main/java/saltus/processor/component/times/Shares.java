package saltus.processor.component.times;

/**
 * Which shares of the rows of a batch learn what; what is left learns from data at times of its own.
 *
 * @param shortcuts learn a shortcut, r &lt; t
 * @param coinciding learn the velocity itself, r = t
 */
public record Shares(double shortcuts, double coinciding) {
    /** Rows that learn from data without a shortcut: at r = t or, on a grid, over a single step. */
    public double fromData() {
        return 1 - shortcuts;
    }
}
