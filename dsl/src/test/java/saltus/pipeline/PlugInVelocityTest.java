package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Array;
import saltus.graph.Shape;

/** The mean of conditional velocities against a loop over all pairs of a row and a sample. */
class PlugInVelocityTest {
    private static final int CLASSES = 3;
    private static final int WIDTH = 4;
    private static final String EFFECTIVE = TrainingStep.DIAGNOSTIC + "effective_samples";

    /** What a step is made of, beside the values that it reads. */
    private record Plan(
            KnownPath path, Evaluations evaluations, double deviation, double probability, boolean withinClass) {
        Map<String, Array> run(int batch, StepTrial trial) {
            TrainingStep step = new TrainingStep(
                    new TrainingStep.Batch(Shape.of(2, 2), batch, CLASSES),
                    new TinyNetwork(2, CLASSES),
                    Scaling.constant(deviation, 1),
                    false,
                    evaluations);
            Times times = PairLaw.uniform(0.4, InnerSplit.fraction(0)).draw(step);
            Examples examples = Examples.of(step, path.path(), new LabelDropping(0.5).onAllRows(step), times);
            step.probe(
                    "velocity",
                    examples.inOrder(new PlugInVelocity(path.path(), probability, withinClass).of(examples)));
            step.probe("images", step.images());
            step.probe("labels", step.labels());
            for (Draw draw : step.draws()) {
                int columns = draw.shape().rank() == 2 ? draw.shape().dim(1).size() : 0;
                step.probe(
                        "draw." + draw.name(),
                        switch (draw.name()) {
                            case "noise" -> step.noise().dividedBy(deviation);
                            default ->
                                columns > 0
                                        ? step.draw(draw.name(), draw.law(), columns)
                                        : step.draw(draw.name(), draw.law());
                        });
            }
            return trial.run(step);
        }
    }

    @Provide
    Arbitrary<KnownPath> paths() {
        return Arbitraries.of(KnownPath.ALL);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theEstimateIsTheWeightedMeanOverAllSamples(
            @ForAll("paths") KnownPath path,
            @ForAll Evaluations evaluations,
            @ForAll boolean withinClass,
            @ForAll @DoubleRange(min = 0.3, max = 2) double deviation,
            @ForAll @DoubleRange(min = 0, max = 1) double probability,
            @ForAll @IntRange(min = 1, max = 9) int batch,
            @ForAll long seed) {
        Plan plan = new Plan(path, evaluations, deviation, probability, withinClass);
        Map<String, Array> out = plan.run(batch, noisy(seed, batch));
        double effective = 0;
        for (int row = 0; row < batch; row++) {
            double[] weights = weights(out, path, deviation, withinClass, row);
            double[] expected = new double[WIDTH];
            for (int other = 0; other < batch; other++) {
                double[] velocity = velocity(out, path, row, other);
                for (int i = 0; i < WIDTH; i++) {
                    expected[i] += weights[other] * velocity[i];
                }
            }
            assertNear(expected, row(out, "vplug", row));
            boolean estimated = out.get("draw.vplug_u").values()[row] < probability;
            assertEquals(estimated ? 1 : 0, out.get("vplug_select").values()[row]);
            assertArrayEquals(row(out, estimated ? "vplug" : "v_t", row), row(out, "velocity", row));
            effective += 1 / Arrays.stream(weights).map(w -> w * w).sum() / batch;
        }
        double found = out.get(EFFECTIVE).values()[0];
        assertEquals(effective, found, 1e-9 * effective);
        assertTrue(found >= 1 - 1e-12 && found <= batch + 1e-12, () -> "effective samples: " + found);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aSampleAloneGivesItsOwnVelocity(
            @ForAll("paths") KnownPath path, @ForAll Evaluations evaluations, @ForAll long seed) {
        Map<String, Array> out = new Plan(path, evaluations, 1, 1, false).run(1, noisy(seed, 1));
        assertNear(out.get("v_t").values(), out.get("velocity").values());
        assertEquals(1, out.get(EFFECTIVE).values()[0], 1e-15);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTheBatchIsNothingToIt(
            @ForAll("paths") KnownPath path,
            @ForAll Evaluations evaluations,
            @ForAll boolean withinClass,
            @ForAll @IntRange(min = 2, max = 9) int batch,
            @ForAll long seed) {
        Plan plan = new Plan(path, evaluations, 1, 0.6, withinClass);
        Map<String, Array> out = plan.run(batch, noisy(seed, batch));
        List<Integer> order = IntStream.range(0, batch).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(seed));
        StepTrial shuffled = new StepTrial(seed);
        out.forEach((name, value) -> {
            if (name.equals("images") || name.equals("labels") || name.startsWith("draw.")) {
                shuffled.with(name, shuffled(value, order));
            }
        });
        Map<String, Array> found = plan.run(batch, shuffled);
        Near.check(shuffled(out.get("velocity"), order), found.get("velocity"), 1e-9, order::toString);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noneOrAllOfTheRowsUseTheEstimate(
            @ForAll("paths") KnownPath path, @ForAll Evaluations evaluations, @ForAll long seed) {
        Map<String, Array> never = new Plan(path, evaluations, 1, 0, false).run(8, noisy(seed, 8));
        assertEquals(never.get("v_t"), never.get("velocity"));
        Map<String, Array> always = new Plan(path, evaluations, 1, 1, false).run(8, noisy(seed, 8));
        assertEquals(always.get("vplug"), always.get("velocity"));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rowsWithoutNoiseKeepTheirOwnVelocity(
            @ForAll("paths") KnownPath path, @ForAll Evaluations evaluations, @ForAll long seed) {
        int batch = 6;
        double[] times = times(seed, batch);
        for (int row : new int[] {1, 4}) {
            times[2 * row] = 0;
            times[2 * row + 1] = 0;
        }
        Map<String, Array> out = new Plan(path, evaluations, 1, 1, false)
                .run(batch, new StepTrial(seed).with("draw.time", new Array(times, batch, 2)));
        out.forEach((name, array) -> assertTrue(Arrays.stream(array.values()).allMatch(Double::isFinite), name));
        for (int row = 0; row < batch; row++) {
            String expected = row == 1 || row == 4 ? "v_t" : "vplug";
            assertArrayEquals(row(out, expected, row), row(out, "velocity", row));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void bothOrdersOfEvaluationAgree(
            @ForAll("paths") KnownPath path,
            @ForAll boolean withinClass,
            @ForAll @IntRange(min = 1, max = 9) int batch,
            @ForAll long seed) {
        Map<String, Array> planned =
                new Plan(path, Evaluations.PLANNED, 0.5, 0.5, withinClass).run(batch, noisy(seed, batch));
        Map<String, Array> reference =
                new Plan(path, Evaluations.REFERENCE, 0.5, 0.5, withinClass).run(batch, noisy(seed, batch));
        for (String name : List.of("vplug", "vplug_select", "v_mix", "velocity", EFFECTIVE)) {
            Near.check(reference.get(name), planned.get(name), 1e-9, () -> name);
        }
    }

    private static double[] weights(
            Map<String, Array> out, KnownPath path, double deviation, boolean withinClass, int row) {
        double t = out.get("t").values()[row];
        double sigma = path.sigma().applyAsDouble(t);
        double alpha = path.alpha().applyAsDouble(t);
        double[] z = row(out, "z_t", row);
        double[] labels = out.get("labels").values();
        double[] weights = new double[labels.length];
        for (int other = 0; other < weights.length; other++) {
            double[] y = row(out, "images", other);
            double squares = IntStream.range(0, WIDTH)
                    .mapToDouble(i -> Math.pow(z[i] - alpha * y[i], 2))
                    .sum();
            boolean counts = !withinClass || labels[other] == labels[row];
            weights[other] = counts ? -squares / (2 * deviation * deviation * sigma * sigma) : Double.NEGATIVE_INFINITY;
        }
        double largest = Arrays.stream(weights).max().orElseThrow();
        double[] likely = Arrays.stream(weights).map(w -> Math.exp(w - largest)).toArray();
        double total = Arrays.stream(likely).sum();
        return Arrays.stream(likely).map(w -> w / total).toArray();
    }

    /** The velocity of the path that leads from another sample to this row's z. */
    private static double[] velocity(Map<String, Array> out, KnownPath path, int row, int other) {
        double t = out.get("t").values()[row];
        double[] z = row(out, "z_t", row);
        double[] y = row(out, "images", other);
        double[] velocity = new double[WIDTH];
        Arrays.setAll(velocity, i -> {
            double noise =
                    (z[i] - path.alpha().applyAsDouble(t) * y[i]) / path.sigma().applyAsDouble(t);
            return path.alphaPrime().applyAsDouble(t) * y[i] + path.sigmaPrime().applyAsDouble(t) * noise;
        });
        return velocity;
    }

    private static double[] row(Map<String, Array> out, String name, int row) {
        return Arrays.copyOfRange(out.get(name).values(), row * WIDTH, (row + 1) * WIDTH);
    }

    private static void assertNear(double[] expected, double[] found) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-9 * (1 + Math.abs(expected[i])));
        }
    }

    /** Times at which there is enough noise for the loop to keep its digits. */
    private static StepTrial noisy(long seed, int batch) {
        return new StepTrial(seed).with("draw.time", new Array(times(seed, batch), batch, 2));
    }

    private static double[] times(long seed, int batch) {
        return new Random(seed).doubles(2L * batch, 0.05, 1).toArray();
    }

    private static Array shuffled(Array rows, List<Integer> order) {
        int width = rows.values().length / order.size();
        double[] values = new double[rows.values().length];
        for (int row = 0; row < order.size(); row++) {
            System.arraycopy(rows.values(), order.get(row) * width, values, row * width, width);
        }
        return new Array(values, rows.shape());
    }
}
