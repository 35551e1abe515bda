package saltus.runtime.data.stored;

import java.util.Arrays;
import java.util.Locale;
import saltus.runtime.data.Units;
import saltus.runtime.door.Options;

/**
 * The units in which a model sees samples, and why.
 *
 * @param units how the numbers are had of stored ones
 * @param reason for people, as the end of a sentence
 */
record Scale(Units units, String reason) {
    /** Of latents in the framework's reference implementation; the encoder's own documentation has 0.18215. */
    static final double LATENTS = 0.18125;

    private static final String KEY = "scale";
    private static final String AUTO = "auto";
    private static final String MEAN = "mean";
    private static final String DEVIATION = "deviation";
    private static final String NONE = "none";
    private static final String MEASURED = "measured";
    private static final double GREATEST = 1e6;

    /** Beyond these a deviation is not near 1, or a mean is not near 0. */
    private static final double SMALL = 0.2;

    private static final double LARGE = 2.5;

    /**
     * The scale that options ask for: {@code auto}, {@code none}, {@code measured}, or a factor; or a fixed {@code mean} and
     * {@code deviation}.
     *
     * @param measures of the stored samples
     */
    static Scale of(Form form, Measures measures, Options options) {
        if (options.has(MEAN) | options.has(DEVIATION)) {
            return fixed(measures.means().length, options);
        }
        String given = options.given(KEY, AUTO);
        return switch (given) {
            case AUTO -> automatic(form, measures);
            case NONE -> new Scale(Units.STORED, "as it is stored (scale=none)");
            case MEASURED -> standard(measures, "brought to mean 0 and deviation 1 (scale=measured)");
            default -> {
                double factor = options.number(KEY, 1, -GREATEST, GREATEST);
                if (factor == 0) {
                    throw options.refused("has the scale '0'", "write auto, none, measured or a factor");
                }
                yield new Scale(Units.scaled(factor), "times %s".formatted(given));
            }
        };
    }

    /** Numbers for all channels or coordinates, or one each, with commas between them. */
    private static Scale fixed(int axes, Options options) {
        if (options.has(KEY)) {
            throw options.refused("has a scale beside mean or deviation", "give one or the other");
        }
        double[] means = numbers(MEAN, options.given(MEAN, "0"), axes, options);
        double[] deviations = numbers(DEVIATION, options.given(DEVIATION, "1"), axes, options);
        if (Arrays.stream(deviations).anyMatch(deviation -> deviation <= 0)) {
            throw options.refused("has a deviation that is not above 0", "give the deviations of the stored numbers");
        }
        return new Scale(
                Units.standard(means, deviations),
                "less the mean and over the deviation that are given; samples are brought back");
    }

    private static double[] numbers(String key, String text, int axes, Options options) {
        String[] parts = text.split(",", -1);
        if (parts.length != 1 && parts.length != axes) {
            throw options.refused(
                    "has %d numbers as its %s".formatted(parts.length, key),
                    "give one, or %d with commas between them".formatted(axes));
        }
        double[] numbers = new double[axes];
        for (int i = 0; i < axes; i++) {
            numbers[i] = options.asNumber(key, parts[parts.length == 1 ? 0 : i], -GREATEST, GREATEST);
        }
        return numbers;
    }

    private static Scale automatic(Form form, Measures measures) {
        return switch (form) {
            case PIXELS -> new Scale(Units.STORED, "black is -1 and white 1");
            case LOG_VARIANCES, DEVIATIONS -> latents();
            case LATENTS -> ofLatents(measures);
            case POINTS -> ofPoints(measures);
        };
    }

    private static Scale latents() {
        return new Scale(
                Units.scaled(LATENTS), "times %s, as is usual for an encoder's latents (scale=)".formatted(LATENTS));
    }

    /** Files of latents hold them scaled or not. */
    private static Scale ofLatents(Measures measures) {
        double deviation = measures.deviation();
        if (isNear1(deviation)) {
            return new Scale(Units.STORED, "as it is stored, for its deviation is near 1");
        }
        if (isNear1(deviation * LATENTS)) {
            return latents();
        }
        return standard(measures, "brought to mean 0 and deviation 1, for its deviation is not near 1");
    }

    private static Scale ofPoints(Measures measures) {
        double[] deviations = measures.deviations();
        for (int i = 0; i < deviations.length; i++) {
            boolean varies = deviations[i] > 0;
            if ((varies && !isNear1(deviations[i]))
                    || Math.abs(measures.means()[i]) > LARGE * Math.max(1, deviations[i])) {
                return standard(
                        measures, "brought to mean 0 and deviation 1, for it is far from that (scale=none leaves it)");
            }
        }
        return new Scale(Units.STORED, "as it is stored, for its deviation is near 1");
    }

    private static boolean isNear1(double deviation) {
        return deviation >= SMALL && deviation <= LARGE;
    }

    private static Scale standard(Measures measures, String reason) {
        return new Scale(
                Units.standard(measures.means(), measures.deviations()),
                String.format(Locale.ROOT, "%s; samples are brought back", reason));
    }
}
