package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

/** Losses of sets against loops, closed forms and the cheapest of all assignments. */
class SetMetricsTest {
    /** A loss of a set of samples and one of data. */
    private interface Loss extends BiFunction<Examples, SampleTarget.Ends, Tensor> {}

    private static final Loss DRIFT = (examples, ends) -> new Drift(0.1, 0.3, 1).of(examples, ends);
    private static final Loss FRECHET = (examples, ends) -> FrechetDistance.of(ends);

    private static Loss sinkhorn(double epsilon, int iterations, boolean selfPairs) {
        return (examples, ends) -> new SinkhornDivergence(epsilon, iterations, selfPairs).of(examples, ends);
    }

    /** The discrepancies by number. */
    private static Loss discrepancy(int kernel, boolean selfPairs) {
        Discrepancy discrepancy = kernel == 0
                ? Discrepancy.energy(selfPairs)
                : kernel == 1 ? Discrepancy.gaussian(0.5, selfPairs) : Discrepancy.laplace(0.5, selfPairs);
        return discrepancy::of;
    }

    // ------------------------------------------------------------------ drift

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void exchangingTheSetsTurnsTheFieldRound(
            @ForAll @IntRange(min = 1, max = 6) int rows,
            @ForAll @IntRange(min = 1, max = 3) int columns,
            @ForAll @DoubleRange(min = 0.05, max = 3) double scale,
            @ForAll long seed) {
        double[][] at = points(seed, rows, columns, 1);
        double[][] p = points(seed + 1, rows, columns, 1);
        double[][] q = points(seed + 2, rows, columns, 2);
        double[] there = field(at, p, q, scale);
        double[] back = field(at, q, p, scale);
        double[] none = field(at, p, p, scale);
        for (int i = 0; i < there.length; i++) {
            assertEquals(there[i], -back[i], 1e-13);
            assertEquals(0, none[i], 1e-13);
        }
        double[] nearest = mean(at[0], p, scale);
        double[] repelling = mean(at[0], q, scale);
        for (int i = 0; i < columns; i++) {
            assertEquals(nearest[i] - repelling[i], there[i], 1e-12, "the means of both sets by exp(-|x - y| / scale)");
        }
    }

    private static double[] mean(double[] at, double[][] set, double scale) {
        double[] mean = new double[at.length];
        double all = 0;
        for (double[] point : set) {
            double weight = Math.exp(-Math.sqrt(square(at, point)) / scale);
            all += weight;
            for (int i = 0; i < at.length; i++) {
                mean[i] += weight * point[i];
            }
        }
        double sum = all;
        return Arrays.stream(mean).map(value -> value / sum).toArray();
    }

    private static double[] field(double[][] at, double[][] p, double[][] q, double scale) {
        TrainingStep step = step(at.length, at[0].length);
        Tensor x = step.images();
        Tensor data = x.graph().input(Role.DATA, "p", x.type());
        Tensor samples = x.graph().input(Role.DATA, "q", x.type());
        Tensor unit = x.graph().scalar(scale);
        step.probe("field", Drift.field(Pairs.distances(x, data), data, Pairs.distances(x, samples), samples, unit));
        return new StepTrial(1)
                .with("images", array(at))
                .with("p", array(p))
                .with("q", array(q))
                .run(step)
                .get("field")
                .values();
    }

    /** Far from the data samples are drawn there. */
    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void samplesAreDrawnToData(@ForAll @IntRange(min = 2, max = 6) int rows, @ForAll long seed) {
        double[][] x = points(seed, rows, 2, 0.1);
        double[][] y = points(seed + 1, rows, 2, 0.1);
        double[][] along = new double[rows][2];
        for (int row = 0; row < rows; row++) {
            y[row][0] += 10;
            along[row][0] = 1;
        }
        assertTrue(slope(DRIFT, x, y, along) < 0);
    }

    // ------------------------------------------------------------------ transport

    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
    void withLittleEntropyTheCostIsThatOfTheBestAssignment(
            @ForAll @IntRange(min = 2, max = 5) int rows,
            @ForAll @IntRange(min = 1, max = 3) int columns,
            @ForAll long seed) {
        double[][] x = points(seed, rows, columns, 1);
        double[][] y = points(seed + 1, rows, columns, 1);
        double best = cheapest(x, y, 0, new boolean[rows]) / rows;
        // without entropy a set goes to itself for nothing
        double found = value(sinkhorn(1e-3, 200, true), x, y);
        assertEquals(best, found, 0.02 * (best + 0.05));
    }

    private static double cheapest(double[][] x, double[][] y, int from, boolean[] taken) {
        if (from == x.length) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int to = 0; to < y.length; to++) {
            if (!taken[to]) {
                taken[to] = true;
                best = Math.min(best, square(x[from], y[to]) + cheapest(x, y, from + 1, taken));
                taken[to] = false;
            }
        }
        return best;
    }

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void theDivergenceIsNotNegativeAndNothingForTheSameSet(
            @ForAll @IntRange(min = 2, max = 6) int rows,
            @ForAll @IntRange(min = 1, max = 3) int columns,
            @ForAll @DoubleRange(min = 0.02, max = 1) double epsilon,
            @ForAll long seed) {
        double[][] x = points(seed, rows, columns, 1);
        double[][] y = points(seed + 1, rows, columns, 1);
        double found = value(sinkhorn(epsilon, 60, true), x, y);
        assertTrue(found > -1e-6, () -> "it is " + found);
        assertEquals(found, value(sinkhorn(epsilon, 60, true), y, x), 1e-9, "it is symmetric");
        for (int iterations : new int[] {1, 3}) {
            assertEquals(0, value(sinkhorn(epsilon, iterations, true), x, turned(x)), 1e-12);
        }
    }

    /** The slope by the envelope theorem is that of the value. */
    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void theSlopeOfTheDivergenceIsThatOfItsValue(
            @ForAll @IntRange(min = 2, max = 4) int rows, @ForAll boolean selfPairs, @ForAll long seed) {
        double[][] x = points(seed, rows, 2, 1);
        double[][] y = points(seed + 1, rows, 2, 1);
        // the weight of the entropy follows the mean cost, which the slope leaves out: hold that still by a move along
        // which it is
        slopes(sinkhorn(0.3, 100, selfPairs), x, y, still(x, y, seed), 2e-2);
    }

    /** A move of the samples that changes neither the mean squared distance nor the mean distance from data. */
    private static double[][] still(double[][] x, double[][] y, long seed) {
        double[][] along = points(seed + 2, x.length, 2, 1);
        double[][] squared = new double[x.length][2];
        for (int i = 0; i < x.length; i++) {
            for (double[] other : y) {
                squared[i][0] += x[i][0] - other[0];
                squared[i][1] += x[i][1] - other[1];
            }
        }
        double inner = 0;
        double norm = 1e-30;
        for (int i = 0; i < x.length; i++) {
            inner += squared[i][0] * along[i][0] + squared[i][1] * along[i][1];
            norm += squared[i][0] * squared[i][0] + squared[i][1] * squared[i][1];
        }
        for (int i = 0; i < x.length; i++) {
            along[i][0] -= inner / norm * squared[i][0];
            along[i][1] -= inner / norm * squared[i][1];
        }
        return along;
    }

    // ------------------------------------------------------------------ discrepancies

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theMeanOverRowsIsThatOverPairs(
            @ForAll @IntRange(min = 2, max = 6) int rows,
            @ForAll @IntRange(min = 1, max = 20) int columns,
            @ForAll @IntRange(max = 2) int kernel,
            @ForAll boolean selfPairs,
            @ForAll long seed) {
        double[][] x = points(seed, rows, columns, 1);
        double[][] y = points(seed + 1, rows, columns, 1);
        double mean = 0;
        for (double[] one : x) {
            for (double[] other : y) {
                mean += Math.sqrt(square(one, other)) / (rows * rows);
            }
        }
        double width = 0.5 * mean;
        double among = selfPairs ? rows * rows : rows * (rows - 1);
        double expected = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                if (selfPairs || i != j) {
                    expected += (kernel(kernel, x[i], x[j], width) + kernel(kernel, y[i], y[j], width)) / among;
                }
                expected -= 2 * kernel(kernel, x[i], y[j], width) / (rows * rows);
            }
        }
        assertEquals(expected, value(discrepancy(kernel, selfPairs), x, y), 1e-5);
        if (selfPairs) {
            assertTrue(expected > -1e-12);
            assertEquals(0, value(discrepancy(kernel, true), x, turned(x)), 1e-12);
        }
    }

    private static double kernel(int kernel, double[] x, double[] y, double width) {
        double distance = Math.sqrt(square(x, y));
        double unit = distance / width;
        return kernel == 0 ? -distance : kernel == 1 ? Math.exp(-unit * unit / 2) : Math.exp(-unit);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void theSlopeOfTheEnergyDistanceIsThatOfItsValue(@ForAll boolean selfPairs, @ForAll long seed) {
        double[][] x = points(seed, 4, 2, 1);
        double[][] y = points(seed + 1, 4, 2, 1);
        slopes(discrepancy(0, selfPairs), x, y, points(seed + 2, 4, 2, 1), 1e-3);
    }

    // ------------------------------------------------------------------ moments

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void inOneDimensionItIsTheDifferenceOfMeanAndDeviation(
            @ForAll @IntRange(min = 2, max = 8) int rows, @ForAll long seed) {
        double[][] x = points(seed, rows, 1, 1);
        double[][] y = points(seed + 1, rows, 1, 2);
        double[] a = moments(x);
        double[] b = moments(y);
        double expected = Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2);
        assertEquals(expected, value(FRECHET, x, y), 5e-4 * (1 + expected));
    }

    private static double[] moments(double[][] x) {
        double mean = Arrays.stream(x).mapToDouble(point -> point[0]).average().orElseThrow();
        double squares = Arrays.stream(x)
                .mapToDouble(point -> Math.pow(point[0] - mean, 2))
                .sum();
        return new double[] {mean, Math.sqrt(squares / (x.length - 1))};
    }

    /** In two dimensions tr (A B)^1/2 = sqrt(tr AB + 2 sqrt(det AB)). */
    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void inTwoDimensionsItHasAClosedForm(@ForAll @IntRange(min = 5, max = 9) int rows, @ForAll long seed) {
        double[][] x = points(seed, rows, 2, 1);
        double[][] y = points(seed + 1, rows, 2, 1.5);
        double[][] a = covariance(x);
        double[][] b = covariance(y);
        double trace = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                trace += a[i][j] * b[j][i];
            }
        }
        double root = Math.sqrt(trace + 2 * Math.sqrt(Math.max(0, determinant(a) * determinant(b))));
        double expected = a[0][0] + a[1][1] + b[0][0] + b[1][1] - 2 * root;
        for (int i = 0; i < 2; i++) {
            expected += Math.pow(a[2][i] - b[2][i], 2);
        }
        assertEquals(expected, value(FRECHET, x, y), 1e-2 * (1 + expected));
    }

    private static double determinant(double[][] a) {
        return a[0][0] * a[1][1] - a[0][1] * a[1][0];
    }

    /** Covariance, and the mean as its last row. */
    private static double[][] covariance(double[][] x) {
        int columns = x[0].length;
        double[][] found = new double[columns + 1][columns];
        for (double[] point : x) {
            for (int i = 0; i < columns; i++) {
                found[columns][i] += point[i] / x.length;
            }
        }
        for (double[] point : x) {
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j < columns; j++) {
                    found[i][j] += (point[i] - found[columns][i]) * (point[j] - found[columns][j]) / (x.length - 1);
                }
            }
        }
        return found;
    }

    /**
     * Nothing but the share e = 1e-5 of the trace that roots add to each eigenvalue: instead of a the root of A^1/2 A A^1/2 has
     * (a^2 + e (a tr A + tr A^2))^1/2, by less than e (tr A + tr A^2 / a) / 2 more.
     */
    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void setsOfTheSameMomentsHaveNoDistance(@ForAll @IntRange(min = 1, max = 6) int columns, @ForAll long seed) {
        double[][] x = points(seed, 2 * columns + 3, columns, 1);
        double[] mean = new double[columns];
        for (double[] point : x) {
            for (int i = 0; i < columns; i++) {
                mean[i] += point[i] / x.length;
            }
        }
        double[][] mirrored = Arrays.stream(x)
                .map(point -> IntStream.range(0, columns)
                        .mapToDouble(i -> 2 * mean[i] - point[i])
                        .toArray())
                .toArray(double[][]::new);
        double[][] covariance = covariance(x);
        double trace =
                IntStream.range(0, columns).mapToDouble(i -> covariance[i][i]).sum();
        double squares = 0;
        for (int i = 0; i < columns; i++) {
            squares += Arrays.stream(covariance[i]).map(a -> a * a).sum();
        }
        double added = 1e-5 * (columns * trace + squares * inverseTrace(covariance, columns));
        assertEquals(0, value(FRECHET, x, mirrored), 1.01 * added + 1e-9);
    }

    /** The trace of the inverse of the first rows of a matrix, by elimination. */
    private static double inverseTrace(double[][] matrix, int size) {
        double trace = 0;
        for (int of = 0; of < size; of++) {
            double[][] rows = new double[size][];
            for (int i = 0; i < size; i++) {
                rows[i] = Arrays.copyOf(matrix[i], size + 1);
                rows[i][size] = i == of ? 1 : 0;
            }
            for (int pivot = 0; pivot < size; pivot++) {
                for (int i = 0; i < size; i++) {
                    double factor = i == pivot ? 0 : rows[i][pivot] / rows[pivot][pivot];
                    for (int j = 0; j <= size; j++) {
                        rows[i][j] -= factor * rows[pivot][j];
                    }
                }
            }
            trace += rows[of][size] / rows[of][of];
        }
        return trace;
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void theSlopeOfTheFrechetDistanceIsThatOfItsValue(
            @ForAll @IntRange(min = 1, max = 3) int columns, @ForAll long seed) {
        double[][] x = points(seed, 9, columns, 1);
        double[][] y = points(seed + 1, 9, columns, 1);
        slopes(FRECHET, x, y, points(seed + 2, 9, columns, 1), 1e-2);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void theRootSquaredIsTheMatrix(@ForAll @IntRange(min = 1, max = 6) int size, @ForAll long seed) {
        TrainingStep step = step(1, 1);
        Tensor half = step.images().graph().input(Role.DATA, "half", Type.real(Shape.of(size, size)));
        Tensor matrix = half.matMul(half.permute(1, 0));
        MatrixRoot root = MatrixRoot.of(matrix);
        step.probe("matrix", matrix);
        step.probe("square", root.root().matMul(root.root()));
        step.probe("trace", MatrixRoot.trace(matrix));
        Map<String, Array> out = new StepTrial(1)
                .with("half", array(points(seed, size, size, 1)))
                .run(step);
        double trace = out.get("trace").values()[0];
        for (int i = 0; i < size * size; i++) {
            assertEquals(out.get("matrix").values()[i], out.get("square").values()[i], 5e-5 * trace);
        }
    }

    // ------------------------------------------------------------------ all

    /** Samples that have met, and samples on the data themselves, have finite losses and slopes. */
    @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
    void coincidingSamplesHaveFiniteSlopes(@ForAll @IntRange(min = 1, max = 3) int columns, @ForAll long seed) {
        double[][] y = points(seed, 5, columns, 1);
        double[][] met = new double[5][];
        Arrays.fill(met, y[0]);
        Map<String, Loss> losses = new LinkedHashMap<>();
        losses.put("drift", DRIFT);
        losses.put("frechet", FRECHET);
        for (boolean selfPairs : new boolean[] {false, true}) {
            losses.put("sinkhorn " + selfPairs, sinkhorn(0.01, 10, selfPairs));
            for (int kernel = 0; kernel < 3; kernel++) {
                losses.put(kernel + " " + selfPairs, discrepancy(kernel, selfPairs));
            }
        }
        double[][] along = points(seed + 1, 5, columns, 1);
        losses.forEach((name, loss) -> {
            for (double[][] data : List.of(y, met)) {
                assertTrue(Double.isFinite(value(loss, met, data)), name);
                double slope = slope(loss, met, data, along);
                assertTrue(Double.isFinite(slope), name);
                assertTrue(data != met || Math.abs(slope) < 1e-5, () -> name + " moves what is in place: " + slope);
            }
        });
    }

    /** The differential along a move is the difference. */
    private static void slopes(Loss loss, double[][] x, double[][] y, double[][] along, double tolerance) {
        double found = slope(loss, x, y, along);
        double h = 1e-4;
        double expected = (value(loss, moved(x, along, h), y) - value(loss, moved(x, along, -h), y)) / (2 * h);
        assertEquals(expected, found, tolerance * (1 + Math.abs(expected)));
    }

    private static double value(Loss loss, double[][] x, double[][] y) {
        TrainingStep step = step(x.length, x[0].length);
        step.probe("value", rows(step, loss).meanOfAll());
        return trial(x, y).run(step).get("value").values()[0];
    }

    private static double slope(Loss loss, double[][] x, double[][] y, double[][] along) {
        TrainingStep step = step(x.length, x[0].length);
        Tensor mean = rows(step, loss).meanOfAll();
        Tensor samples =
                step.images().graph().input(Role.DATA, "x", step.images().type());
        Tensor direction = samples.graph().input(Role.DATA, "along", samples.type());
        step.probe("slope", ForwardMode.tangent(mean, List.of(new Seed(samples, direction))));
        return trial(x, y).with("along", array(along)).run(step).get("slope").values()[0];
    }

    private static Tensor rows(TrainingStep step, Loss loss) {
        Tensor x = step.images().graph().input(Role.DATA, "x", step.images().type());
        Tensor y = step.images().graph().input(Role.DATA, "y", step.images().type());
        Examples examples = Examples.of(step, new LinearPath(), step.labels(), new NoiseToDataLaw().draw(step));
        Tensor rows = loss.apply(examples, new SampleTarget.Ends(x, y));
        assertEquals(Type.real(Shape.of(Dim.BATCH)), rows.type());
        return rows;
    }

    private static StepTrial trial(double[][] x, double[][] y) {
        return new StepTrial(1).with("x", array(x)).with("y", array(y));
    }

    private static double[][] points(long seed, int rows, int columns, double size) {
        Random random = new Random(seed * 7919);
        double[][] points = new double[rows][columns];
        for (double[] point : points) {
            Arrays.setAll(point, i -> size * random.nextGaussian());
        }
        return points;
    }

    private static double[][] turned(double[][] x) {
        double[][] turned = new double[x.length][];
        Arrays.setAll(turned, i -> x[(i + 1) % x.length]);
        return turned;
    }

    private static double[][] moved(double[][] x, double[][] along, double by) {
        double[][] moved = new double[x.length][x[0].length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                moved[i][j] = x[i][j] + by * along[i][j];
            }
        }
        return moved;
    }

    private static double square(double[] x, double[] y) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] - y[i]) * (x[i] - y[i]))
                .sum();
    }

    private static Array array(double[][] rows) {
        return new Array(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, rows[0].length);
    }

    private static TrainingStep step(int rows, int columns) {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(columns), rows, 1),
                new TinyNetwork(columns, 1),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
    }
}
