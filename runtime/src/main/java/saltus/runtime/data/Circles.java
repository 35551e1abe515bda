package saltus.runtime.data;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.runtime.random.RandomStream;

/**
 * Three circles about one centre, of radius 1, 2 and 3, each with a third of the points and Gaussian noise of deviation
 * 0.1 across, then scaled to deviation 1: holes within holes, which a map that is too smooth fills.
 */
@AutoService(DataSource.class)
public final class Circles implements PlaneLaw {
    private static final int COUNT = 3;
    private static final double NOISE = 0.1;
    /** E[radius^2] / 2, the variance of a coordinate. */
    private static final double DEVIATION = Math.sqrt(((1 + 4 + 9) / 3.0 + NOISE * NOISE) / 2);

    @Override
    public String name() {
        return "circles";
    }

    @Override
    public String summary() {
        return "three circles about one centre with noise";
    }

    @Override
    public void draw(RandomStream random, double[] point) {
        double radius = (1 + random.below(COUNT) + NOISE * random.normal()) / DEVIATION;
        double angle = 2 * Math.PI * random.uniform();
        point[0] = radius * StrictMath.cos(angle);
        point[1] = radius * StrictMath.sin(angle);
    }

    /** Near the circles, with as many deviations of the noise as hold 99.9 % of a normal vector, of which this noise is a part. */
    @Override
    public Optional<Support> support() {
        return Optional.of(Support.around("the three circles", NOISE, Circles::distance));
    }

    private static double distance(double... point) {
        double radius = DEVIATION * Math.hypot(point[0], point[1]);
        double circle = Math.max(1, Math.min(COUNT, Math.rint(radius)));
        return Math.abs(radius - circle);
    }
}
