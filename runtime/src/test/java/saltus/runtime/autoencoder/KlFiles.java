package saltus.runtime.autoencoder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import saltus.graph.Array;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.network.Weight;

/** Files of small autoencoders with random weights. */
final class KlFiles {
    static final KlShape SMALL = new KlShape(List.of(32, 64), 1, 3, true);

    private KlFiles() {}

    /** The numbers of every weight, such as single precision holds them. */
    static Map<String, float[]> numbers(KlShape shape) {
        Map<String, float[]> numbers = new LinkedHashMap<>();
        for (Weight weight : KlFile.weights(shape)) {
            Random random = new Random(weight.name().hashCode());
            float[] values = new float[(int) weight.size()];
            double scale = weight.shape().size() == 1
                    ? 0.3
                    : 1.5 / Math.sqrt((double) weight.size() / weight.shape().get(0));
            for (int i = 0; i < values.length; i++) {
                values[i] =
                        (float) (scale * random.nextGaussian() + (weight.name().matches(".*norm.*weight") ? 1 : 0));
            }
            numbers.put(weight.name(), values);
        }
        return numbers;
    }

    /** The same as the interpreter reads them. */
    static Map<String, Array> arrays(KlShape shape) {
        Map<String, float[]> numbers = numbers(shape);
        Map<String, Array> arrays = new LinkedHashMap<>();
        for (Weight weight : KlFile.weights(shape)) {
            float[] values = numbers.get(weight.name());
            double[] doubles = new double[values.length];
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = values[i];
            }
            arrays.put(
                    weight.name(),
                    new Array(
                            doubles,
                            weight.shape().stream().mapToInt(Integer::intValue).toArray()));
        }
        return arrays;
    }

    static List<Entry> entries(KlShape shape) {
        Map<String, float[]> numbers = numbers(shape);
        List<Entry> entries = new ArrayList<>();
        for (Weight weight : KlFile.weights(shape)) {
            entries.add(Entry.floats(weight.name(), shape(weight), numbers.get(weight.name())));
        }
        return entries;
    }

    static long[] shape(Weight weight) {
        return weight.shape().stream().mapToLong(Integer::longValue).toArray();
    }

    static Path write(Path path, List<Entry> entries) {
        SafetensorsWriter.write(path, Map.of(), entries);
        return path;
    }
}
