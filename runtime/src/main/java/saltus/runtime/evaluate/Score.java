package saltus.runtime.evaluate;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a metric says.
 *
 * @param metric its text
 * @param value of the generated samples
 * @param floor of two true sets
 * @param samples how many were measured, 0 if that was not kept
 * @param low end of the interval of 95 % of the value for infinitely many samples; null if the metric knows none
 * @param high its other end
 * @param p the probability that true samples would be as bad by chance; null if nobody knows
 * @param worseBelow true if a value below the floor is the bad one
 * @param worst the class whose samples are worst; null if there are no classes, or too few samples of each
 */
public record Score(
        String metric,
        double value,
        NoiseFloor floor,
        int samples,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double p,
        boolean worseBelow,
        @Nullable ClassScore worst) {
    /** A value beside its floor. */
    public Score(String metric, double value, NoiseFloor floor) {
        this(metric, value, floor, 0, null, null, null, false, null);
    }

    /** What a metric reads beside its floor, which gives the probability where the metric does not. */
    static Score of(String metric, SetDistance distance, Reading reading, NoiseFloor floor, int samples) {
        double chance = reading.chance().orElseGet(() -> chance(distance, reading.value(), floor));
        return new Score(
                metric,
                reading.value(),
                floor,
                samples,
                orNull(reading.low()),
                orNull(reading.high()),
                chance,
                distance.worseBelow(),
                null);
    }

    /** The probability that true samples are as bad. */
    static double chance(SetDistance distance, double value, NoiseFloor floor) {
        return distance.worseBelow() ? floor.chanceBelow(value) : floor.chanceAbove(value);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** The same with the interval of the value. */
    public Score within(double lowEnd, double highEnd) {
        return new Score(metric, value, floor, samples, lowEnd, highEnd, p, worseBelow, worst);
    }

    /** The same with the worst class. */
    public Score withWorst(@Nullable ClassScore worstClass) {
        return new Score(metric, value, floor, samples, low, high, p, worseBelow, worstClass);
    }
}
