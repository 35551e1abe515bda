package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Shape;

class DrawnDigitsTest {
    @Test
    void areTenClassesOfOneChannelWithoutEnd() {
        DataSet digits = DataSources.open("digits").value();
        assertEquals(Shape.of(1, 16, 16), digits.sample());
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.classNames());
        assertEquals(DataSet.Kind.IMAGES, digits.kind());
        assertTrue(digits.count().isEmpty());
        assertEquals(Shape.of(1, 28, 28), DataSources.open("digits:28").value().sample());
    }

    /** The same on every system and with every Java version: seen with 17 and 25. */
    @ParameterizedTest
    @CsvSource({"16,edb6217c", "28,5efd9d8d", "64,a8829c7d"})
    void thePicturesNeverChange(int side, String expected) {
        CRC32 check = new CRC32();
        Batch batch = new DrawnDigits(side).batch(1, 0, 1000);
        for (float value : batch.samples()) {
            check.update(Math.round((value + 1) * 127.5f));
        }
        assertEquals(expected, Long.toHexString(check.getValue()));
    }

    @Property(tries = 50)
    void everyPictureDependsOnSeedAndPlaceInTheRowAlone(
            @ForAll long seed, @ForAll @IntRange(max = 1000) int step, @ForAll @IntRange(min = 1, max = 20) int size) {
        DataSet digits = DataSources.open("digits").value();
        Batch batch = digits.batch(seed, step, 2 * size);
        Batch first = digits.batch(seed, 2L * step, size);
        Batch second = digits.batch(seed, 2L * step + 1, size);
        int half = size * 256;
        assertArrayEquals(Arrays.copyOf(batch.samples(), half), first.samples());
        assertArrayEquals(Arrays.copyOfRange(batch.samples(), half, 2 * half), second.samples());
        assertArrayEquals(Arrays.copyOf(batch.labels(), size), first.labels());
    }

    @Test
    void otherStepsSeedsAndPurposesHaveOtherPictures() {
        DataSet digits = DataSources.open("digits").value();
        float[] samples = digits.batch(1, 0, 10).samples();
        assertFalse(Arrays.equals(samples, digits.batch(1, 1, 10).samples()));
        assertFalse(Arrays.equals(samples, digits.batch(2, 0, 10).samples()));
        assertFalse(Arrays.equals(samples, digits.truth(1, 10)));
        assertFalse(Arrays.equals(digits.truth(2, 10), digits.truth(1, 10)));
    }

    @Test
    void severalThreadsSeeTheSame() {
        DataSet digits = DataSources.open("digits").value();
        float[] expected = digits.batch(1, 0, 200).samples();
        List<float[]> seen = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> digits.batch(1, 0, 200).samples())
                .toList();
        seen.forEach(samples -> assertArrayEquals(expected, samples));
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void inkIsBrightOnDarkAndInsideThePicture(int side) {
        int count = 2000;
        float[] samples = new DrawnDigits(side).batch(1, 0, count).samples();
        int cut = 0;
        for (int i = 0; i < count; i++) {
            float[] picture = Arrays.copyOfRange(samples, i * side * side, (i + 1) * side * side);
            float brightest = -1;
            float atTheEdge = -1;
            double ink = 0;
            for (int k = 0; k < picture.length; k++) {
                assertTrue(picture[k] >= -1 && picture[k] <= 1);
                brightest = Math.max(brightest, picture[k]);
                ink += (picture[k] + 1) / 2;
                boolean edge = k % side == 0 || k % side == side - 1 || k / side == 0 || k / side == side - 1;
                atTheEdge = edge ? Math.max(atTheEdge, picture[k]) : atTheEdge;
            }
            assertTrue(brightest > 0, "picture " + i);
            double share = ink / picture.length;
            assertTrue(share > 0.02 && share < 0.5, "picture " + i + " has ink " + share);
            cut += atTheEdge > 0.5 ? 1 : 0;
        }
        assertTrue(cut < count / 50, cut + " reach the edge");
    }

    @Test
    void classesAreEquallyLikely() {
        int[] counts = new int[10];
        for (long label : DataSources.open("digits").value().batch(1, 0, 20_000).labels()) {
            counts[(int) label]++;
        }
        for (int count : counts) {
            assertEquals(2000, count, 4 * Math.sqrt(1800));
        }
    }

    /** The nearest mean picture of a class is mostly the right one, but not always: they are digits, yet not copies. */
    @Test
    void classesCanBeToldApart() {
        DataSet digits = DataSources.open("digits").value();
        double[][] means = means(digits.batch(1, 0, 5000));
        Batch test = digits.batch(2, 0, 2000);
        int right = 0;
        for (int i = 0; i < test.size(); i++) {
            float[] picture = Arrays.copyOfRange(test.samples(), i * 256, (i + 1) * 256);
            int nearest = IntStream.range(0, 10)
                    .boxed()
                    .min((a, b) -> Double.compare(distance(means[a], picture), distance(means[b], picture)))
                    .orElseThrow();
            right += nearest == test.labels()[i] ? 1 : 0;
        }
        assertTrue(right > 0.8 * test.size() && right < 0.995 * test.size(), right + " of " + test.size());
    }

    private static double[][] means(Batch batch) {
        double[][] means = new double[10][256];
        int[] counts = new int[10];
        for (int i = 0; i < batch.size(); i++) {
            int label = (int) batch.labels()[i];
            counts[label]++;
            for (int k = 0; k < 256; k++) {
                means[label][k] += batch.samples()[i * 256 + k];
            }
        }
        for (int label = 0; label < 10; label++) {
            for (int k = 0; k < 256; k++) {
                means[label][k] /= counts[label];
            }
        }
        return means;
    }

    private static double distance(double[] mean, float[] picture) {
        double sum = 0;
        for (int k = 0; k < mean.length; k++) {
            sum += (mean[k] - picture[k]) * (mean[k] - picture[k]);
        }
        return sum;
    }
}
