package saltus.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import saltus.graph.Precision;
import saltus.runtime.program.StepReport;

/**
 * Why the numbers of a training are not finite any more, as far as that can be measured: how far the weights have gone, what
 * the decay does to them, whether the same step is finite in double precision, what the samples are.
 *
 * @param rate of the last step
 * @param decayFactor what rate and decay multiply the weights by in a step
 * @param growth of the weights since the start, as a factor on their root mean square
 * @param doubled true if the step is finite in double precision, where the weights are what they are
 * @param greatest number of a batch, by its amount; not finite if one is not
 */
record Diagnosis(double rate, double decayFactor, double growth, boolean doubled, double greatest) {
    /** From here on weights have gone somewhere rather than learned something. */
    private static final double RUN_AWAY = 100;

    /** Samples are expected to have a deviation near 1. */
    private static final double FAR = 1000;

    /** Trying a larger network in double precision takes memory that may not be there. */
    private static final long MOST_PARAMETERS = 50_000_000;

    static Diagnosis of(Trainer trainer, TrainingSettings settings) {
        double rate = settings.learningRate(Math.max(0, trainer.made() - 1));
        boolean small = trainer.network().parameters() <= MOST_PARAMETERS;
        return new Diagnosis(
                rate,
                1 - rate * settings.weightDecay(),
                trainer.growth(),
                settings.precision() != Precision.DOUBLE && small && isFiniteInDouble(trainer),
                trainer.greatestSample());
    }

    /** The step that was refused last, once more. */
    private static boolean isFiniteInDouble(Trainer trainer) {
        try (Trainer exact = trainer.inDoublePrecision()) {
            StepReport report = exact.next();
            return report.applied();
        }
    }

    /** What to do, the likeliest first; what was measured and is in order is not named. */
    String advice() {
        List<String> causes = new ArrayList<>();
        if (!Double.isFinite(greatest)) {
            causes.add("the data have numbers that are not finite: leave them out");
        }
        if (Math.abs(decayFactor) > 1) {
            causes.add(say(
                    "lower --weight-decay, which multiplies the weights by %.3g in every step at this --lr",
                    decayFactor));
        } else if (growth > RUN_AWAY || !Double.isFinite(growth)) {
            causes.add(say("lower --lr, by which the weights have become %.3g times what they were", growth));
        }
        if (doubled && causes.isEmpty()) {
            causes.add("use --precision float64, in which the same step is finite");
        }
        if (greatest > FAR && Double.isFinite(greatest)) {
            causes.add(say("bring the data, which have numbers up to %.3g, to a deviation near 1", greatest));
        }
        if (causes.isEmpty()) {
            causes.add(
                    "look at the recipe's formulas and methods, whose values are not finite at these times: the weights"
                            + " have not gone far, float64 does not help, and the data are in order");
        }
        return "What was measured says: " + String.join("; then ", causes) + ".";
    }

    private static String say(String text, double number) {
        return String.format(Locale.ROOT, text, number);
    }
}
