package saltus.testkit;

/**
 * The same numbers for rows in reversed order.
 *
 * @param numbers in order
 * @param rows how many rows there are
 */
record Reversed(Numbers numbers, int rows) implements Numbers {
    @Override
    public double uniform(String draw, int row, int column) {
        return numbers.uniform(draw, rows - 1 - row, column);
    }

    @Override
    public double normal(String draw, int row, int column) {
        return numbers.normal(draw, rows - 1 - row, column);
    }
}
