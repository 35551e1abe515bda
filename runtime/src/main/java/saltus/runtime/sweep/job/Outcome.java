package saltus.runtime.sweep.job;

/** How a training ended. */
public sealed interface Outcome {
    /**
     * With samples that were measured.
     *
     * @param value of the metric
     * @param floor its value between two true sets
     * @param isMoreBetter true of a metric whose larger values are the better ones
     * @param seconds wall time of all training steps, 0 if nobody has measured it
     */
    record Measured(double value, double floor, boolean isMoreBetter, double seconds) implements Outcome {}

    /**
     * With nothing that can be measured, such as numbers that are not finite.
     *
     * @param said why, a sentence
     */
    record Useless(String said) implements Outcome {}

    /**
     * Before the first step, since recipe, data and settings do not fit.
     *
     * @param said why, a sentence
     */
    record Refused(String said) implements Outcome {}
}
