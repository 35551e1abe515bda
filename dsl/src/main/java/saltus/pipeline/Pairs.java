package saltus.pipeline;

import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** All pairs of the points of two sets, as matrices: a row for each point of the first, a column for each of the second. */
final class Pairs {
    /** Stands for a pair that never meets. */
    static final double FAR = 1e9;

    /** What is below is one place: a distance has no direction there. */
    private static final double CLOSEST = 1e-6;

    /** Up to here differences are written out; beyond, inner products do with less memory, and with less precision. */
    private static final long FEW = 16;

    private Pairs() {}

    /** Samples [B, ..] as points [B, n]. */
    static Tensor points(Tensor samples) {
        return samples.shape().rank() == 2
                ? samples
                : samples.reshape(Shape.rows(
                        samples.shape().dim(0), Math.toIntExact(samples.shape().fixedSize())));
    }

    /** |a - b|^2 [A, B] of points [A, n] and [B, n]. */
    static Tensor squares(Tensor a, Tensor b) {
        Dim width = a.shape().dim(1);
        if (width.isFixed() && width.size() <= FEW) {
            Tensor first = a.reshape(Shape.of(a.shape().dim(0), Dim.of(1), width));
            Tensor second = b.reshape(Shape.of(Dim.of(1), b.shape().dim(0), width));
            return first.minus(second).square().sum(2);
        }
        Tensor inner = a.matMul(b.permute(1, 0));
        return column(a.square().sum(1))
                .plus(row(b.square().sum(1)))
                .minus(inner.times(2))
                .maximum(0);
    }

    /** |a - b| [A, B], bounded below so that its slope is finite. */
    static Tensor distances(Tensor a, Tensor b) {
        return squares(a, b).maximum(CLOSEST * CLOSEST).sqrt();
    }

    /** The mask [A, A] of a point with itself. */
    static Tensor self(Tensor points) {
        Tensor numbers = points.rowNumbers();
        return column(numbers).equalTo(row(numbers));
    }

    /** One number a point [A] for every column. */
    static Tensor column(Tensor numbers) {
        return numbers.reshape(Shape.of(numbers.shape().dim(0), Dim.of(1)));
    }

    /** One number a point [B] for every row. */
    static Tensor row(Tensor numbers) {
        return numbers.reshape(Shape.of(Dim.of(1), numbers.shape().dim(0)));
    }

    /** How many points there are: a scalar. */
    static Tensor count(Tensor points) {
        return points.rowNumbers().ones().sum(0);
    }

    /** The squared length [A] of x - sg(x + field): nothing of the field itself is differentiated. */
    static Tensor pulled(Tensor points, Tensor field) {
        return points.minus(points.plus(field).stopGradient()).square().sum(1);
    }
}
