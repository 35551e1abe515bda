package saltus.recipes.crash;

import java.util.random.RandomGenerator;

/** When a command is killed. */
sealed interface Instant {
    /**
     * After a part of the time that the command took when nobody killed it.
     *
     * @param share 0 to 1
     */
    record After(double share) implements Instant {}

    /**
     * As soon as files have changed so often, and a moment later.
     *
     * @param share of all changes that the command made when nobody killed it, 0 to 1
     * @param nanos later
     */
    record OnChange(double share, long nanos) implements Instant {}

    /** Half of them by the clock, half of them while files are being written. */
    static Instant draw(RandomGenerator random) {
        return random.nextBoolean()
                ? new After(random.nextDouble())
                : new OnChange(random.nextDouble(), random.nextLong(MOMENT_NANOS));
    }

    /** About as long as a file is written and flushed. */
    long MOMENT_NANOS = 4_000_000;
}
