package saltus.runtime.network;

/** A network that is made with what a recipe asks of it, and says so. */
interface Equipped extends Architecture {
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
