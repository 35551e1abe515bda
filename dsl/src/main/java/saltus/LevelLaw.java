package saltus;

/**
 * How {@link KarrasTimes} draws a level.
 */
public enum LevelLaw {
    /** Every interval between two levels is equally likely. */
    UNIFORM,
    /** An interval has the mass that a normal law gives to its log sigma. */
    LOG_NORMAL
}
