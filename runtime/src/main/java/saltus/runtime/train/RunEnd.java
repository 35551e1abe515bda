package saltus.runtime.train;

/**
 * How a training ended.
 *
 * @param history all that it remembers
 * @param made steps
 * @param complete false if it was asked to stop before all steps were made
 */
public record RunEnd(RunHistory history, long made, boolean complete) {}
