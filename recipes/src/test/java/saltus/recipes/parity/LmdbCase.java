package saltus.recipes.parity;

import com.google.gson.JsonElement;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import saltus.graph.Shape;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Records;

/** {@code lmdb_*_expected}: what the data base in the folder beside, {@code lmdb_*}, holds. Its numbers are stored ones, so that they are equal. */
final class LmdbCase {
    private static final int ENDS = 5;

    private final ReferenceCase reference;
    private final Comparison comparison;
    private final Records records;
    private final int count;
    private final int size;

    private LmdbCase(ReferenceCase reference) {
        this.reference = reference;
        this.comparison = new Comparison(reference);
        String name = reference.path().getFileName().toString().replace("_expected.safetensors", "");
        Path folder = reference.path().resolveSibling(name);
        this.records = DataSources.registry()
                .open("lmdb:" + folder, (source, options) -> ((FileSource) source).stored(options))
                .value();
        this.count = reference.config().get("num_samples").getAsInt();
        this.size = (int) records.shape().fixedSize();
    }

    static void check(ReferenceCase reference) {
        new LmdbCase(reference).check();
    }

    private void check() {
        Assertions.assertEquals(count, records.count());
        Assertions.assertEquals(2, records.copies());
        int[] shape = reference.config().getAsJsonArray("shape").asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray();
        Assertions.assertEquals(Shape.of(shape), records.shape());
        Assertions.assertArrayEquals(
                reference.longs("labels"),
                IntStream.range(0, count).mapToLong(records::label).toArray());
        comparison.used("labels");
        compare("moments", 0);
        compare("flip", 1);
        Assertions.assertArrayEquals(reference.doubles("first_moments"), values(0, 0));
        comparison.used("first_moments");
        comparison.finish();
    }

    private void compare(String name, int copy) {
        double[] sums = new double[count];
        double[] first = new double[count * ENDS];
        double[] last = new double[count * ENDS];
        for (int sample = 0; sample < count; sample++) {
            double[] values = values(sample, copy);
            sums[sample] = Arrays.stream(values).sum();
            System.arraycopy(values, 0, first, sample * ENDS, ENDS);
            System.arraycopy(values, size - ENDS, last, sample * ENDS, ENDS);
        }
        comparison.compare(name + "_sum", sums);
        Assertions.assertArrayEquals(reference.doubles(name + "_first"), first);
        Assertions.assertArrayEquals(reference.doubles(name + "_last"), last);
        comparison.used(name + "_first");
        comparison.used(name + "_last");
    }

    private double[] values(int sample, int copy) {
        float[] values = new float[size];
        records.read(sample, copy, values, 0);
        return IntStream.range(0, size).mapToDouble(i -> values[i]).toArray();
    }
}
