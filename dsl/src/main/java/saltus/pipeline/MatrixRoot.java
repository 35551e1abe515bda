package saltus.pipeline;

import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/**
 * The square root of a symmetric positive semidefinite matrix and its inverse, by coupled Newton-Schulz iterations, which are
 * products alone. Source: Higham, Functions of Matrices, section 6.7.
 *
 * @param root [n, n]
 * @param inverse of the root [n, n]
 */
record MatrixRoot(Tensor root, Tensor inverse) {
    /** Each iteration makes 9/4 of a small eigenvalue; from the ridge up these are enough. */
    private static final int ITERATIONS = 18;

    /** Share of the trace that is added to each eigenvalue, so that the inverse is finite and rounding makes none negative. */
    private static final double RIDGE = 1e-5;

    private static final double SMALLEST = 1e-20;

    /** Of a matrix [n, n]. */
    static MatrixRoot of(Tensor matrix) {
        Tensor unit = identity(matrix);
        Tensor scale = trace(matrix).plus(SMALLEST);
        Tensor root = matrix.dividedBy(scale).plus(unit.times(RIDGE));
        Tensor inverse = unit;
        for (int i = 0; i < ITERATIONS; i++) {
            Tensor step = unit.times(3).minus(inverse.matMul(root)).times(0.5);
            root = root.matMul(step);
            inverse = step.matMul(inverse);
        }
        Tensor size = scale.sqrt();
        return new MatrixRoot(root.times(size), inverse.dividedBy(size));
    }

    /** The sum of the diagonal: a scalar. */
    static Tensor trace(Tensor matrix) {
        return matrix.times(identity(matrix)).sum(0, 1);
    }

    private static Tensor identity(Tensor matrix) {
        Dim size = matrix.shape().dim(0);
        Tensor numbers = matrix.rowNumbers();
        Tensor diagonal =
                numbers.reshape(Shape.of(size, Dim.of(1))).equalTo(numbers.reshape(Shape.of(Dim.of(1), size)));
        return diagonal.choose(matrix.ones(), matrix.zeros());
    }
}
