package saltus.runtime.data;

import com.google.auto.service.AutoService;
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
}
