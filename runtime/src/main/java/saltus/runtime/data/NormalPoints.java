package saltus.runtime.data;

import com.google.auto.service.AutoService;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import saltus.runtime.door.Options;
import saltus.runtime.random.RandomStream;

/**
 * Normal points of R^d with independent coordinates: coordinate i = 1 .. d has mean cos(i) / 2 and deviation 0.4 + 0.8 times
 * the fractional part of i times the golden ratio. Every recipe's one-step map on them is known in closed form
 * (framework, 7.3).
 *
 * @param dimension d
 */
public record NormalPoints(int dimension) implements PointLaw {
    private static final int GREATEST = 64;
    private static final double ELLIPSOID = 0.999;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Mean of a coordinate, the first being 0. */
    public double mean(int coordinate) {
        return StrictMath.cos(coordinate + 1.0) / 2;
    }

    /** Deviation of a coordinate, in [0.4, 1.2). */
    public double deviation(int coordinate) {
        double multiple = GOLDEN * (coordinate + 1);
        return 0.4 + 0.8 * (multiple - Math.floor(multiple));
    }

    @Override
    public void draw(RandomStream random, double[] point) {
        for (int i = 0; i < dimension; i++) {
            point[i] = mean(i) + deviation(i) * random.normal();
        }
    }

    /** The ellipsoid about the mean that holds exactly 99.9 % of all points, whose squared radius is chi-squared. */
    @Override
    public Optional<Support> support() {
        double greatest = ChiSquaredDistribution.of(dimension).inverseCumulativeProbability(ELLIPSOID);
        return Optional.of(new Support(
                "the ellipsoid that holds 99.9 % of the law",
                ELLIPSOID, point -> {
                    double square = 0;
                    for (int i = 0; i < dimension; i++) {
                        double gap = (point[i] - mean(i)) / deviation(i);
                        square += gap * gap;
                    }
                    return square <= greatest;
                }));
    }

    /** These points as data. */
    public DataSet set() {
        return new EndlessPoints(dimension, this);
    }

    /** How they are had by name. */
    @AutoService(DataSource.class)
    public static final class Source implements DataSource {
        @Override
        public String name() {
            return "gaussian";
        }

        @Override
        public String form() {
            return "gaussian:D";
        }

        @Override
        public String summary() {
            return "normal points of 1 to 64 dimensions, whose one-step map is known in closed form";
        }

        @Override
        public DataSet open(Options options) {
            return new NormalPoints(
                            options.asWhole("dimension", options.argument().orElse(""), 1, GREATEST))
                    .set();
        }
    }
}
