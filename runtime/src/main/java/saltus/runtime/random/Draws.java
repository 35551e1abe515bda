package saltus.runtime.random;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import saltus.graph.Dim;
import saltus.pipeline.Draw;

/** Fills the random inputs of a training step. */
public final class Draws {
    /**
     * The greatest single-precision number below 1. A uniform draw beyond it, one in thirty million, is lowered to it,
     * for it would become 1 in single precision, which U[0, 1) excludes.
     */
    private static final double BELOW_ONE = 0x1.fffffep-1;

    private Draws() {}

    /**
     * The entries of a draw, row-major: a function of the arguments alone. The first rows do not depend on how many
     * follow.
     *
     * @param seed of the run
     * @param step number of the training step
     * @param draw its shape has the batch as only open extent; its name makes it independent of the other draws
     * @param rows size of the batch
     * @return rows times the other extents; uniforms stay in [0, 1) in single precision, too
     */
    public static double[] of(long seed, long step, Draw draw, int rows) {
        return of(seed, step, draw, 0, rows);
    }

    /**
     * The entries of some rows of a batch, the same as in the whole; those before them are not made. A draw that has no
     * rows, since its shape does not begin with the batch, is had whole.
     *
     * @param from the first row
     * @param to the row after the last
     */
    public static double[] of(long seed, long step, Draw draw, int from, int to) {
        boolean hasRows = hasRows(draw);
        long row = draw.shape().fixedSize();
        int size = Math.toIntExact(row * (hasRows ? to - from : 1));
        RandomStream random = RandomStream.of(seed, "draw:" + draw.name(), step).after(hasRows ? row * from : 0);
        return switch (draw.law().kind()) {
            case UNIFORM -> drawn(size, () -> Math.min(random.uniform(), BELOW_ONE));
            case NORMAL -> random.normals(size);
            case STEP -> drawn(size, () -> step);
            case CATEGORY -> {
                double[] bounds = bounds(draw.law().masses());
                yield drawn(size, () -> 1 + category(bounds, random.uniform()));
            }
            case INTEGER -> drawn(size, () -> 1 + random.below(draw.law().bound()));
        };
    }

    private static double[] drawn(int size, DoubleSupplier one) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = one.getAsDouble();
        }
        return values;
    }

    /** Where the categories end in [0, 1]. */
    private static double[] bounds(List<Double> masses) {
        double total = masses.stream().mapToDouble(Double::doubleValue).sum();
        double[] bounds = new double[masses.size()];
        double sum = 0;
        for (int i = 0; i < bounds.length; i++) {
            sum += masses.get(i);
            bounds[i] = sum / total;
        }
        return bounds;
    }

    private static int category(double[] bounds, double uniform) {
        int found = Arrays.binarySearch(bounds, uniform);
        return Math.min(found < 0 ? -found - 1 : found + 1, bounds.length - 1);
    }

    /**
     * True if a draw has entries for each row of a batch, false if it is one for all.
     *
     * @throws IllegalArgumentException if more is open than the number of rows
     */
    public static boolean hasRows(Draw draw) {
        int open = draw.shape().named().size();
        if (open > 1 || (open == 1 && !draw.shape().startsWith(Dim.BATCH))) {
            throw new IllegalArgumentException("the draw " + draw.name() + " has the shape " + draw.shape()
                    + ", of which more than the batch size is open");
        }
        return open == 1;
    }
}
