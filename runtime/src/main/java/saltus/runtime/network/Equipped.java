package saltus.runtime.network;

import saltus.runtime.BadInputException;

/** A network that is made with what a recipe asks of it, and says so. */
interface Equipped extends Architecture {
    /** @throws BadInputException if there are no such last blocks */
    static void requireEnds(int ends, int depth) {
        if (ends < 1 || ends > depth) {
            throw new BadInputException(
                    "%d blocks cannot be the last ones of %d: give from 1 to all".formatted(ends, depth));
        }
    }

    /** What a network's name has of the number of last blocks that read r; nothing for all. */
    static String endsText(int ends, int depth) {
        return ends == depth ? "" : " r in the last " + ends;
    }

    /** What was asked for. */
    Extras extras();

    @Override
    default int guidanceInputs() {
        return extras().guidance();
    }

    @Override
    default boolean logVariance() {
        return extras().logVariance();
    }

    @Override
    default boolean velocityHead() {
        return extras().velocity();
    }
}
