package saltus.runtime.picture;

import java.util.Arrays;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;

/** Losses that are finite, and the steps at which they were measured. */
@SuppressWarnings("ArrayRecordComponent") // an intermediate result that nobody compares
record LossPoints(double[] steps, double[] losses) {
    /** A running mean over this share of all values still follows the course. */
    private static final double WINDOW = 0.02;

    static LossPoints finite(long[] steps, double[] losses) {
        if (steps.length != losses.length) {
            throw new IllegalArgumentException("%d steps have %d losses".formatted(steps.length, losses.length));
        }
        int[] kept = IntStream.range(0, steps.length)
                .filter(i -> Double.isFinite(losses[i]))
                .toArray();
        if (kept.length == 0) {
            throw new BadInputException(
                    "The course of the loss cannot be drawn: none of its %d values is a finite number, so the training has not begun or has diverged; train again with a lower learning rate."
                            .formatted(steps.length));
        }
        return new LossPoints(
                Arrays.stream(kept).mapToDouble(i -> steps[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> losses[i]).toArray());
    }

    /** Whether a logarithm of every loss exists. */
    boolean positive() {
        return Arrays.stream(losses).allMatch(loss -> loss > 0);
    }

    /** A place half as far behind the last step as that is behind the one before. */
    double beyondLastStep() {
        double last = steps[steps.length - 1];
        return steps.length == 1 ? last + 1 : last + (last - steps[steps.length - 2]) / 2;
    }

    /** The mean of each loss and its neighbours on both sides, of which the ends have fewer. */
    LossPoints smoothed() {
        int reach = (int) (losses.length * WINDOW / 2);
        double[] means = new double[losses.length];
        for (int i = 0; i < means.length; i++) {
            int from = Math.max(0, i - reach);
            int to = Math.min(losses.length, i + reach + 1);
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += losses[k];
            }
            means[i] = sum / (to - from);
        }
        return new LossPoints(steps, means);
    }
}
