package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Shape;
import saltus.runtime.convert.Conversion;
import saltus.runtime.convert.Numbers;
import saltus.runtime.convert.Whole;
import saltus.runtime.data.image.Pictures;
import saltus.runtime.data.stored.Records;
import saltus.runtime.picture.NpzArray;

class FingerprintTest {
    private static final List<String> ABC = List.of("a", "b", "c");

    @TempDir
    Path folder;

    static Stream<String> names() {
        return ServiceLoader.load(DataSource.class).stream()
                .map(source -> source.get().name());
    }

    /** Data of a source: of a law by its form, of files by some that are like no other's. */
    private String text(String name) throws IOException {
        Path file = folder.resolve(name);
        return name
                + switch (name) {
                    case "gaussian" -> ":3";
                    case "csv" -> ":" + Files.writeString(file, "1,2\n3,4\n5,6\n");
                    case "images" -> ":" + pictures(file);
                    case "npy" -> ":" + npy(file);
                    case "table" -> ":" + table(file);
                    case "shape" -> ":5";
                    case "lmdb" -> ":" + lmdb(file);
                    case "npz", "safetensors", "tar" -> ":" + converted(name, file);
                    default -> "";
                };
    }

    private static Path pictures(Path path) throws IOException {
        Files.createDirectories(path);
        for (int level = 0; level < 3; level++) {
            Pictures.write(path.resolve(level + ".png"), Pictures.gray(9, 9, level));
        }
        return path;
    }

    private static Path table(Path path) throws IOException {
        Path folder = Files.createDirectories(path);
        Pictures.write(folder.resolve("one.png"), Pictures.gray(9, 9, 77));
        return Files.writeString(folder.resolve("table.csv"), "file,label\none.png,cat\n");
    }

    private static Path npy(Path path) throws IOException {
        try (OutputStream out = Files.newOutputStream(path)) {
            NpzArray.floats("points", new long[] {4, 1}, new float[] {1, 0, -1, 0.5f})
                    .writeTo(out);
        }
        return path;
    }

    private static Path lmdb(Path path) throws IOException {
        Files.createDirectories(path);
        try (InputStream environment =
                FingerprintTest.class.getResourceAsStream("/saltus/runtime/fuzzing/lmdb/inline.mdb")) {
            Files.copy(environment, path.resolve("data.mdb"), StandardCopyOption.REPLACE_EXISTING);
        }
        return path;
    }

    private Path converted(String format, Path path) throws IOException {
        Path points = Files.writeString(
                folder.resolve("points-for-" + format), "1,2\n3,4\n" + (int) format.charAt(0) + ",1\n");
        Records records = DataSources.records("csv:" + points).value();
        Whole whole = Conversion.whole(records, Numbers.SINGLE);
        new Conversion(records, "points", Conversion.writers().find(format), whole, 2, Conversion.Encoder.NONE)
                .run(path, done -> {});
        return path;
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameDataHaveTheSameFingerprint(String name) throws IOException {
        String text = text(name);
        for (Thoroughness thoroughness : Thoroughness.values()) {
            assertEquals(
                    DataSources.open(text).value().fingerprint(thoroughness),
                    DataSources.open(text).value().fingerprint(thoroughness));
        }
    }

    @Test
    void otherDataHaveOtherFingerprints() throws IOException {
        List<String> texts = new ArrayList<>(List.of("gaussian:2", "gaussian:4", "digits:17"));
        for (String name : names().toList()) {
            texts.add(text(name));
        }
        Set<String> fingerprints = new TreeSet<>();
        for (String text : texts) {
            fingerprints.add(DataSources.open(text).value().fingerprint(Thoroughness.QUICK));
        }
        assertEquals(texts.size(), fingerprints.size());
    }

    private static FiniteSet set(List<Float> values, int[] labels) {
        return new FiniteSet(
                DataSet.Kind.POINTS, Shape.of(1), (i, into, from) -> into[from] = values.get(i), labels, ABC);
    }

    private static String of(DataSet set) {
        return set.fingerprint(Thoroughness.QUICK);
    }

    /** What a set of somebody's own tells by itself. */
    private static DataSet own(DataSet set) {
        return new DataSet() {
            @Override
            public Kind kind() {
                return set.kind();
            }

            @Override
            public Shape sample() {
                return set.sample();
            }

            @Override
            public OptionalLong count() {
                return set.count();
            }

            @Override
            public Batch batch(long seed, long step, int size) {
                return set.batch(seed, step, size);
            }

            @Override
            public float[] truth(long seed, int n) {
                return set.truth(seed, n);
            }
        };
    }

    private static void assertSeen(FiniteSet before, FiniteSet after) {
        assertNotEquals(of(before), of(after));
        assertNotEquals(of(own(before)), of(own(after)));
    }

    @Property
    void everyChangeIsSeen(
            @ForAll @Size(min = 2, max = 60) List<Float> values,
            @ForAll @IntRange(max = 59) int one,
            @ForAll @IntRange(max = 59) int two) {
        int[] labels = new int[values.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % ABC.size();
        }
        int i = one % values.size();
        int j = two % values.size();
        FiniteSet before = set(values, labels);
        assertEquals(of(before), of(set(List.copyOf(values), labels)));

        List<Float> changed = new ArrayList<>(values);
        changed.set(i, Float.intBitsToFloat(Float.floatToRawIntBits(values.get(i)) ^ 1));
        assertSeen(before, set(changed, labels));

        List<Float> shorter = new ArrayList<>(values);
        shorter.remove(i);
        assertSeen(before, set(shorter, Arrays.copyOf(labels, labels.length - 1)));

        Assume.that(labels[i] != labels[j]);
        int[] swapped = labels.clone();
        swapped[i] = labels[j];
        swapped[j] = labels[i];
        if (!values.get(i).equals(values.get(j))) {
            assertSeen(before, set(values, swapped));
        }
    }

    /** A set of a billion numbers: some thousands of samples are read, the first and the last among them, unless all are asked for. */
    @ParameterizedTest
    @EnumSource(Thoroughness.class)
    void aLargeSetIsLookedAtHereAndThere(Thoroughness thoroughness) {
        int count = 1 << 13;
        Set<Integer> read = Collections.synchronizedSet(new TreeSet<>());
        AtomicInteger spoilt = new AtomicInteger(-1);
        FiniteSet large = new FiniteSet(DataSet.Kind.POINTS, Shape.of((1 << 14) + 1), count, (i, into, from) -> {
            read.add(i);
            into[from] = i == spoilt.get() ? -1 : i;
        });
        String fingerprint = large.fingerprint(thoroughness);
        assertEquals(thoroughness == Thoroughness.FULL ? count : 4096, read.size());
        for (int sample : new int[] {0, count - 1}) {
            spoilt.set(sample);
            assertNotEquals(fingerprint, large.fingerprint(thoroughness));
        }
    }
}
