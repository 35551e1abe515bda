package saltus.runtime.sweep.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a training ended. */
public sealed interface Outcome {
    /**
     * With samples that were measured.
     *
     * @param value of the metric
     * @param floor its value between two true sets
     * @param isMoreBetter true of a metric whose larger values are the better ones
     * @param seconds wall time of all training steps, 0 if nobody has measured it
     * @param others values of other metrics, by their texts
     */
    record Measured(double value, double floor, boolean isMoreBetter, double seconds, Map<String, Double> others)
            implements Outcome {
        public Measured {
            others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        }
    }

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
