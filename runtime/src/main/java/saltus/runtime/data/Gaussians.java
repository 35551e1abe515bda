package saltus.runtime.data;

import com.google.auto.service.AutoService;
import java.util.Optional;
import saltus.runtime.random.RandomStream;

/**
 * Eight equally likely Gaussians with centres on a circle of radius 1.4, the first at angle 0, and deviation a tenth of
 * the radius, so that neighbours are almost eight deviations apart.
 */
@AutoService(DataSource.class)
public final class Gaussians implements PlaneLaw {
    private static final int MODES = 8;
    private static final double DEVIATION_OVER_RADIUS = 0.1;
    /** Radius^2 (1/2 + 0.1^2) is the variance of a coordinate. */
    private static final double RADIUS = 1 / Math.sqrt(0.5 + DEVIATION_OVER_RADIUS * DEVIATION_OVER_RADIUS);

    @Override
    public String name() {
        return "gaussians";
    }

    @Override
    public String summary() {
        return "eight narrow Gaussians on a circle";
    }

    @Override
    public int usualPlace() {
        return 2;
    }

    @Override
    public void draw(RandomStream random, double[] point) {
        double angle = 2 * Math.PI * random.below(MODES) / MODES;
        point[0] = RADIUS * (StrictMath.cos(angle) + DEVIATION_OVER_RADIUS * random.normal());
        point[1] = RADIUS * (StrictMath.sin(angle) + DEVIATION_OVER_RADIUS * random.normal());
    }

    /** Near the centres; a point of one Gaussian is near another centre once in a hundred thousand times. */
    @Override
    public Optional<Support> support() {
        return Optional.of(Support.around("the eight centres", DEVIATION_OVER_RADIUS, Gaussians::distance));
    }

    /** In radii of the circle. */
    private static double distance(double... point) {
        double step = 2 * Math.PI / MODES;
        double angle = step * Math.rint(Math.atan2(point[1], point[0]) / step);
        return Math.hypot(point[0] / RADIUS - Math.cos(angle), point[1] / RADIUS - Math.sin(angle));
    }
}
