package saltus.runtime.data;

import com.google.auto.service.AutoService;
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
}
