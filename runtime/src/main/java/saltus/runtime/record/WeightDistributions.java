package saltus.runtime.record;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;

/**
 * How the weights of a run are distributed after some steps: a line of {@code weights.jsonl}.
 *
 * @param step after which
 * @param tensors by the names of the weights, in the order of the checkpoint
 */
public record WeightDistributions(long step, Map<String, Distribution> tensors) {
    private static final String WEIGHTS = "model.";
    private static final int BINS = 32;
    private static final String STEP = "step";
    private static final String TENSORS = "weights";

    public WeightDistributions {
        tensors = new LinkedHashMap<>(tensors);
    }

    /**
     * Those of a checkpoint. Two passes over each tensor, in chunks.
     *
     * @throws saltus.runtime.BadInputException if it cannot be read
     */
    static WeightDistributions of(Path checkpoint, long step) {
        Map<String, Distribution> tensors = new LinkedHashMap<>();
        try (SafetensorsReader file = SafetensorsReader.open(checkpoint)) {
            for (TensorInfo tensor : file.infos()) {
                boolean real = tensor.dtype().equals("F32") || tensor.dtype().equals("F64");
                if (real && tensor.name().startsWith(WEIGHTS)) {
                    tensors.put(tensor.name().substring(WEIGHTS.length()), of(file, tensor));
                }
            }
        }
        return new WeightDistributions(step, tensors);
    }

    private static Distribution of(SafetensorsReader file, TensorInfo tensor) {
        double[] sums = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0};
        each(file, tensor, x -> {
            sums[0] = Math.min(sums[0], x);
            sums[1] = Math.max(sums[1], x);
            sums[2] += x;
            sums[3] += x * x;
        });
        boolean isEmpty = sums[0] > sums[1];
        double least = isEmpty ? 0 : sums[0];
        double greatest = isEmpty ? 0 : sums[1];
        long[] counts = new long[BINS];
        double scale = greatest > least ? BINS / (greatest - least) : 0;
        each(file, tensor, x -> counts[Math.min(BINS - 1, (int) ((x - least) * scale))]++);
        List<Long> list = new ArrayList<>();
        for (long count : counts) {
            list.add(count);
        }
        return new Distribution(least, greatest, sums[2], sums[3], list);
    }

    private static void each(SafetensorsReader file, TensorInfo tensor, DoubleConsumer numbers) {
        boolean isDouble = tensor.dtype().equals("F64");
        file.stream(tensor.name(), chunk -> {
            ByteBuffer rest = chunk.duplicate().order(chunk.order());
            while (rest.hasRemaining()) {
                numbers.accept(isDouble ? rest.getDouble() : rest.getFloat());
            }
        });
    }

    /** The root mean square of all weights together. */
    public double rootMeanSquare() {
        double squares =
                tensors.values().stream().mapToDouble(Distribution::squares).sum();
        long count = tensors.values().stream().mapToLong(Distribution::count).sum();
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }

    /** As a line. */
    String line() {
        JsonObject line = new JsonObject();
        line.addProperty(STEP, step);
        line.add(TENSORS, new Gson().toJsonTree(tensors));
        return line.toString();
    }

    /** A line read; empty if it is none. */
    public static Optional<WeightDistributions> of(JsonObject line) {
        OptionalLong step = JsonLines.step(line);
        if (step.isEmpty() || !(line.get(TENSORS) instanceof JsonObject tensors)) {
            return Optional.empty();
        }
        Map<String, Distribution> read = new LinkedHashMap<>();
        try {
            tensors.entrySet().forEach(tensor -> {
                Distribution distribution = new Gson().fromJson(tensor.getValue(), Distribution.class);
                read.put(tensor.getKey(), distribution);
            });
        } catch (JsonParseException | NullPointerException damaged) {
            return Optional.empty();
        }
        return Optional.of(new WeightDistributions(step.getAsLong(), read));
    }
}
