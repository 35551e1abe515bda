package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;

/** Batches of one class, as the sets themselves give them. */
class OneClassBatchTest {
    private static final List<String> PETS = List.of("cat", "dog", "newt");

    /** Pictures of one pixel, whose level is their place in the set. */
    private static FiniteSet pictures(List<String> classNames, int... labels) {
        return new FiniteSet(
                DataSet.Kind.IMAGES,
                Shape.of(1, 1, 1),
                (sample, into, from) -> into[from] = sample / 127.5f - 1,
                labels,
                classNames);
    }

    @Property(tries = 200)
    void picturesAreOfTheClassThatTheirLabelSays(
            @ForAll long seed, @ForAll @IntRange(max = 1000) int step, @ForAll @IntRange(min = 1, max = 30) int size) {
        int[] labels = {2, 0, 1, 1, 0, 2, 1, 1, 1, 1, 1, 0};
        Batch batch = pictures(PETS, labels).oneClassBatch(seed, step, size);
        assertEquals(size, batch.size());
        for (int i = 0; i < size; i++) {
            assertEquals(batch.labels()[0], batch.labels()[i]);
            assertEquals(batch.labels()[i], labels[Math.round((batch.samples()[i] + 1) * 127.5f)]);
        }
    }

    @Test
    void picturesWithoutClassesGiveTheirUsualBatches() {
        FiniteSet plain = pictures(List.of(), new int[10]);
        for (int step = 0; step < 7; step++) {
            Batch batch = plain.oneClassBatch(1, step, 4);
            assertArrayEquals(plain.batch(1, step, 4).samples(), batch.samples());
            assertArrayEquals(new long[4], batch.labels());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"moons", "checkerboard"})
    void pointsGiveTheirUsualBatches(String name) {
        DataSet points = DataSources.open(name).value();
        assertArrayEquals(
                points.batch(1, 2, 3).samples(), points.oneClassBatch(1, 2, 3).samples());
    }

    @Test
    void anEmptyClassIsToldToThoseWhoWantOneClassOnly() {
        FiniteSet pets = pictures(PETS, 0, 0, 2);
        assertEquals(3, pets.batch(1, 0, 3).size());
        String message = assertThrows(BadInputException.class, () -> pets.oneClassBatch(1, 0, 3))
                .getMessage();
        assertTrue(message.contains("The class 'dog' has no samples"), message);
    }

    @Property(tries = 50)
    void digitsAreOfOneClassAndDependOnSeedAndStepAlone(
            @ForAll long seed,
            @ForAll @LongRange(max = 1L << 40) long step,
            @ForAll @IntRange(min = 1, max = 20) int size) {
        DataSet digits = DataSources.open("digits").value();
        Batch batch = digits.oneClassBatch(seed, step, size);
        assertEquals(1, Arrays.stream(batch.labels()).distinct().count());
        assertEquals(size, batch.size());
        Batch again = DataSources.open("digits").value().oneClassBatch(seed, step, size);
        assertArrayEquals(batch.samples(), again.samples());
        assertArrayEquals(batch.labels(), again.labels());
    }

    @Test
    void digitsAreDrawnAnewAndTheirClassesEquallyOften() {
        DataSet digits = DataSources.open("digits").value();
        int[] seen = new int[10];
        int steps = 4000;
        for (int step = 0; step < steps; step++) {
            seen[(int) digits.oneClassBatch(1, step, 1).labels()[0]]++;
        }
        for (int times : seen) {
            assertEquals(steps / 10.0, times, 4 * Math.sqrt(steps * 0.09));
        }
        float[] two = digits.oneClassBatch(1, 0, 2).samples();
        assertFalse(Arrays.equals(two, 0, 256, two, 256, 512));
    }

    /** What is painted is what the label says: it is near the mean picture of its digit in mixed batches. */
    @Test
    void digitsLookLikeTheirLabels() {
        DataSet digits = DataSources.open("digits").value();
        float[][] means = new float[10][256];
        Batch mixed = digits.batch(1, 0, 4000);
        for (int i = 0; i < mixed.size(); i++) {
            for (int j = 0; j < 256; j++) {
                means[(int) mixed.labels()[i]][j] += mixed.samples()[256 * i + j] / 400;
            }
        }
        for (int step = 0; step < 20; step++) {
            Batch batch = digits.oneClassBatch(2, step, 200);
            float[] mean = new float[256];
            for (int i = 0; i < batch.samples().length; i++) {
                mean[i % 256] += batch.samples()[i] / 200;
            }
            assertEquals(batch.labels()[0], nearest(means, mean), "step " + step);
        }
    }

    private static int nearest(float[][] means, float[] mean) {
        double[] distances = new double[means.length];
        for (int digit = 0; digit < means.length; digit++) {
            for (int j = 0; j < mean.length; j++) {
                distances[digit] += Math.pow(means[digit][j] - mean[j], 2);
            }
        }
        int best = 0;
        for (int digit = 1; digit < distances.length; digit++) {
            best = distances[digit] < distances[best] ? digit : best;
        }
        return best;
    }

    /** A user's set that has classes and knows nothing of batches of one. */
    private record Blends() implements DataSet {
        @Override
        public Kind kind() {
            return Kind.POINTS;
        }

        @Override
        public Shape sample() {
            return Shape.of(1);
        }

        @Override
        public List<String> classNames() {
            return List.of("a", "b");
        }

        @Override
        public OptionalLong count() {
            return OptionalLong.empty();
        }

        @Override
        public Batch batch(long seed, long step, int size) {
            return new Batch(new float[size], new long[size]);
        }

        @Override
        public float[] truth(long seed, int n) {
            return new float[n];
        }
    }

    @Test
    void aSetThatCannotShowOneClassSaysSo() {
        String message = assertThrows(BadInputException.class, () -> new Blends().oneClassBatch(1, 0, 2))
                .getMessage();
        assertTrue(message.contains("cannot show one class a batch"), message);
    }
}
