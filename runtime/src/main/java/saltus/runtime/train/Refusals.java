package saltus.runtime.train;

import java.util.Locale;

/**
 * The steps of a run that were refused: their loss or gradient was not finite, and they changed nothing.
 *
 * @param total how many
 * @param first the number of the first, 0 if there is none
 * @param inARow how many of the last steps
 */
public record Refusals(long total, long first, long inARow) {
    static final Refusals NONE = new Refusals(0, 0, 0);

    Refusals and(long step, boolean applied) {
        return applied ? new Refusals(total, first, 0) : new Refusals(total + 1, first == 0 ? step : first, inARow + 1);
    }

    /** True if a run of so many steps that ends like this is of no use: its last step, or most of them, changed nothing. */
    public boolean areTooMany(long made) {
        return inARow > 0 || 2 * total > made;
    }

    /** As a clause: {@code 48 of 50 steps were refused (96 %), the first at step 3}. */
    public String text(long made) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d steps were refused (%s), the first at step %,d",
                total,
                made,
                share(made),
                first);
    }

    private String share(long made) {
        double percent = 100.0 * total / made;
        return percent >= 1
                ? String.format(Locale.ROOT, "%.0f %%", percent)
                : String.format(Locale.ROOT, "%.2g %%", percent);
    }
}
