package saltus.runtime.evaluate.look;

import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A generated set and a true one that metrics compare; what several of them need is made once. */
public final class FeaturePair {
    private final FeatureSet generated;
    private final FeatureSet truth;
    private @Nullable DMatrixRMaj gaps;
    private @Nullable Double frechet;
    private @Nullable FeaturePair fewer;

    /** @throws IllegalArgumentException if they were seen by networks of other numbers of features */
    public FeaturePair(FeatureSet generated, FeatureSet truth) {
        if (generated.moments().features() != truth.moments().features()) {
            throw new IllegalArgumentException("%d features are not compared with %d"
                    .formatted(generated.moments().features(), truth.moments().features()));
        }
        this.generated = generated;
        this.truth = truth;
    }

    public FeatureSet generated() {
        return generated;
    }

    public FeatureSet truth() {
        return truth;
    }

    /** The pair of so many rows of each; the last one asked for is kept. */
    FeaturePair some(int most) {
        FeatureSet left = generated.some(most);
        FeatureSet right = truth.some(most);
        if (left == generated && right == truth) {
            return this;
        }
        if (fewer == null || fewer.generated != left || fewer.truth != right) {
            fewer = new FeaturePair(left, right);
        }
        return fewer;
    }

    /** The squared distances of generated rows to true ones [n, m]. */
    DMatrixRMaj gaps() {
        if (gaps == null) {
            gaps = Distances.squared(
                    Needed.rows(generated).features(), Needed.rows(truth).features());
        }
        return gaps;
    }

    /** The squared Frechet distance of the normal laws with their moments. */
    double frechet() {
        if (frechet == null) {
            frechet = truth.frechet().to(generated.moments());
        }
        return frechet;
    }
}
