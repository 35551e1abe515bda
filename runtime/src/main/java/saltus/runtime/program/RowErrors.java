package saltus.runtime.program;

/**
 * The error of each row of a batch, beside the times that it was asked about.
 *
 * @param t [B] start, in [0, 1]
 * @param r [B] end, in [0, t]
 * @param error [B] the recipe's distance between prediction and target, before any weight
 */
@SuppressWarnings("ArrayRecordComponent") // three columns on their way to a sum
public record RowErrors(double[] t, double[] r, double[] error) {}
