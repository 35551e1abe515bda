package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import saltus.graph.Array;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** The change of a continuous target: warmed up, then scaled, then bounded. */
class TangentShapeTest {
    private static final int BATCH = 10;
    private static final int CLASSES = 3;
    private static final int CHANNELS = 2;

    @Provide
    Arbitrary<KnownPath> paths() {
        return Arbitraries.of(KnownPath.LINEAR, KnownPath.COSINE);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aChangeIsScaledAndThenBounded(
            @ForAll("paths") KnownPath path,
            @ForAll boolean scaled,
            @ForAll boolean bounded,
            @ForAll @DoubleRange(min = 0.01, max = 2) double c,
            @ForAll @DoubleRange(min = 0, max = 1) double t,
            @ForAll @DoubleRange(min = 0, max = 100) double size) {
        double[] change = {size, -2 * size, 0.5, 0};
        TangentShape shape = TangentShape.PLAIN;
        shape = bounded ? shape.normalised(c) : shape;
        shape = scaled ? shape.scaledByAlpha(path.path()) : shape;
        assertEquals(!scaled && !bounded, shape.keepsChange());
        GraphBuilder graph = new GraphBuilder();
        Tensor row = Numbers.of(graph, change).reshape(Shape.of(1, 2, 2));
        graph.output("change", shape.change(row, Numbers.of(graph, 0), Numbers.of(graph, t)));
        double[] found = Interpreter.run(graph.build(), Map.of()).get("change").values();
        double factor = scaled ? path.alpha().applyAsDouble(t) : 1;
        double rms = factor * root(change);
        for (int i = 0; i < change.length; i++) {
            assertEquals(factor * change[i] / (bounded ? rms + c : 1), found[i], 1e-13 * (1 + size));
        }
        assertTrue(!bounded || root(found) < 1);
    }

    @Property
    void warmUpReachesTheDerivativeOnly(@ForAll @DoubleRange(min = 0, max = 1) double rho) {
        GraphBuilder graph = new GraphBuilder();
        TangentShape shape = TangentShape.PLAIN.warmedUp(graph.scalar(rho));
        assertTrue(shape.keepsChange());
        Tensor numbers = Numbers.of(graph, 3, -4).reshape(Shape.of(1, 2));
        graph.output("derivative", shape.derivative(numbers));
        graph.output("change", shape.change(numbers, Numbers.of(graph, 0), Numbers.of(graph, 0.5)));
        Map<String, Array> out = Interpreter.run(graph.build(), Map.of());
        assertEquals(new Array(new double[] {3 * rho, -4 * rho}, 1, 2), out.get("derivative"));
        assertEquals(new Array(new double[] {3, -4}, 1, 2), out.get("change"));
        assertFalse(shape.normalised(0.1).keepsChange());
    }

    /** Whatever the order in which they are asked for. */
    @Property
    void aChangeIsCutBeforeItIsMultiplied(
            @ForAll @DoubleRange(min = 0.1, max = 10) double limit,
            @ForAll @DoubleRange(min = 0, max = 1) double r,
            @ForAll @DoubleRange(min = 0, max = 1) double t,
            @ForAll @DoubleRange(min = 0, max = 100) double size,
            @ForAll boolean first) {
        double[] change = {size, -2 * size, 0.5, 0};
        BinaryOperator<Tensor> factor = (end, start) -> start.times(3).plus(end).plus(0.1);
        TangentShape shape = first
                ? TangentShape.PLAIN.clamped(limit).scaled(factor)
                : TangentShape.PLAIN.scaled(factor).clamped(limit);
        assertFalse(shape.keepsChange());
        GraphBuilder graph = new GraphBuilder();
        Tensor row = Numbers.of(graph, change).reshape(Shape.of(1, 2, 2));
        graph.output("change", shape.change(row, Numbers.of(graph, r), Numbers.of(graph, t)));
        double[] found = Interpreter.run(graph.build(), Map.of()).get("change").values();
        for (int i = 0; i < change.length; i++) {
            double cut = Math.max(-limit, Math.min(limit, change[i]));
            assertEquals((3 * t + r + 0.1) * cut, found[i], 1e-13 * (1 + limit));
        }
        assertFalse(TangentShape.PLAIN.clamped(limit).keepsChange());
    }

    /** A shape by its numbers. */
    private record Shaping(double rho, boolean scaled, boolean bounded, double c) {
        TangentShape shape(TrainingStep step, Path path) {
            TangentShape shape =
                    TangentShape.PLAIN.warmedUp(step.images().graph().scalar(rho));
            shape = scaled ? shape.scaledByAlpha(path) : shape;
            return bounded ? shape.normalised(c) : shape;
        }

        /** The change of a row in plain Java. */
        double[] change(double[] led, double[] derivative, double alpha) {
            double[] change = new double[led.length];
            Arrays.setAll(change, i -> (led[i] + rho * derivative[i]) * (scaled ? alpha : 1));
            double size = bounded ? root(change) + c : 1;
            return Arrays.stream(change).map(x -> x / size).toArray();
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void eulersTargetMovesFromTheTargetNetworkByTheShapedChange(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll boolean scaled,
            @ForAll boolean bounded,
            @ForAll @DoubleRange(min = 0, max = 1) double rho,
            @ForAll @DoubleRange(min = 0.01, max = 1) double c,
            @ForAll long seed) {
        Shaping shaping = new Shaping(rho, scaled, bounded, c);
        Trial trial = new Trial(KnownPath.LINEAR, separate, evaluations);
        Tensor target = new ContinuousTarget(shaping.shape(trial.step, trial.path.path()), NetworkDerivative.forward())
                .of(trial.examples, trial.velocity, trial.direction);
        Map<String, Array> out = trial.run(target, seed);
        for (int row = 0; row < BATCH; row++) {
            double t = out.get("t").values()[row];
            double r = out.get("r").values()[row];
            double[] value = row(out, "value", row);
            double[] slope = row(out, "expected slope", row);
            double[] velocity = row(out, "velocity", row);
            double[] led = new double[CHANNELS];
            double[] derivative = new double[CHANNELS];
            Arrays.setAll(led, i -> velocity[i] - value[i]);
            Arrays.setAll(derivative, i -> -(t - r) * slope[i]);
            double[] change = shaping.change(led, derivative, 1 - t);
            assertTarget(out, row, value, change);
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void ddimsTargetMovesFromTheTargetNetworkByTheShapedDerivativeOfItsStep(
            @ForAll("paths") KnownPath path,
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll boolean scaled,
            @ForAll boolean bounded,
            @ForAll @DoubleRange(min = 0, max = 1) double rho,
            @ForAll @DoubleRange(min = 0.01, max = 1) double c,
            @ForAll long seed) {
        Shaping shaping = new Shaping(rho, scaled, bounded, c);
        Trial trial = new Trial(path, separate, evaluations);
        Tensor target = new ContinuousDdimTarget(
                        path.path(), shaping.shape(trial.step, path.path()), NetworkDerivative.forward())
                .of(trial.examples, trial.velocity, trial.direction);
        Map<String, Array> out = trial.run(target, seed);
        for (int row = 0; row < BATCH; row++) {
            double t = out.get("t").values()[row];
            double r = out.get("r").values()[row];
            double h = 1e-5;
            double scale = scale(path, t, r);
            double scaleSlope = (scale(path, t + h, r) - scale(path, t - h, r)) / (2 * h);
            double stepSlope = (length(path, t + h, r) - length(path, t - h, r)) / (2 * h);
            double[] z = row(out, "z_t", row);
            double[] value = row(out, "value", row);
            double[] slope = row(out, "expected slope", row);
            double[] velocity = row(out, "velocity", row);
            double[] led = new double[CHANNELS];
            double[] derivative = new double[CHANNELS];
            Arrays.setAll(led, i -> scale * (velocity[i] - value[i]));
            Arrays.setAll(
                    derivative,
                    i -> scaleSlope * z[i] + (stepSlope + scale) * value[i] + length(path, t, r) * slope[i]);
            double[] change = shaping.change(led, derivative, path.alpha().applyAsDouble(t));
            assertTarget(out, row, value, change);
        }
    }

    /** alphaBar in plain Java, from alpha, sigma and their derivatives. */
    private static double scale(KnownPath path, double t, double r) {
        return (path.alpha().applyAsDouble(r) * path.sigmaPrime().applyAsDouble(t)
                        - path.sigma().applyAsDouble(r) * path.alphaPrime().applyAsDouble(t))
                / wronskian(path, t);
    }

    /** betaBar in plain Java. */
    private static double length(KnownPath path, double t, double r) {
        return (path.sigma().applyAsDouble(r) * path.alpha().applyAsDouble(t)
                        - path.alpha().applyAsDouble(r) * path.sigma().applyAsDouble(t))
                / wronskian(path, t);
    }

    private static double wronskian(KnownPath path, double t) {
        return path.alpha().applyAsDouble(t) * path.sigmaPrime().applyAsDouble(t)
                - path.sigma().applyAsDouble(t) * path.alphaPrime().applyAsDouble(t);
    }

    /** A step whose leading velocity and direction differ, with the network's slope by differences. */
    private static final class Trial {
        private final KnownPath path;
        private final TrainingStep step;
        private final Examples examples;
        private final Tensor velocity;
        private final Tensor direction;

        private Trial(KnownPath path, boolean separate, Evaluations evaluations) {
            this.path = path;
            this.step = new TrainingStep(
                    new TrainingStep.Batch(Shape.of(CHANNELS), BATCH, CLASSES),
                    new TinyNetwork(CHANNELS, CLASSES),
                    Scaling.NONE,
                    separate,
                    evaluations);
            this.examples = Examples.of(
                    step,
                    path.path(),
                    step.labels(),
                    PairLaw.uniform(0.4, InnerSplit.fraction(0)).draw(step));
            this.velocity = examples.velocity();
            this.direction = examples.velocity().times(0.7).plus(examples.z().sin());
        }

        private Map<String, Array> run(Tensor target, long seed) {
            Times times = examples.times();
            double h = 1e-3;
            Tensor[] at = new Tensor[4];
            for (int i = 0; i < 4; i++) {
                double move = List.of(-2, -1, 1, 2).get(i) * h;
                at[i] = at(times, move);
            }
            Tensor slope = at[2].minus(at[1]).times(8).minus(at[3].minus(at[0])).dividedBy(12 * h);
            examples.probe("expected slope", slope);
            examples.probe("value", at(times, 0));
            examples.probe("velocity", velocity);
            examples.probe("target", target);
            return new StepTrial(seed).run(step);
        }

        private Tensor at(Times times, double move) {
            return step.target()
                    .apply(
                            examples.z().plus(direction.times(move)),
                            times.r(),
                            times.t().plus(move),
                            examples.condition());
        }
    }

    private static void assertTarget(Map<String, Array> out, int row, double[] value, double[] change) {
        boolean shortcut = out.get("r").values()[row] < out.get("t").values()[row];
        double[] found = row(out, "target", row);
        for (int i = 0; i < CHANNELS; i++) {
            double expected = shortcut ? value[i] + change[i] : row(out, "velocity", row)[i];
            assertEquals(expected, found[i], 1e-7 * (1 + Math.abs(expected)), "row " + row);
        }
    }

    private static double[] row(Map<String, Array> out, String name, int row) {
        return Arrays.copyOfRange(out.get(name).values(), row * CHANNELS, (row + 1) * CHANNELS);
    }

    private static double root(double... numbers) {
        return Math.sqrt(Arrays.stream(numbers).map(x -> x * x).average().orElseThrow());
    }
}
