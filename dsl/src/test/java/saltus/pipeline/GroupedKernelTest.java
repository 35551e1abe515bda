package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

/** The kernel distance of each group against a double loop over its pairs. */
class GroupedKernelTest {
    private static final double CLOSEST = 1e-4;

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theMeanOverAGroupsRowsIsThatOverItsPairs(
            @ForAll @IntRange(min = 2, max = 6) int size,
            @ForAll @IntRange(min = 1, max = 4) int groups,
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll boolean picture,
            @ForAll @DoubleRange(min = 0.1, max = 2) double scale,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double floor,
            @ForAll long seed) {
        Shape sample = picture ? Shape.of(channels, 2, 2) : Shape.of(channels);
        TrainingStep step = step(sample, size * groups);
        Tensor a = step.images();
        Tensor b = step.noise();
        Map<String, Array> out = run(step, size, scale, floor, a, b, new StepTrial(seed));
        TrainingStep other = step(sample, size * groups);
        Map<String, Array> swapped = run(other, size, scale, floor, other.noise(), other.images(), new StepTrial(seed));
        int entries = Math.toIntExact(sample.fixedSize());
        for (int group = 0; group < groups; group++) {
            double[][] first = rows(out.get("a"), group, size);
            double[][] second = rows(out.get("b"), group, size);
            double weight = weight(out, group * size, scale, floor);
            double expected = distance(first, second, weight);
            double found = mean(out.get("kernel"), group, size);
            assertEquals(expected, found, 1e-13);
            assertEquals(found, mean(swapped.get("kernel"), group, size), 1e-13, "a distance is symmetric");
            // what the bound on the closest pair takes from each point's kernel with itself
            double cut = 1 - Math.exp(-weight * CLOSEST / entries);
            assertTrue(found >= -2 * cut / size - 1e-13, () -> "negative: " + found);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aGroupThatHitsItsTargetsInAnyOrderHasNoDistance(
            @ForAll @IntRange(min = 2, max = 6) int size,
            @ForAll @IntRange(min = 1, max = 3) int groups,
            @ForAll @IntRange(min = 1, max = 4) int channels,
            @ForAll @IntRange(max = 5) int turns,
            @ForAll long seed) {
        TrainingStep step = step(Shape.of(channels), size * groups);
        Tensor a = step.images();
        Tensor b = new Groups(size).turned(a, turns % size);
        Map<String, Array> out = run(step, size, 0.5, 0.01, a, b, new StepTrial(seed));
        for (int group = 0; group < groups; group++) {
            assertEquals(0, mean(out.get("kernel"), group, size), 1e-14);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void itsSlopeIsThatOfTheLoop(
            @ForAll @IntRange(min = 2, max = 4) int size,
            @ForAll @IntRange(min = 1, max = 3) int groups,
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll long seed) {
        TrainingStep step = step(Shape.of(channels), size * groups);
        Map<String, Array> out = run(step, size, 0.5, 0.3, step.images(), step.noise(), new StepTrial(seed));
        double found = out.get("slope").values()[0];
        double expected = 0;
        for (int group = 0; group < groups; group++) {
            double weight = weight(out, group * size, 0.5, 0.3);
            double[][] a = rows(out.get("a"), group, size);
            double[][] b = rows(out.get("b"), group, size);
            double[][] along = rows(out.get("along"), group, size);
            double h = 1e-6;
            expected += (distance(moved(a, along, h), b, weight) - distance(moved(a, along, -h), b, weight))
                    / (2 * h * groups);
        }
        assertEquals(expected, found, 1e-6);
    }

    @Test
    void pointsThatMeetHaveASlopeOfZero() {
        TrainingStep step = step(Shape.of(3), 4);
        Map<String, Array> out = run(step, 2, 0.5, 1e-6, step.images(), step.images(), new StepTrial(9));
        assertEquals(0, out.get("slope").values()[0], 1e-12);
    }

    private static Map<String, Array> run(
            TrainingStep step, int size, double scale, double floor, Tensor a, Tensor b, StepTrial trial) {
        Times times = new GroupLaw(size, 0.99, InnerSplit.fraction(0.5)).draw(step);
        Examples examples = Examples.of(step, new LinearPath(), step.labels(), times);
        GroupedKernel kernel = new GroupedKernel(size, scale, floor);
        Tensor loss = kernel.of(examples, new SampleTarget.Ends(a, b.stopGradient()));
        Tensor along = a.graph().input(Role.DATA, "along", a.type());
        step.probe("a", a);
        step.probe("b", b);
        step.probe("along", along);
        step.probe("kernel", loss);
        step.probe("slope", ForwardMode.tangent(loss.meanOfAll(), List.of(new Seed(a, along))));
        assertEquals(Type.real(Shape.of(Dim.BATCH)), loss.type());
        return trial.run(step);
    }

    private static double distance(double[][] a, double[][] b, double weight) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum += kernel(a[i], a[j], weight) + kernel(b[i], b[j], weight) - 2 * kernel(a[i], b[j], weight);
            }
        }
        return sum / (a.length * a.length);
    }

    private static double kernel(double[] x, double[] y, double weight) {
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            squares += (x[i] - y[i]) * (x[i] - y[i]);
        }
        return Math.exp(-weight * Math.max(Math.sqrt(squares), CLOSEST) / x.length);
    }

    private static double weight(Map<String, Array> out, int row, double scale, double floor) {
        double length = out.get("t").values()[row] - out.get("r").values()[row];
        return 1 / (scale * length + floor);
    }

    private static double[][] moved(double[][] points, double[][] along, double by) {
        double[][] moved = new double[points.length][points[0].length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points[i].length; j++) {
                moved[i][j] = points[i][j] + by * along[i][j];
            }
        }
        return moved;
    }

    private static double[][] rows(Array values, int group, int size) {
        int width = values.values().length / values.shape()[0];
        double[][] rows = new double[size][];
        Arrays.setAll(
                rows,
                i -> Arrays.copyOfRange(values.values(), (group * size + i) * width, (group * size + i + 1) * width));
        return rows;
    }

    private static double mean(Array rows, int group, int size) {
        return Arrays.stream(rows.values(), group * size, (group + 1) * size)
                .average()
                .orElseThrow();
    }

    private static TrainingStep step(Shape sample, int batch) {
        return new TrainingStep(
                new TrainingStep.Batch(sample, batch, 1),
                new TinyNetwork(sample.dim(-1).size(), 1),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
    }
}
