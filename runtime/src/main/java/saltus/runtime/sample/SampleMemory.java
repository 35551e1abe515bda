package saltus.runtime.sample;

import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.memory.Fitting;
import saltus.runtime.memory.MemoryLimit;
import saltus.runtime.memory.MemoryNeed;

/** Memory of a set of samples, and of the true ones that it is compared with. */
public final class SampleMemory {
    /** Bytes of a number: of the sample itself, and of what pictures and metrics make of it and of two true sets. */
    private static final int EACH = Float.BYTES + 6 * Double.BYTES;

    /** Numbers of a set that nobody has asked for by its size. */
    private static final long MODEST_NUMBERS = 1L << 24;

    private static final int LEAST = 50;

    private SampleMemory() {}

    /** As many samples as fit well into memory, of those that one would like. */
    public static int fitting(Shape sample, int wanted) {
        return (int) Math.max(Math.min(wanted, LEAST), Math.min(wanted, MODEST_NUMBERS / sample.fixedSize()));
    }

    /**
     * Refuses a set that is too large.
     *
     * @param sample shape of a sample
     * @throws BadInputException if it does not fit, with the number that does
     */
    public static void require(Shape sample, int count) {
        long numbers = sample.fixedSize();
        new Fitting(MemoryLimit.here())
                .require(
                        count,
                        numbers,
                        rows -> new MemoryNeed((double) rows * (numbers * EACH + 2 * Long.BYTES), 0),
                        "A set of %,d samples",
                        "--count",
                        "choose smaller samples");
    }
}
