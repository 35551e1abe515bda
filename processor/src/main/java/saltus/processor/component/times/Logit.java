package saltus.processor.component.times;

import saltus.processor.proof.Interval;

/**
 * The law of a time whose logit is normal.
 *
 * @param mean of the logit
 * @param deviation of the logit, greater than 0
 */
record Logit(double mean, double deviation) {
    /** Where draws fall: one beyond comes once in 1e16. */
    Interval support() {
        return new Interval(time(mean - NormalLaw.FARTHEST * deviation), time(mean + NormalLaw.FARTHEST * deviation));
    }

    /** P(time &lt; x). */
    double below(double x) {
        return NormalLaw.below((Math.log(x / (1 - x)) - mean) / deviation);
    }

    private static double time(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
