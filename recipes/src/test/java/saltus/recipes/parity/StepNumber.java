package saltus.recipes.parity;

import com.google.gson.JsonObject;

/**
 * The number of the training step at which a case stands. A case says how far each curriculum has come: {@code step_r} for
 * gradual times and {@code global_step} for the warm-up. One number of the step serves both if it is large enough for the
 * lengths of the curricula to be whole, so {@code global_step} and the warm-up are taken a thousand times.
 */
final class StepNumber {
    private static final int THOUSAND = 1000;

    private StepNumber() {}

    /** The step. */
    static int of(JsonObject arguments) {
        int step = arguments.has("global_step") ? arguments.get("global_step").getAsInt() : 0;
        return step * factor();
    }

    /** By how much all steps are taken more often. */
    static int factor() {
        return THOUSAND;
    }
}
