package saltus.testkit;

/**
 * Numbers spread evenly over the rows and moved by three others: where a property fails, shrinking these shrinks the times
 * of the step. They keep away from 0 and 1, where many laws have no finite value.
 *
 * @param first moves every third draw
 * @param second moves the next ones
 * @param third moves the others
 */
record Chance(double first, double second, double third) implements Numbers {
    private static final double GOLDEN = 0.6180339887498949;
    private static final double MARGIN = 0.02;

    @Override
    public double uniform(String draw, int row, int column) {
        int which = Math.floorMod(draw.hashCode() + column, 3);
        double start = which == 0 ? first : which == 1 ? second : third;
        double moved = start + GOLDEN * row * (1 + which) + 0.37 * column;
        return MARGIN + (1 - 2 * MARGIN) * (moved - Math.floor(moved));
    }

    /** By the logistic approximation of the normal law, whose probabilities are right to three digits. */
    @Override
    public double normal(String draw, int row, int column) {
        double probability = uniform(draw, row, column);
        double cubic = 0.07056;
        double half = Math.log(probability / (1 - probability)) / cubic / 2;
        double third = 1.5976 / cubic / 3;
        double root = Math.sqrt(half * half + third * third * third);
        return Math.cbrt(half + root) + Math.cbrt(half - root);
    }
}
