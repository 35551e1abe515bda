package saltus.pipeline.plan;

import java.util.stream.IntStream;
import saltus.graph.Array;

/**
 * One evaluation of the network.
 *
 * @param mode what for
 * @param origins for every row asked the row of the batch
 * @param arguments [at least those rows, {@link CountedNetwork#WIDTH}]
 */
record Asked(Mode mode, int[] origins, Array arguments) {
    double argument(int row, int column) {
        return arguments.values()[row * CountedNetwork.WIDTH + column];
    }

    IntStream rows() {
        return IntStream.range(0, origins.length);
    }
}
