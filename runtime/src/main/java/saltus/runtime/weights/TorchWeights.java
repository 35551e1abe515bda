package saltus.runtime.weights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import saltus.runtime.BadInputException;
import saltus.runtime.pickle.Namespace;
import saltus.runtime.pickle.TorchTensor;

/**
 * A file of torch.save: a dictionary of tensors, or one that has such dictionaries under the names that training scripts give
 * them, with the optimiser of the reference.
 */
final class TorchWeights {
    /** Names of parts in files, and what they are here; the first that is there is taken. */
    private static final Map<String, List<String>> PARTS = parts();

    private static final List<String> STEPS = List.of("steps", "step", "train_steps", "global_step");

    private final TorchArchive archive;
    private final Map<String, Map<String, StoredTensor>> found = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private TorchWeights(TorchArchive archive) {
        this.archive = archive;
    }

    private static Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put(StoredWeights.MODEL, List.of("model", "state_dict", "model_state_dict"));
        parts.put(StoredWeights.AVERAGE, List.of("ema", "model_ema", "ema_state_dict"));
        parts.put("target", List.of("model_tgt", "target"));
        return parts;
    }

    /** @throws BadInputException if it is none, or holds what is not allowed */
    static StoredWeights open(Path path) {
        try {
            TorchArchive archive = TorchArchive.open(path);
            try {
                return new TorchWeights(archive).read(path);
            } catch (RuntimeException e) {
                archive.close();
                throw e;
            }
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "The file '%s' is not read: %s; give a file that torch.save(model.state_dict(), FILE) or the reference's training has written."
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    private StoredWeights read(Path path) {
        if (!(archive.value() instanceof Map<?, ?> top)) {
            throw new IllegalArgumentException("it holds no dictionary");
        }
        if (isWeights(top)) {
            put(StoredWeights.MODEL, top);
        } else {
            for (Map.Entry<String, List<String>> part : PARTS.entrySet()) {
                part.getValue().stream()
                        .map(top::get)
                        .filter(TorchWeights::isWeights)
                        .findFirst()
                        .ifPresent(weights -> put(part.getKey(), (Map<?, ?>) weights));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("it has no dictionary of tensors, at its top or under %s"
                    .formatted(PARTS.values().stream().flatMap(List::stream).toList()));
        }
        if (top.get("opt") instanceof Map<?, ?> optimiser && found.containsKey(StoredWeights.MODEL)) {
            List<String> names = List.copyOf(found.get(StoredWeights.MODEL).keySet());
            Map<String, Map<String, StoredTensor>> moments = new TorchOptimiser(archive, names).read(optimiser);
            found.putAll(moments);
            if (moments.isEmpty()) {
                notes.add("its optimiser is none of Adam's kind");
            }
        }
        Map<Object, Object> arguments = top.get("args") instanceof Namespace namespace ? namespace.values() : Map.of();
        return new StoredWeights(
                path,
                "a file of PyTorch",
                found,
                arguments,
                steps(top),
                notes.stream().distinct().toList(),
                archive::close);
    }

    private static OptionalLong steps(Map<?, ?> top) {
        return STEPS.stream()
                .map(top::get)
                .filter(steps -> steps instanceof Long number && number >= 0)
                .mapToLong(steps -> (Long) steps)
                .findFirst();
    }

    private static boolean isWeights(Object value) {
        return value instanceof Map<?, ?> map && map.values().stream().anyMatch(TorchTensor.class::isInstance);
    }

    private void put(String part, Map<?, ?> weights) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        weights.forEach((name, value) -> {
            if (name instanceof String text && value instanceof TorchTensor tensor) {
                tensors.put(text, archive.tensor(tensor));
            }
        });
        int others = weights.size() - tensors.size();
        if (others > 0) {
            notes.add("%d entries under '%s' are no tensors".formatted(others, part));
        }
        PlainNames plain = PlainNames.of(tensors);
        found.put(part, plain.tensors());
        notes.addAll(plain.notes());
    }
}
