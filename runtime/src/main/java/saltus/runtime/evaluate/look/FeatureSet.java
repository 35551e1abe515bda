package saltus.runtime.evaluate.look;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a set of pictures: mean and covariance over all of them, and of as many as memory has room for, the first
 * ones, each by itself. A set that a file tells by its mean and covariance has the moments alone.
 */
public final class FeatureSet {
    private final FeatureMoments moments;
    private final Optional<Rows> rows;
    private @Nullable Neighbours neighbours;
    private @Nullable FrechetDistance frechet;
    private @Nullable FeatureSet fewer;

    /**
     * Pictures each by itself.
     *
     * @param features [n, D]
     * @param probabilities of the classes of a look [n, K], if it has any
     * @param classes what each picture was made for, or is; none if nobody knows
     */
    @SuppressWarnings("ArrayRecordComponent") // a parcel of numbers that nobody compares
    public record Rows(Table features, Optional<Table> probabilities, long[] classes) {
        /** Some of them, by number. */
        Rows chosen(int... chosen) {
            return new Rows(
                    features.chosen(chosen),
                    probabilities.map(all -> all.chosen(chosen)),
                    classes.length == 0
                            ? classes
                            : Arrays.stream(chosen).mapToLong(i -> classes[i]).toArray());
        }
    }

    FeatureSet(FeatureMoments moments, Optional<Rows> rows) {
        this.moments = moments;
        this.rows = rows;
    }

    /** A set of rows, all of which are kept. */
    static FeatureSet of(Rows rows) {
        return new FeatureSet(FeatureMoments.of(rows.features), Optional.of(rows));
    }

    /** Mean and covariance over all. */
    public FeatureMoments moments() {
        return moments;
    }

    /** Those that are kept each by itself; empty if a file has told mean and covariance alone. */
    public Optional<Rows> rows() {
        return rows;
    }

    /** Measures distances from the normal law with these moments; made when it is first asked for. */
    FrechetDistance frechet() {
        if (frechet == null) {
            frechet = new FrechetDistance(moments);
        }
        return frechet;
    }

    /** This set, or one of so many of its rows if there are more; the last one asked for is kept. */
    FeatureSet some(int most) {
        Table all = Needed.rows(this).features();
        if (all.count() <= most) {
            return this;
        }
        if (fewer == null || Needed.rows(fewer).features().count() != most) {
            fewer = of(Needed.rows(this).chosen(Parts.some(all.count(), most)));
        }
        return fewer;
    }

    /**
     * The nearest neighbours within the set, found when they are first asked for.
     *
     * @throws saltus.runtime.BadInputException if there are no rows
     */
    Neighbours neighbours() {
        if (neighbours == null) {
            neighbours = Neighbours.within(Needed.rows(this).features());
        }
        return neighbours;
    }
}
