package saltus.recipes.crash;

/**
 * A command that was ended before it was done.
 *
 * @param signal how
 * @param phase when
 */
record Kill(Signal signal, Phase phase) {}
