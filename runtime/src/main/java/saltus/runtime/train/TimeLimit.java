package saltus.runtime.train;

import java.util.function.LongSupplier;
import saltus.runtime.BadInputException;

/**
 * Ends a training when its command has trained for so long, with a checkpoint, so that a machine that is lent for some hours
 * is used to their end. The steps of earlier commands do not count: the same command goes on for as long again. It is asked
 * between steps, of which at least one is made.
 */
public final class TimeLimit implements TrainingListener {
    private static final double NANOS = 3.6e12;

    private final double hours;
    private final LongSupplier clock;
    private long start;

    /**
     * A limit by the machine's clock.
     *
     * @param hours above 0; infinite for none
     * @throws BadInputException if they are not
     */
    public TimeLimit(double hours) {
        this(hours, System::nanoTime);
    }

    /** @param clock nanoseconds since any moment */
    TimeLimit(double hours, LongSupplier clock) {
        if (!(hours > 0)) {
            throw new BadInputException(
                    "A training of %s hours makes no step; give --max-hours a number greater than 0.".formatted(hours));
        }
        this.hours = hours;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    @Override
    public void begins(long made, long steps) {
        start = clock.getAsLong();
    }

    /** True when the time is over. */
    @Override
    public boolean wantsToStop() {
        return clock.getAsLong() - start >= hours * NANOS;
    }
}
