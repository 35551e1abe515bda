package saltus.runtime.tensorboard;

import java.time.Instant;
import java.util.OptionalDouble;
import saltus.runtime.record.Timings;

/** When the steps of a run were made. */
interface Clock {
    /** Seconds since 1970 at a step. */
    double wallTime(long step);

    /** Steps a second between the line of the log before and that of a step; empty if nobody knows. */
    OptionalDouble rate(long step);

    /**
     * As the run's folder remembers it.
     *
     * @param started when the first step was made
     */
    record Remembered(Instant started, Timings timings) implements Clock {
        @Override
        public double wallTime(long step) {
            return seconds(started) + timings.at(step);
        }

        @Override
        public OptionalDouble rate(long step) {
            return timings.rate(step);
        }
    }

    /** Now: to be asked for the rate once a line. */
    final class Running implements Clock {
        private static final double NANOS = 1e9;

        private long before;
        private long then = System.nanoTime();

        /** @param made steps up to now */
        Running(long made) {
            this.before = made;
        }

        @Override
        public double wallTime(long step) {
            return seconds(Instant.now());
        }

        @Override
        public OptionalDouble rate(long step) {
            long now = System.nanoTime();
            double rate = (step - before) / Math.max(1 / NANOS, (now - then) / NANOS);
            before = step;
            then = now;
            return OptionalDouble.of(rate);
        }
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1e3;
    }
}
