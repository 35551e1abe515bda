package saltus.runtime.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What makes a run what it is, as names and texts: kept in each checkpoint, so that a run is continued by the same command
 * only, and sampled without repeating anything.
 *
 * @param recipe full name of the recipe
 * @param data text of the data set
 * @param network text of the network, in full
 * @param weights name of the architecture: equal names mean equal weights
 * @param settings the settings
 * @param threads CPU threads of the engine, on which the last bits depend
 */
public record RunCard(
        String recipe, String data, String network, String weights, TrainingSettings settings, int threads) {
    /** Everything that has to be the same for a run to continue. */
    public Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("recipe", recipe);
        identity.put("data", data);
        identity.put("network", network);
        identity.put("weights", weights);
        identity.put("batch", String.valueOf(settings.batchSize()));
        identity.put("lr", String.valueOf(settings.learningRate()));
        identity.put("lr-decay-after", String.valueOf(settings.decayAfter()));
        identity.put("beta1", String.valueOf(settings.beta1()));
        identity.put("beta2", String.valueOf(settings.beta2()));
        identity.put("weight-decay", String.valueOf(settings.weightDecay()));
        identity.put("clip", String.valueOf(settings.clip()));
        identity.put("ema", String.valueOf(settings.emaDecay()));
        identity.put("seed", String.valueOf(settings.seed()));
        identity.put("precision", settings.precision().name());
        identity.put("threads", String.valueOf(threads));
        // only where there is one, so that runs without keep the identity that they had
        settings.features().ifPresent(features -> identity.put("features", features.hash()));
        return identity;
    }

    /** How another run's identity differs, one clause each: {@code recipe MeanFlow, not FlowMatching}. */
    public List<String> differences(Map<String, String> other) {
        List<String> differences = new ArrayList<>();
        identity().forEach((key, value) -> {
            String there = other.getOrDefault(key, "nothing");
            if (!there.equals(value)) {
                differences.add(key + " " + there + ", not " + value);
            }
        });
        return differences;
    }
}
