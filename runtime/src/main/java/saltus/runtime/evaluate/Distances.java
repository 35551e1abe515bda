package saltus.runtime.evaluate;

import java.util.stream.IntStream;

/**
 * Squared Euclidean distances from the points of one set to all of another, a row at a time, on all processors. Points are laid
 * out so that the innermost loop is over points, which a processor does several at a time: some five times faster than one pair
 * after the other in many dimensions.
 */
final class Distances {
    /** Rows that are made together, so that what is read of the other set is read once for all of them. */
    private static final int ROWS = 4;

    /** Points of the other set that fit into the nearest memory with a row of their coordinates. */
    private static final int TILE = 256;

    private final PointSet to;

    /** For each tile a coordinate of all its points after the other. */
    private final double[][] tiles;

    /** What is done with a row; called by several threads, each time for another point. */
    @FunctionalInterface
    interface Row {
        /**
         * Gets a row.
         *
         * @param point of the set that distances are from
         * @param squares to each point of the other set; overwritten after the call
         */
        void of(int point, double[] squares);
    }

    /** Distances to a set. */
    Distances(PointSet to) {
        this.to = to;
        tiles = IntStream.range(0, (to.count() + TILE - 1) / TILE)
                .mapToObj(this::tile)
                .toArray(double[][]::new);
    }

    private double[] tile(int number) {
        double[] tile = new double[to.dimension() * TILE];
        int first = number * TILE;
        int size = Math.min(TILE, to.count() - first);
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < to.dimension(); k++) {
                tile[k * TILE + j] = to.at(first + j, k);
            }
        }
        return tile;
    }

    /** Numbers that one comparison of two sets costs, in the unit of {@link SetDistance#work}, without what is done with them. */
    static double work(double from, double to, int size) {
        return from * to * (1 + size / 3.0);
    }

    /** Makes a row for each point. */
    void from(PointSet from, Row row) {
        from.requireSameDimension(to);
        IntStream.range(0, (from.count() + ROWS - 1) / ROWS)
                .parallel()
                .forEach(block -> rows(from, block * ROWS, tiles.length, row));
    }

    /** Makes a row for each point of the set itself, in which only the distances to points before it are made. */
    void within(Row row) {
        IntStream.range(0, (to.count() + ROWS - 1) / ROWS)
                .parallel()
                .forEach(block -> rows(to, block * ROWS, (block * ROWS + ROWS - 1) / TILE + 1, row));
    }

    private void rows(PointSet from, int first, int some, Row row) {
        int size = Math.min(ROWS, from.count() - first);
        double[][] squares = new double[ROWS][tiles.length * TILE];
        double[][] points = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            points[i] = from.point(first + Math.min(i, size - 1));
        }
        for (int tile = 0; tile < some && tile < tiles.length; tile++) {
            add(tiles[tile], points, squares, tile * TILE);
        }
        for (int i = 0; i < size; i++) {
            row.of(first + i, squares[i]);
        }
    }

    /** Four rows are written out, for a loop over them would keep the processor from doing several points at a time. */
    private static void add(double[] tile, double[][] points, double[][] squares, int at) {
        double[] one = new double[TILE];
        double[] two = new double[TILE];
        double[] three = new double[TILE];
        double[] four = new double[TILE];
        for (int k = 0; k < points[0].length; k++) {
            double a = points[0][k];
            double b = points[1][k];
            double c = points[2][k];
            double d = points[3][k];
            int column = k * TILE;
            for (int j = 0; j < TILE; j++) {
                double value = tile[column + j];
                one[j] += (value - a) * (value - a);
                two[j] += (value - b) * (value - b);
                three[j] += (value - c) * (value - c);
                four[j] += (value - d) * (value - d);
            }
        }
        System.arraycopy(one, 0, squares[0], at, TILE);
        System.arraycopy(two, 0, squares[1], at, TILE);
        System.arraycopy(three, 0, squares[2], at, TILE);
        System.arraycopy(four, 0, squares[3], at, TILE);
    }
}
