package saltus.runtime.train;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import saltus.runtime.BadInputException;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.network.Weight;
import saltus.runtime.program.ModelState;
import saltus.runtime.program.TensorList;
import saltus.runtime.program.TrainingState;

/**
 * A run's state in a safetensors file: {@code model.NAME}, {@code ema.NAME}, {@code exp_avg.NAME}, {@code
 * exp_avg_sq.NAME}, {@code step.NAME} and, with a target network of its own, {@code target.NAME}; under metadata the step
 * and what makes the run what it is.
 */
public final class Checkpoint {
    private static final String FORMAT = "saltus 1";
    private static final String FORMAT_KEY = "format";
    private static final String STEP_KEY = "step";

    private Checkpoint() {}

    /** Writes a state after {@code step} steps, completely or not at all. */
    public static void write(Path path, TrainingState state, RunCard card, long step) {
        Map<String, String> metadata = new LinkedHashMap<>(card.identity());
        metadata.put(FORMAT_KEY, FORMAT);
        metadata.put(STEP_KEY, String.valueOf(step));
        List<Entry> entries = new ArrayList<>();
        state.lists().forEach((prefix, list) -> {
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                String name = prefix + "." + state.trained().get(i);
                entries.add(Entry.bytes(name, dtype(list), list.shape(i), () -> list.bytes(index)));
            }
        });
        SafetensorsWriter.write(path, metadata, entries);
    }

    /** What a checkpoint says about itself. */
    public static Map<String, String> metadata(Path path) {
        try (SafetensorsReader file = SafetensorsReader.open(path)) {
            if (!FORMAT.equals(file.metadata().get(FORMAT_KEY))) {
                throw new BadInputException(
                        "'%s' is a safetensors file, but no checkpoint of Saltus; give the folder of a run."
                                .formatted(path));
            }
            return file.metadata();
        }
    }

    /** Steps that a checkpoint's run had made. */
    public static long step(Map<String, String> metadata) {
        return Long.parseLong(metadata.getOrDefault(STEP_KEY, "0"));
    }

    /** Fills a state from a checkpoint of the same network. */
    public static void read(Path path, TrainingState state) {
        try (SafetensorsReader file = SafetensorsReader.open(path)) {
            state.lists().forEach((prefix, list) -> fill(file, path, prefix, state.trained(), list));
        }
    }

    /** Fills a model with a checkpoint's moving average. */
    public static void readAverage(Path path, ModelState model) {
        try (SafetensorsReader file = SafetensorsReader.open(path)) {
            List<String> names = model.learned().stream().map(Weight::name).toList();
            fill(file, path, "ema", names, model.parameters());
        }
    }

    private static void fill(SafetensorsReader file, Path path, String prefix, List<String> names, TensorList list) {
        for (int i = 0; i < list.size(); i++) {
            String name = prefix + "." + names.get(i);
            ByteBuffer bytes = file.bytes(name);
            if (bytes.remaining() != list.bytes(i).remaining()) {
                throw new BadInputException(
                        "The tensor '%s' in '%s' has another size than the network's; it is the checkpoint of another network."
                                .formatted(name, path));
            }
            list.set(i, bytes);
        }
    }

    private static String dtype(TensorList list) {
        return list.isDouble() ? "F64" : "F32";
    }
}
