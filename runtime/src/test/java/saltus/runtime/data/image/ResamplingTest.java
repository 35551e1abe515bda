package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;

class ResamplingTest {
    @Provide
    Arbitrary<float[]> lines() {
        return Arbitraries.floats()
                .between(0, 255)
                .array(float[].class)
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property
    void aPlainLineStaysPlain(
            @ForAll @IntRange(min = 1, max = 200) int from,
            @ForAll @IntRange(min = 1, max = 70) int to,
            @ForAll @FloatRange(min = 0, max = 255) float level) {
        float[] line = new float[from];
        Arrays.fill(line, level);
        for (float value : across(line, to)) {
            assertEquals(level, value, 1e-3);
        }
    }

    @Property
    void theSameSizeChangesNothing(@ForAll("lines") float[] line) {
        assertArrayEquals(line, across(line, line.length), 1e-4f);
    }

    /** The kernel reproduces straight lines; near the ends it lacks neighbours. */
    @Property
    void aRampStaysARamp(
            @ForAll @IntRange(min = 20, max = 200) int from, @ForAll @IntRange(min = 20, max = 70) int to) {
        float[] line = new float[from];
        for (int i = 0; i < from; i++) {
            line[i] = i + 0.5f;
        }
        float[] result = across(line, to);
        double scale = (double) from / to;
        int edge = 3 + (int) Math.ceil(3 / scale);
        for (int i = edge; i < to - edge; i++) {
            // A stretched kernel is sampled at whole pixels, which costs a little exactness.
            assertEquals((i + 0.5) * scale, result[i], 0.05 * Math.max(1, scale));
        }
    }

    @Property
    void aMirroredLineGivesAMirroredResult(@ForAll("lines") float[] line, @ForAll @IntRange(min = 1, max = 70) int to) {
        assertArrayEquals(mirrored(across(line, to)), across(mirrored(line), to), 1e-3f);
    }

    /** Shrinking counts every pixel: stripes finer than the result give their mean, at the ends nearly so. */
    @Property
    void finePatternsBecomeTheirMean(@ForAll @IntRange(min = 3, max = 8) int factor) {
        int to = 16;
        float[] line = new float[2 * factor * to];
        for (int i = 0; i < line.length; i++) {
            line[i] = i % 3 == 0 ? 150 : 0;
        }
        float[] result = across(line, to);
        for (int i = 0; i < to; i++) {
            boolean inside = i > 1 && i < to - 2;
            assertEquals(50, result[i], inside ? 2 : 15);
        }
    }

    @Property
    void downIsAcrossTurned(@ForAll("lines") float[] line, @ForAll @IntRange(min = 1, max = 300) int to) {
        double[][] sums = new double[to][2];
        Resampling resampling = new Resampling(line.length, to);
        for (int y = 0; y < line.length; y++) {
            resampling.down(y, new float[] {line[y], 2 * line[y]}, sums);
        }
        float[] expected = across(line, to);
        for (int i = 0; i < to; i++) {
            assertEquals(expected[i], (float) sums[i][0]);
            assertEquals(2 * expected[i], (float) sums[i][1]);
        }
    }

    private static float[] across(float[] line, int to) {
        float[] result = new float[to];
        new Resampling(line.length, to).across(line, result, 0);
        return result;
    }

    private static float[] mirrored(float[] line) {
        float[] mirrored = new float[line.length];
        for (int i = 0; i < line.length; i++) {
            mirrored[i] = line[line.length - 1 - i];
        }
        return mirrored;
    }
}
