package saltus.pipeline;

/** The mass of the standard normal law. */
final class NormalMass {
    /** Points of the midpoint rule: its error, third of a square of 1/400, is far below what a draw can tell. */
    private static final int POINTS = 400;

    private NormalMass() {}

    /** P(a &lt; n &lt; b) up to a factor that is the same for all, beyond eight deviations as good as none. */
    static double between(double a, double b) {
        double lower = Math.max(a, -12);
        double upper = Math.max(Math.min(b, 12), lower);
        double width = (upper - lower) / POINTS;
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = lower + (i + 0.5) * width;
            sum += Math.exp(-x * x / 2);
        }
        return sum * width;
    }
}
