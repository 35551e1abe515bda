package saltus.processor.proof;

import java.util.function.Supplier;

/**
 * Steps of arithmetic that proofs may take: each claim its share, and all claims of a recipe together no more than
 * two that resist. They are counted, not timed, and those of a proof that is known already count as if it were made again, so
 * that verdicts depend neither on the machine nor on what was compiled before.
 */
public final class Budget {
    /** Of one claim: less than a tenth of a second where the code is warm, half a second where it is not. */
    private static final long CLAIM = 400_000;
    /** Of a recipe. Shipped ones take a fifteenth of it at most. */
    private static final long RECIPE = 2 * CLAIM;

    private static final ThreadLocal<Budget> SHARED = new ThreadLocal<>();

    private long left = RECIPE;

    private Budget() {}

    /** Judges one recipe: what is proved meanwhile shares one budget. */
    public static <T> T ofRecipe(Supplier<T> judging) {
        SHARED.set(new Budget());
        try {
            return judging.get();
        } finally {
            SHARED.remove();
        }
    }

    /** What the next claim may take. */
    static long limit() {
        Budget shared = SHARED.get();
        return shared == null ? CLAIM : Math.min(CLAIM, shared.left);
    }

    static void spend(long steps) {
        Budget shared = SHARED.get();
        if (shared != null) {
            shared.left = Math.max(0, shared.left - steps);
        }
    }
}
