package saltus.runtime.data;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.runtime.random.RandomStream;

/**
 * Two interleaving half circles, (cos a, sin a) and (1 - cos a, 1/2 - sin a) for a uniform in [0, pi], with Gaussian
 * noise of deviation 0.1, then shifted and scaled for each coordinate to mean 0 and deviation 1.
 */
@AutoService(DataSource.class)
public final class Moons implements PlaneLaw {
    private static final double NOISE = 0.1;
    private static final double MEAN_X = 0.5;
    private static final double MEAN_Y = 0.25;
    private static final double DEVIATION_X = Math.sqrt(0.75 + NOISE * NOISE);
    private static final double DEVIATION_Y = Math.sqrt(0.5625 - 1 / Math.PI + NOISE * NOISE);

    @Override
    public String name() {
        return "moons";
    }

    @Override
    public String summary() {
        return "two interleaving half circles with noise";
    }

    @Override
    public int usualPlace() {
        return 3;
    }

    @Override
    public void draw(RandomStream random, double[] point) {
        boolean upper = random.below(2) == 0;
        double angle = Math.PI * random.uniform();
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double x = (upper ? cos : 1 - cos) + NOISE * random.normal();
        double y = (upper ? sin : 0.5 - sin) + NOISE * random.normal();
        point[0] = (x - MEAN_X) / DEVIATION_X;
        point[1] = (y - MEAN_Y) / DEVIATION_Y;
    }

    /** Near the half circles, before coordinates are scaled. */
    @Override
    public Optional<Support> support() {
        return Optional.of(Support.around("the two half circles", NOISE, Moons::distance));
    }

    private static double distance(double... point) {
        double x = point[0] * DEVIATION_X + MEAN_X;
        double y = point[1] * DEVIATION_Y + MEAN_Y;
        return Math.min(toUpperHalf(x, y), toUpperHalf(1 - x, 0.5 - y));
    }

    /** To the half circle of radius 1 about the origin with y at least 0. */
    private static double toUpperHalf(double x, double y) {
        return y >= 0 ? Math.abs(Math.hypot(x, y) - 1) : Math.hypot(Math.abs(x) - 1, y);
    }
}
