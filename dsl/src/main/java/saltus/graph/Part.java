package saltus.graph;

import java.util.Arrays;

/**
 * Which part of a batch an interpreter evaluates, where a batch lies in several: on as many processes, or one after the
 * other.
 */
public interface Part {
    /** The only part: the whole batch. */
    Part WHOLE = new Part() {
        @Override
        public int number() {
            return 0;
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public Array all(Array own) {
            return own;
        }
    };

    /** Of this part, from 0. */
    int number();

    /** How many parts there are. */
    int count();

    /**
     * The rows that all parts have at this place, in the order of the parts.
     *
     * @param own those of this part
     */
    Array all(Array own);

    /** Rows one below the other. */
    static Array stacked(Array... parts) {
        int[] shape = parts[0].shape().clone();
        shape[0] = Arrays.stream(parts).mapToInt(part -> part.shape()[0]).sum();
        double[] values = Arrays.stream(parts)
                .flatMapToDouble(part -> Arrays.stream(part.values()))
                .toArray();
        return new Array(values, shape);
    }
}
