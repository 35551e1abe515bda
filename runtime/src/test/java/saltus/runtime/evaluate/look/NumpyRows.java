package saltus.runtime.evaluate.look;

/** Rows that NumPy makes with the same bits, as the test of the Frechet distance says. */
final class NumpyRows {
    private NumpyRows() {}

    static double[] made(int n, int features, int seed) {
        double[] raw = new double[n * features];
        for (long i = 0; i < n; i++) {
            for (long j = 0; j < features; j++) {
                raw[(int) (i * features + j)] =
                        (i * 7919 + j * 104729 + i * i * (j + 3) * 31 + seed * 7L) % 1009 / 1009.0;
            }
        }
        double[] rows = new double[n * features];
        for (int i = 0; i < rows.length; i++) {
            int before = i % features == 0 ? i + features - 1 : i - 1;
            rows[i] = raw[i] + 0.5 * raw[before] * seed;
        }
        return rows;
    }
}
