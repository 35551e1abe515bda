package saltus.graph;

import java.util.HashMap;
import java.util.Map;

/**
 * The rows on which a derivative is wanted: all of them, or the first ones. Values with one entry a row are then read
 * through {@link Op.Head}, and what would mix rows is refused, since a sum over some rows is not the sum over all.
 */
abstract class LeadingRows {
    /** Every row: nothing is cut. */
    static final LeadingRows ALL = new LeadingRows() {
        @Override
        Tensor of(Tensor value) {
            return value;
        }

        @Override
        Shape of(Shape shape) {
            return shape;
        }

        @Override
        boolean cuts(Dim dim) {
            return false;
        }
    };

    private LeadingRows() {}

    /**
     * As many rows of {@code batch} as {@code like} has.
     *
     * @throws GraphException if the batch is a mere number, by which rows cannot be told from other axes
     */
    static LeadingRows like(Tensor like, Dim batch) {
        if (batch.isFixed()) {
            throw new GraphException(
                    "a tangent on some rows needs an output whose first extent is named, found " + batch);
        }
        return new First(like, batch);
    }

    /** These rows of a value; the value itself if it has no rows. */
    abstract Tensor of(Tensor value);

    /** The shape that a value of this shape has on these rows. */
    abstract Shape of(Shape shape);

    /** True if an axis of this extent loses entries. */
    abstract boolean cuts(Dim dim);

    /** Refuses a value whose rows are no longer the first axis of its tangent. */
    void check(Tensor tangent, Tensor value) {
        if (!tangent.shape().equals(of(value.shape()))) {
            throw new GraphException("a tangent on some rows loses them at " + value + ", found " + tangent.shape()
                    + "; rows stay in front");
        }
    }

    /** Refuses whatever reads several rows for one. */
    void refuse(String what) {
        if (this != ALL) {
            throw new GraphException("a tangent on some rows cannot pass " + what + ", which mixes rows");
        }
    }

    /** Refuses to run along an axis that has fewer entries in the tangent than in the value. */
    void refuseAlong(int axis, Tensor tangent, Tensor value, String what) {
        if (!tangent.shape().dim(axis).equals(value.shape().dim(axis))) {
            refuse(what);
        }
    }

    private static final class First extends LeadingRows {
        private final Tensor like;
        private final Dim batch;
        private final Map<Integer, Tensor> heads = new HashMap<>();

        First(Tensor like, Dim batch) {
            this.like = like;
            this.batch = batch;
        }

        @Override
        Tensor of(Tensor value) {
            int at = value.shape().dims().indexOf(batch);
            if (at > 0) {
                throw new GraphException("a tangent on some rows needs " + batch + " in front, found " + value.type());
            }
            return at < 0 ? value : heads.computeIfAbsent(value.id(), id -> value.head(like));
        }

        @Override
        Shape of(Shape shape) {
            return shape.startsWith(batch) ? shape.with(0, like.shape().dim(0)) : shape;
        }

        @Override
        boolean cuts(Dim dim) {
            return dim.equals(batch);
        }
    }
}
