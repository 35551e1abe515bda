package saltus.runtime.data;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.runtime.random.RandomStream;

/**
 * The spiral (a cos a, a sin a) for a uniform in [3 pi/2, 9 pi/2] with Gaussian noise of deviation 0.5, a twelfth of
 * the distance between the arms, then shifted and scaled for each coordinate to mean 0 and deviation 1.
 */
@AutoService(DataSource.class)
public final class SwissRoll implements PlaneLaw {
    private static final double FIRST_ANGLE = 1.5 * Math.PI;
    private static final double LAST_ANGLE = 4.5 * Math.PI;
    private static final double NOISE = 0.5;
    // The moments are integrals over the angle in closed form.
    private static final double MEAN_X = 2;
    private static final double MEAN_Y = 2 / (3 * Math.PI);
    private static final double SQUARE = 4.875 * Math.PI * Math.PI;
    private static final double DEVIATION_X = Math.sqrt(SQUARE - 0.25 - MEAN_X * MEAN_X + NOISE * NOISE);
    private static final double DEVIATION_Y = Math.sqrt(SQUARE + 0.25 - MEAN_Y * MEAN_Y + NOISE * NOISE);
    /** Its length is 89. */
    private static final double[][] SPIRAL = spiral(1 << 11);

    @Override
    public String name() {
        return "swissroll";
    }

    @Override
    public String summary() {
        return "a spiral of one and a half turns with noise";
    }

    @Override
    public void draw(RandomStream random, double[] point) {
        double angle = random.uniform(FIRST_ANGLE, LAST_ANGLE);
        double x = angle * StrictMath.cos(angle) + NOISE * random.normal();
        double y = angle * StrictMath.sin(angle) + NOISE * random.normal();
        point[0] = (x - MEAN_X) / DEVIATION_X;
        point[1] = (y - MEAN_Y) / DEVIATION_Y;
    }

    /** Near the spiral, before coordinates are scaled. */
    @Override
    public Optional<Support> support() {
        return Optional.of(Support.around("the spiral", NOISE, SwissRoll::distance));
    }

    /**
     * To the nearest of many points of the spiral, neighbours of which are 0.044 apart, so that where it matters it is too long by
     * 1e-4 at most.
     */
    private static double distance(double... point) {
        double x = point[0] * DEVIATION_X + MEAN_X;
        double y = point[1] * DEVIATION_Y + MEAN_Y;
        double square = Double.POSITIVE_INFINITY;
        for (double[] on : SPIRAL) {
            square = Math.min(square, (x - on[0]) * (x - on[0]) + (y - on[1]) * (y - on[1]));
        }
        return Math.sqrt(square);
    }

    private static double[][] spiral(int points) {
        double[][] spiral = new double[points][];
        for (int i = 0; i < points; i++) {
            double angle = FIRST_ANGLE + (LAST_ANGLE - FIRST_ANGLE) * i / (points - 1);
            spiral[i] = new double[] {angle * Math.cos(angle), angle * Math.sin(angle)};
        }
        return spiral;
    }
}
