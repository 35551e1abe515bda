package saltus.runtime.data.format;

/**
 * What some rows hold, spread from the first to the last: enough to tell pixels from latents.
 *
 * @param least number
 * @param greatest number
 * @param leastBehind number in the second half of the rows; infinite if rows have one number
 * @param whole true if all numbers are
 */
record Probe(float least, float greatest, float leastBehind, boolean whole) {
    private static final int MOST_ROWS = 64;

    /** Looks at some of the rows. */
    static Probe of(Rows rows) {
        float[] row = new float[rows.type().numbers()];
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        float behind = Float.POSITIVE_INFINITY;
        boolean whole = true;
        int looked = Math.min(MOST_ROWS, rows.count());
        for (int i = 0; i < looked; i++) {
            rows.read((int) ((long) i * rows.count() / looked), row, 0);
            for (int k = 0; k < row.length; k++) {
                least = Math.min(least, row[k]);
                greatest = Math.max(greatest, row[k]);
                whole &= row[k] == Math.rint(row[k]);
                if (k >= row.length / 2) {
                    behind = Math.min(behind, row[k]);
                }
            }
        }
        return new Probe(least, greatest, behind, whole);
    }

    boolean isWithin(float from, float to) {
        return least >= from && greatest <= to;
    }
}
