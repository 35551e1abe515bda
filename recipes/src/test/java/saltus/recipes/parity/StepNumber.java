package saltus.recipes.parity;

import com.google.gson.JsonObject;

/**
 * The number of the training step at which a case stands. A case says how far each curriculum has come: {@code step_r} for
 * gradual times and {@code global_step} for the warm-up. One number of the step serves both if it is large enough for the
 * lengths of the curricula to be whole, so {@code global_step} and the warm-up are taken up to a thousand times; less often
 * in a late step, whose curricula would not be of whole numbers of steps otherwise.
 */
final class StepNumber {
    private static final int THOUSAND = 1000;

    private StepNumber() {}

    /** The step. */
    static int of(JsonObject arguments) {
        return globalStep(arguments) * factor(arguments);
    }

    /** By how much all steps are taken more often. */
    static int factor(JsonObject arguments) {
        double progress = arguments.has("step_r") ? arguments.get("step_r").getAsDouble() : 1;
        double longest = globalStep(arguments) / Math.max(progress, 1e-3);
        return (int) Math.max(1, Math.min(THOUSAND, 1e9 / Math.max(1, longest)));
    }

    private static int globalStep(JsonObject arguments) {
        return arguments.has("global_step") ? arguments.get("global_step").getAsInt() : 0;
    }
}
