package saltus.runtime.evaluate;

import java.util.List;
import java.util.Random;
import saltus.graph.Shape;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.FiniteSet;

/** Counted points of four classes, each with a normal law of its own about a corner of a square. */
final class Blobs {
    private static final int CLASSES = 4;

    private Blobs() {}

    static FiniteSet of(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % CLASSES;
            values[2 * i] = (float) (0.3 * random.nextGaussian() + labels[i] % 2 * 2 - 1);
            values[2 * i + 1] = (float) (0.3 * random.nextGaussian() + labels[i] / 2 * 2 - 1);
        }
        return new FiniteSet(
                DataSet.Kind.POINTS,
                Shape.of(2),
                (sample, into, from) -> System.arraycopy(values, 2 * sample, into, from, 2),
                labels,
                List.of("zero", "one", "two", "three"));
    }

    /** With others that are held back. */
    static FiniteSet judged(int count, long seed) {
        return of(count, seed).judgedBy(of(count, seed + 1));
    }
}
