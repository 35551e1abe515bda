package saltus.runtime.evaluate.look;

import com.google.auto.service.AutoService;
import saltus.runtime.door.Options;
import saltus.runtime.evaluate.Reading;

/**
 * The squared Frechet distance of features ({@link FrechetDistance}), FID where they are Inception's. For finite sets it is too
 * large by about a constant over their number, so that only values of equal numbers compare.
 */
record Frechet() implements FeatureDistance {
    /** Operations on D^3 of eigenvalues and products. */
    private static final double CUBES = 8;

    @Override
    public Reading of(FeaturePair pair) {
        return Reading.of(pair.frechet());
    }

    @Override
    public double work(int samples, int size) {
        return samples * (double) size * size + CUBES * size * (double) size * size;
    }

    /** How it is had by name. */
    @AutoService(PictureMetric.class)
    public static final class Metric implements PictureMetric {
        @Override
        public String name() {
            return "FID";
        }

        @Override
        public String form() {
            return "FID";
        }

        @Override
        public String summary() {
            return "the squared Frechet distance of features; too large by a constant over the number of samples";
        }

        @Override
        public int usualPlace() {
            return 1;
        }

        @Override
        public FeatureDistance make(Options options) {
            return new Frechet();
        }
    }
}
