package saltus.runtime.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import saltus.runtime.Quoted;
import saltus.runtime.pickle.TorchTensor;

/**
 * The state of a PyTorch optimiser, {@code {state: {index: {step, exp_avg, exp_avg_sq}}, param_groups}}. It counts its
 * parameters over all groups, in the order in which the model has them.
 */
final class TorchOptimiser {
    private static final List<String> PARTS = List.of("exp_avg", "exp_avg_sq", "step");

    private final TorchArchive archive;
    private final List<String> names;

    /** @param names of the model's parameters in their order */
    TorchOptimiser(TorchArchive archive, List<String> names) {
        this.archive = archive;
        this.names = names;
    }

    /** The parts of an optimiser's state, each tensor under the name of its parameter; empty if it keeps others. */
    Map<String, Map<String, StoredTensor>> read(Map<?, ?> optimiser) {
        if (!(optimiser.get("state") instanceof Map<?, ?> states)
                || !states.values().stream().allMatch(TorchOptimiser::isAdam)) {
            return Map.of();
        }
        Map<String, Map<String, StoredTensor>> parts = new LinkedHashMap<>();
        PARTS.forEach(part -> parts.put(part, new LinkedHashMap<>()));
        states.forEach((index, state) -> {
            if (!(index instanceof Long place) || place < 0 || place >= names.size()) {
                throw new IllegalArgumentException("its optimiser knows a parameter %s, where the model has %d"
                        .formatted(Quoted.of(String.valueOf(index)), names.size()));
            }
            String name = names.get(place.intValue());
            parts.forEach((part, tensors) -> tensors.put(name, tensor(((Map<?, ?>) state).get(part))));
        });
        return parts;
    }

    private static boolean isAdam(Object state) {
        return state instanceof Map<?, ?> moments
                && moments.get("exp_avg") instanceof TorchTensor
                && moments.get("exp_avg_sq") instanceof TorchTensor
                && (moments.get("step") instanceof TorchTensor || moments.get("step") instanceof Long);
    }

    /** Before PyTorch 1.12 the steps were a plain number. */
    private StoredTensor tensor(@Nullable Object value) {
        if (value instanceof TorchTensor tensor) {
            return archive.tensor(tensor);
        }
        return StoredTensor.scalar(value instanceof Long steps ? steps : 0);
    }
}
