package saltus.runtime.memory;

import java.util.Locale;
import java.util.function.IntFunction;
import saltus.runtime.BadInputException;

/** Refuses a number of something that memory has no room for, and says which number it has room for. */
public final class Fitting {
    /** Java counts what is in an array by an int; a few are its own. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private static final double GIGA = 1e9;

    private final MemoryLimit limit;

    public Fitting(MemoryLimit limit) {
        this.limit = limit;
    }

    /**
     * @param number that is asked for
     * @param numbersEach numbers of each in the longest array
     * @param need memory by number; a greater number takes no less
     * @param what the number is of, such as "a batch of %,d samples"
     * @param option what gives the number
     * @param otherwise what to do if not even one fits
     * @throws BadInputException if it does not fit
     */
    public void require(
            int number, long numbersEach, IntFunction<MemoryNeed> need, String what, String option, String otherwise) {
        if (fits(number, numbersEach, need)) {
            return;
        }
        int greatest = greatest(number, numbersEach, need);
        MemoryNeed needed = need.apply(number);
        String takes = String.format(
                Locale.ROOT,
                "%s takes about %.1f GB of memory, %.1f of them in Java's heap; there are %.1f, %.1f of them Java's",
                String.format(Locale.ROOT, what, number),
                (needed.heap() + needed.beyond()) / GIGA,
                needed.heap() / GIGA,
                limit.machine() / GIGA,
                limit.heap() / GIGA);
        String fix = greatest > 0 ? String.format(Locale.ROOT, "give %s %d or less", option, greatest) : otherwise;
        throw new BadInputException("%s; %s.".formatted(takes, fix));
    }

    private boolean fits(int number, long numbersEach, IntFunction<MemoryNeed> need) {
        return (double) number * numbersEach <= LONGEST && need.apply(number).fits(limit);
    }

    /** By halving; 0 if not even one fits. */
    private int greatest(int number, long numbersEach, IntFunction<MemoryNeed> need) {
        int fitting = 0;
        int beyond = number;
        while (beyond - fitting > 1) {
            int middle = fitting + (beyond - fitting) / 2;
            if (fits(middle, numbersEach, need)) {
                fitting = middle;
            } else {
                beyond = middle;
            }
        }
        return fitting;
    }
}
