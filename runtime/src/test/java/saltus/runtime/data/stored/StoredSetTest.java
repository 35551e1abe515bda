package saltus.runtime.data.stored;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.FiniteSet;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.door.OptionsOf;

class StoredSetTest {
    private static FiniteSet open(Records records, String options) {
        return StoredSet.of(records, OptionsOf.text("files:x" + options));
    }

    private static Records of(Form form, Shape shape, float[]... values) {
        return new MemoryRecords(form, shape, new float[][][] {values}, new int[values.length], List.of());
    }

    /** Of one record with mean 3 and -1 and deviations e^(1/2) and 2: what is drawn has these moments, times the scale. */
    @ParameterizedTest
    @ValueSource(strings = {"LOG_VARIANCES", "DEVIATIONS"})
    void lawsAreDrawnAnewEachTime(String form) {
        boolean isLog = form.equals("LOG_VARIANCES");
        float[] law = isLog ? new float[] {3, -1, 1, (float) Math.log(4)} : new float[] {3, -1, 1.6487212707f, 2};
        FiniteSet set = open(of(Form.valueOf(form), Shape.of(4, 1, 1), law), ",scale=0.5");
        assertEquals(Shape.of(2, 1, 1), set.sample());
        assertEquals(DataSet.Kind.LATENTS, set.kind());
        int rows = 20_000;
        float[] drawn = set.batch(7, 3, rows).samples();
        double[] sums = new double[4];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < 2; c++) {
                double x = drawn[2 * i + c];
                sums[c] += x / rows;
                sums[2 + c] += x * x / rows;
            }
        }
        assertEquals(1.5, sums[0], 0.03);
        assertEquals(-0.5, sums[1], 0.03);
        assertEquals(Math.exp(0.5) / 2, Math.sqrt(sums[2] - sums[0] * sums[0]), 0.02);
        assertEquals(1, Math.sqrt(sums[3] - sums[1] * sums[1]), 0.02);
        assertArrayEquals(drawn, set.batch(7, 3, rows).samples());
        assertNotEquals(drawn[0], set.batch(7, 4, rows).samples()[0]);
        float[] mean = open(of(Form.valueOf(form), Shape.of(4, 1, 1), law), ",scale=0.5,posterior=mean")
                .batch(0, 0, 1)
                .samples();
        assertArrayEquals(new float[] {1.5f, -0.5f}, mean);
    }

    @Test
    void logarithmsOfVariancesAreClamped() {
        float[] law = {0, 0, 1000, -1000};
        float[] drawn = open(of(Form.LOG_VARIANCES, Shape.of(4, 1, 1), law), ",scale=none")
                .batch(0, 0, 1000)
                .samples();
        double greatest = IntStream.range(0, 1000)
                .mapToDouble(i -> Math.abs(drawn[2 * i]))
                .max()
                .orElseThrow();
        assertTrue(greatest > Math.exp(10) && greatest < 5 * Math.exp(10), "e^10 is the greatest deviation");
        assertTrue(IntStream.range(0, 1000).allMatch(i -> Math.abs(drawn[2 * i + 1]) < 5 * Math.exp(-15)));
    }

    /** The stored copy where there is one, else the picture turned round row by row. */
    @Test
    void mirroredViewsAreDrawnWithTheirProbability() {
        float[] picture = {1, 2, 3, 4, 5, 6};
        FiniteSet turned = open(of(Form.PIXELS, Shape.of(1, 2, 3), picture), ",flip=0.25");
        FiniteSet stored = open(
                new MemoryRecords(
                        Form.PIXELS,
                        Shape.of(1, 2, 3),
                        new float[][][] {{picture}, {{9, 9, 9, 9, 9, 9}}},
                        new int[1],
                        List.of()),
                "");
        assertEquals(0.25, share(turned, new float[] {3, 2, 1, 6, 5, 4}, picture), 0.02);
        assertEquals(0.5, share(stored, new float[] {9, 9, 9, 9, 9, 9}, picture), 0.02);
        assertEquals(0, share(open(of(Form.PIXELS, Shape.of(1, 2, 3), picture), ""), new float[6], picture));
    }

    private static double share(FiniteSet set, float[] mirrored, float[] plain) {
        int rows = 4000;
        float[] seen = set.batch(1, 0, rows).samples();
        int count = 0;
        for (int i = 0; i < rows; i++) {
            float[] one = Arrays.copyOfRange(seen, i * 6, i * 6 + 6);
            boolean isMirrored = Arrays.equals(one, mirrored);
            assertTrue(isMirrored || Arrays.equals(one, plain), Arrays.toString(one));
            count += isMirrored ? 1 : 0;
        }
        return count / (double) rows;
    }

    @Test
    void pointsFarFromUnitScaleAreBroughtThereAndBack() {
        float[][] points = IntStream.range(0, 1000)
                .mapToObj(i -> new float[] {20_000 + i, 0.001f * (i % 7), 5})
                .toArray(float[][]::new);
        FiniteSet set = open(of(Form.POINTS, Shape.of(3), points), "");
        float[] seen = set.batch(0, 0, 1000).samples();
        Measures measures = Measures.of(1000, 3, 3, (i, into) -> System.arraycopy(seen, 3 * i, into, 0, 3));
        assertArrayEquals(new double[3], measures.means(), 1e-5);
        assertArrayEquals(new double[] {1, 1, 0}, measures.deviations(), 1e-5);
        Set<Integer> back = new HashSet<>();
        float[] undone = set.units().undone(seen, 3);
        for (int i = 0; i < 1000; i++) {
            back.add(Math.round(undone[3 * i]));
            assertEquals(5, undone[3 * i + 2]);
        }
        assertEquals(1000, back.size());
        assertTrue(
                set.found().stream().anyMatch(line -> line.contains("brought to mean 0")),
                set.found().toString());
        assertTrue(open(of(Form.POINTS, Shape.of(3), points), ",scale=none")
                .units()
                .areStored());
    }

    @Test
    void aFixedMeanAndDeviationAreTaken() {
        Records latents = of(Form.LATENTS, Shape.of(2, 1, 1), new float[] {7, -3});
        FiniteSet set = open(latents, ",mean=5,-1,deviation=2,4");
        assertArrayEquals(new float[] {1, -0.5f}, set.batch(0, 0, 1).samples());
        assertArrayEquals(new float[] {7, -3}, set.units().undone(new float[] {1, -0.5f}, 2));
        assertArrayEquals(
                new float[] {3.5f, -1.5f},
                open(latents, ",deviation=2").batch(0, 0, 1).samples());
        for (String wrong : List.of(",mean=1,2,3", ",deviation=0", ",mean=1,scale=2", ",mean=x")) {
            assertThrows(BadInputException.class, () -> open(latents, wrong), wrong);
        }
    }

    @Test
    void whatIsHeldBackIsNeverTrainedOnAndIsTheTruth() {
        float[][] points =
                IntStream.range(0, 500).mapToObj(i -> new float[] {i / 250f}).toArray(float[][]::new);
        FiniteSet set = open(of(Form.POINTS, Shape.of(1), points), ",held=0.2,scale=none");
        int kept = Math.toIntExact(set.count().orElseThrow());
        assertTrue(kept > 370 && kept < 430, "" + kept);
        Set<Float> trained = asSet(set.batch(0, 0, kept).samples());
        Set<Float> truth = asSet(set.truth(0, 5000));
        assertEquals(kept, trained.size());
        assertEquals(500 - kept, truth.size());
        truth.retainAll(trained);
        assertEquals(Set.of(), truth);
    }

    private static Set<Float> asSet(float... values) {
        Set<Float> set = new HashSet<>();
        for (float value : values) {
            set.add(value);
        }
        return set;
    }

    /** Also a change of what is seen only now and then: a second copy, a variance. */
    @Test
    void everyStoredNumberIsInTheFingerprint() {
        float[][][] values = {{{1, 2, 3, 4}}, {{5, 6, 7, 8}}};
        String before = fingerprint(values);
        for (float[][] copy : values) {
            for (int i = 0; i < 4; i++) {
                copy[0][i] += 0.5f;
                assertNotEquals(before, fingerprint(values));
                copy[0][i] -= 0.5f;
            }
        }
        assertEquals(before, fingerprint(values));
    }

    private static String fingerprint(float[][][] values) {
        return open(
                        new MemoryRecords(Form.LOG_VARIANCES, Shape.of(4, 1, 1), values, new int[1], List.of()),
                        ",scale=none")
                .fingerprint(Thoroughness.QUICK);
    }
}
