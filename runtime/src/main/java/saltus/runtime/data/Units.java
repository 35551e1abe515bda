package saltus.runtime.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import saltus.runtime.BadInputException;

/**
 * How a model's numbers are had of stored ones: (stored - mean) factor, with a mean and a factor for each extent of a sample's
 * first axis (a channel, a coordinate), or one for all. Recipes are made for a deviation near 1; samples are brought back.
 *
 * @param means subtracted first
 * @param factors multiplied after; none is 0
 */
public record Units(List<Double> means, List<Double> factors) {
    /** Numbers as they are stored. */
    public static final Units STORED = scaled(1);

    private static final String BETWEEN = " ";

    public Units {
        means = List.copyOf(means);
        factors = List.copyOf(factors);
        if (means.isEmpty()
                || means.size() != factors.size()
                || factors.stream().anyMatch(f -> f == 0)) {
            throw new IllegalArgumentException("no units: means " + means + ", factors " + factors);
        }
    }

    /** One factor for all numbers, as the latents of an encoder have. */
    public static Units scaled(double factor) {
        return new Units(List.of(0.0), List.of(factor));
    }

    /**
     * Units in which numbers have mean 0 and deviation 1.
     *
     * @param deviations what is 0 does not vary, and is left as it is
     */
    public static Units standard(double[] means, double[] deviations) {
        return new Units(
                DoubleStream.of(means).boxed().toList(),
                DoubleStream.of(deviations).map(d -> d == 0 ? 1 : 1 / d).boxed().toList());
    }

    /** True if nothing changes. */
    public boolean areStored() {
        return equals(STORED);
    }

    /** Brings a stored sample of {@code size} numbers, row-major, into these units. */
    public void apply(float[] values, int from, int size) {
        if (areStored()) {
            return;
        }
        int each = size / means.size();
        for (int axis = 0; axis < means.size(); axis++) {
            double mean = means.get(axis);
            double factor = factors.get(axis);
            for (int i = from + axis * each; i < from + (axis + 1) * each; i++) {
                values[i] = (float) ((values[i] - mean) * factor);
            }
        }
    }

    /** Samples of a model, {@code size} numbers each, in stored units. */
    public float[] undone(float[] samples, int size) {
        float[] stored = samples.clone();
        if (!areStored()) {
            int each = size / means.size();
            for (int i = 0; i < stored.length; i++) {
                int axis = i % size / each;
                stored[i] = (float) (stored[i] / factors.get(axis) + means.get(axis));
            }
        }
        return stored;
    }

    /** All numbers with blanks between them, for a checkpoint to keep: means, then factors. */
    public String text() {
        return DoubleStream.concat(
                        means.stream().mapToDouble(Double::doubleValue),
                        factors.stream().mapToDouble(Double::doubleValue))
                .mapToObj(Double::toString)
                .collect(Collectors.joining(BETWEEN));
    }

    /**
     * The units of a {@link #text}.
     *
     * @throws BadInputException if it is none
     */
    public static Units of(String text) {
        try {
            List<Double> all =
                    Arrays.stream(text.split(BETWEEN, -1)).map(Double::valueOf).toList();
            int half = all.size() / 2;
            return new Units(all.subList(0, half), all.subList(half, all.size()));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "The units '%s' are none; restore the checkpoint from a copy, or train again.".formatted(text), e);
        }
    }
}
