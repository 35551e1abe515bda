package saltus.runtime.data;

import saltus.runtime.random.RandomStream;

/**
 * The class that each step shows if batches show one: independent and uniform.
 *
 * @param classes how many there are, at least 1
 */
record ClassDraws(int classes) {
    /** The class of a step, in 0 .. classes - 1. */
    int label(long seed, long step) {
        return RandomStream.of(seed, "class", step).below(classes);
    }
}
