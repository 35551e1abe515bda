package saltus.runtime.evaluate.look;

import com.google.auto.service.AutoService;
import java.util.Locale;
import saltus.runtime.door.Options;

/** How the shares of {@link Manifold} are had by name, each with the number of neighbours of its paper. */
abstract sealed class ManifoldMetric implements PictureMetric {
    private static final int USUAL_SAMPLES = 1000;

    private final Manifold.Share share;
    private final int neighbours;
    private final int usualPlace;
    private final String summary;

    private ManifoldMetric(Manifold.Share share, int neighbours, int usualPlace, String summary) {
        this.share = share;
        this.usualPlace = usualPlace;
        this.neighbours = neighbours;
        this.summary = summary;
    }

    @Override
    public String name() {
        return share.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String form() {
        return name() + "[:k=K,samples=N]";
    }

    @Override
    public String summary() {
        return summary + " (default k=" + neighbours + ", of at most " + USUAL_SAMPLES + " samples)";
    }

    @Override
    public int usualPlace() {
        return usualPlace;
    }

    @Override
    public FeatureDistance make(Options options) {
        return new Manifold(
                share,
                options.whole("k", neighbours, 1, Neighbours.MOST),
                options.whole("samples", USUAL_SAMPLES, 2, 20_000));
    }

    /** How precision is had. */
    @AutoService(PictureMetric.class)
    public static final class Precision extends ManifoldMetric {
        /** For the door. */
        public Precision() {
            super(Manifold.Share.PRECISION, 3, 3, "the share of generated samples near true ones");
        }
    }

    /** How recall is had. */
    @AutoService(PictureMetric.class)
    public static final class Recall extends ManifoldMetric {
        /** For the door. */
        public Recall() {
            super(Manifold.Share.RECALL, 3, 0, "the share of true samples near generated ones");
        }
    }

    /** How density is had. */
    @AutoService(PictureMetric.class)
    public static final class Density extends ManifoldMetric {
        /** For the door. */
        public Density() {
            super(
                    Manifold.Share.DENSITY,
                    5,
                    0,
                    "how densely generated samples lie where true ones do, 1 for true ones");
        }
    }

    /** How coverage is had. */
    @AutoService(PictureMetric.class)
    public static final class Coverage extends ManifoldMetric {
        /** For the door. */
        public Coverage() {
            super(Manifold.Share.COVERAGE, 5, 4, "the share of true samples with a generated one near");
        }
    }
}
