package saltus.runtime.sweep.choice;

/**
 * A component that {@code *} does not stand for.
 *
 * @param component its name
 * @param reason a clause, and what to write instead
 */
public record LeftOut(String component, String reason) {}
