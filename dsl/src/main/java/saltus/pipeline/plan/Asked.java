package saltus.pipeline.plan;

import java.util.stream.IntStream;
import saltus.graph.Array;

/**
 * One evaluation of the network.
 *
 * @param mode what for
 * @param teacher true if it is the teacher that is asked
 * @param origins for every row asked the row of the batch
 * @param arguments [at least those rows, all that it is asked with]
 */
record Asked(Mode mode, boolean teacher, int[] origins, Array arguments) {
    double argument(int row, int column) {
        return arguments.values()[row * arguments.shape()[1] + column];
    }

    IntStream rows() {
        return IntStream.range(0, origins.length);
    }
}
