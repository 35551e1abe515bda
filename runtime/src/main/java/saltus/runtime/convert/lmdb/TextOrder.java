package saltus.runtime.convert.lmdb;

/** The numbers below a bound in the order of their texts: 0, 1, 10, 100, 101, .. 2, 20. */
final class TextOrder {
    private TextOrder() {}

    /**
     * The number behind another.
     *
     * @param number in [0, count)
     * @return at least {@code count} behind the last
     */
    static int next(int number, int count) {
        if (number == 0) {
            return 1;
        }
        if (10L * number < count) {
            return 10 * number;
        }
        int next = number;
        while (next % 10 == 9 || next + 1 >= count) {
            if (next < 10) {
                return count;
            }
            next /= 10;
        }
        return next + 1;
    }
}
