package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;

/** What somebody's own data give is looked at before it becomes a step of a training. */
class WatchedSetTest {
    /** Samples of two numbers, and two classes. */
    private record Own(float[] samples, long[] labels) implements DataSet {
        @Override
        public Kind kind() {
            return Kind.POINTS;
        }

        @Override
        public Shape sample() {
            return Shape.of(2);
        }

        @Override
        public List<String> classNames() {
            return List.of("a", "b");
        }

        @Override
        public Batch batch(long seed, long step, int size) {
            return new Batch(samples, labels);
        }

        @Override
        public float[] truth(long seed, int n) {
            return samples;
        }
    }

    private static WatchedSet watched(float[] samples, long... labels) {
        return new WatchedSet(DataSources.registry(), DataSources.registry().find("moons"), new Own(samples, labels));
    }

    private static void refused(WatchedSet set, String says) {
        String message =
                assertThrows(BadInputException.class, () -> set.batch(0, 0, 2)).getMessage();
        assertTrue(message.contains(says) && message.contains("The data set 'moons' of the class"), message);
    }

    @Test
    void whatIsNoBatchIsToldWithTheNameOfItsSource() {
        assertEquals(2, watched(new float[] {1, 2, 3, 4}, 0, 1).batch(0, 0, 2).size());
        refused(watched(new float[] {1, 2, 3}, 0, 1), "3 numbers for 2 samples");
        refused(watched(new float[] {1, 2, 3, 4}, 0), "1 labels for 2 samples");
        refused(watched(new float[] {1, 2, 3, 4}, 0, 2), "the label 2");
        refused(watched(new float[] {1, 2, 3, 4}, -1, 1), "the label -1");
        refused(watched(new float[] {1, 2, 3, Float.NaN}, 0, 1), "a sample with NaN in it, in place 1 of 2");
        refused(watched(new float[] {Float.NEGATIVE_INFINITY, 2, 3, 4}, 0, 1), "a sample with -Infinity in it");
        WatchedSet infinite = watched(new float[] {1, Float.POSITIVE_INFINITY, 3, 4}, 0, 1);
        assertThrows(BadInputException.class, () -> infinite.truth(0, 2));
    }
}
