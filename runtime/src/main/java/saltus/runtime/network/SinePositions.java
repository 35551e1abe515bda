package saltus.runtime.network;

/**
 * The fixed sine-cosine position table of pictures of any proportions, [1, rows columns, width]: a token has the sines, then
 * the cosines, of its column number at falling frequencies, and after them those of its row number.
 *
 * @param columns columns of tokens
 * @param width numbers of a token, a multiple of four
 */
record SinePositions(int columns, int width) {
    private static final double MAX_PERIOD = 10_000;

    /** The entry at a place of the table, row-major. */
    double entry(int index) {
        int token = index / width;
        int entry = index % width;
        int quarter = width / 4;
        int position = entry < 2 * quarter ? token % columns : token / columns;
        double angle = position / StrictMath.pow(MAX_PERIOD, (double) (entry % quarter) / quarter);
        return entry / quarter % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle);
    }
}
