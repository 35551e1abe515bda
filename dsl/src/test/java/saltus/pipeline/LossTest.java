package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import saltus.Reduction;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;

/** Distances and weights of rows against their formulas in plain Java. */
class LossTest {
    private static final int BATCH = 7;
    private static final double[] ERROR = {0.5, -1.5, 0, 2, -0.25, 1e-3};

    /** A network of which a log-variance is known: two numbers a row's times, times a weight. */
    private record Expecting(double start, double end) implements TrainingStep.Binding {
        @Override
        public Network bind(GraphBuilder graph, Role parameters, boolean detached) {
            Tensor weight = graph.input(parameters, "weight", Type.real(Shape.SCALAR));
            return new Network() {
                @Override
                public Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition) {
                    return z;
                }

                @Override
                public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
                    Tensor of = t.times(start);
                    return (seesEnd ? of.plus(r.times(end)) : of).plus(weight);
                }
            };
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void pseudoHuberIsItsNaiveFormula(
            @ForAll @DoubleRange(min = 0.05, max = 2) double scale,
            @ForAll @DoubleRange(min = 0.1, max = 10) double size) {
        double c = scale * Math.sqrt(3);
        double[] found = run(new PseudoHuber(scale)::of, size);
        for (int row = 0; row < 2; row++) {
            double e = squares(row, size);
            assertEquals(Math.sqrt(e + c * c) - c, found[row], 1e-13 * (c + Math.sqrt(e)));
        }
    }

    /** e / 2c (1 - e / 4c^2 + ..): the naive formula has no digit left. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void pseudoHuberKeepsTheDigitsOfTinyErrors(
            @ForAll @DoubleRange(min = 0.05, max = 2) double scale,
            @ForAll @DoubleRange(min = 1, max = 9) double digits) {
        double c = scale * Math.sqrt(3);
        double size = 1e-9 / digits;
        double[] found = run(new PseudoHuber(scale)::of, size);
        for (int row = 0; row < 2; row++) {
            double expected = squares(row, size) / (2 * c);
            assertEquals(expected, found[row], 1e-13 * expected);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void absoluteErrorsAreSummedOrAveraged(@ForAll @DoubleRange(min = 0.1, max = 10) double size) {
        double[] sums = run(new AbsoluteError(Reduction.SUM)::of, size);
        double[] means = run(new AbsoluteError(Reduction.MEAN)::of, size);
        for (int row = 0; row < 2; row++) {
            double sum =
                    Arrays.stream(ERROR, 3 * row, 3 * row + 3).map(Math::abs).sum();
            assertEquals(size * sum, sums[row], 1e-13 * size);
            assertEquals(size * sum / 3, means[row], 1e-13 * size);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void squaresAreWeightedByThemselves(
            @ForAll @DoubleRange(min = 0, max = 2) double power,
            @ForAll @DoubleRange(min = 0.01, max = 1) double floor,
            @ForAll @DoubleRange(min = 0.01, max = 20) double loss) {
        GraphBuilder graph = new GraphBuilder();
        Tensor rows = Numbers.of(graph, loss, 2 * loss);
        Tensor weighted = AdaptiveWeighting.ofSquares(power, floor).of(rows);
        graph.output("weighted", weighted);
        graph.output("slope", ForwardMode.tangent(weighted, List.of(new Seed(rows, rows.ones()))));
        Map<String, Array> out = Interpreter.run(graph.build(), Map.of());
        for (int row = 0; row < 2; row++) {
            double e = loss * (row + 1);
            double divisor = Math.pow(e * e + floor, power);
            assertEquals(e * e / divisor, out.get("weighted").values()[row], 1e-12 * (1 + e * e / divisor));
            assertEquals(2 * e / divisor, out.get("slope").values()[row], 1e-12 * (1 + 2 * e / divisor));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void logVariancesWeighTheirOwnRowsOrAllPairs(
            @ForAll Evaluations evaluations,
            @ForAll boolean overBatch,
            @ForAll boolean seesEnd,
            @ForAll @DoubleRange(min = -2, max = 2) double start,
            @ForAll @DoubleRange(min = -2, max = 2) double end,
            @ForAll @DoubleRange(min = -2, max = 2) double weight,
            @ForAll long seed) {
        Map<String, Array> out = weighted(
                new Expecting(start, end), evaluations, new VariationalWeighting(overBatch, seesEnd), weight, seed);
        double[] losses = out.get("loss").values();
        double[] lambdas = new double[BATCH];
        Arrays.setAll(
                lambdas,
                row -> weight
                        + start * out.get("t").values()[row]
                        + (seesEnd ? end * out.get("r").values()[row] : 0));
        Near.check(new Array(lambdas, BATCH), out.get("log_var"), 1e-14, () -> "lambda");
        double expected = 0;
        for (int row = 0; row < BATCH; row++) {
            double own = Math.exp(-lambdas[row]) * losses[row] + lambdas[row];
            if (overBatch) {
                for (int other = 0; other < BATCH; other++) {
                    expected += (Math.exp(-lambdas[row]) * losses[other] + lambdas[row]) / (BATCH * BATCH);
                }
            } else {
                assertEquals(own, out.get("weighted").values()[row], 1e-12 * (1 + losses[row]));
                expected += own / BATCH;
            }
        }
        double found = Arrays.stream(out.get("weighted").values()).average().orElseThrow();
        assertEquals(expected, found, 1e-12 * (1 + Math.abs(expected)));
    }

    /** At lambda = log l the slope is zero and the loss 1 + log l; anywhere else it is larger. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theBestLogVarianceIsTheLogarithmOfTheLoss(
            @ForAll Evaluations evaluations,
            @ForAll boolean overBatch,
            @ForAll @DoubleRange(min = -1, max = 1) double away,
            @ForAll long seed) {
        Expecting constant = new Expecting(0, 0);
        VariationalWeighting weighting = new VariationalWeighting(overBatch, false);
        double[] losses =
                weighted(constant, evaluations, weighting, 0, seed).get("loss").values();
        double best = Math.log(Arrays.stream(losses).average().orElseThrow());
        Map<String, Array> there = weighted(constant, evaluations, weighting, best, seed);
        double least = Arrays.stream(there.get("weighted").values()).average().orElseThrow();
        assertEquals(1 + best, least, 1e-12);
        assertEquals(0, there.get("slope").values()[0], 1e-12);
        Map<String, Array> elsewhere = weighted(constant, evaluations, weighting, best + away, seed);
        double more =
                Arrays.stream(elsewhere.get("weighted").values()).average().orElseThrow();
        assertEquals(least + Math.exp(-away) - 1 + away, more, 1e-12);
    }

    private static Map<String, Array> weighted(
            Expecting network, Evaluations evaluations, VariationalWeighting weighting, double weight, long seed) {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(Shape.of(2), BATCH, 1), network, Scaling.NONE, false, evaluations);
        Examples examples = Examples.of(
                step,
                new LinearPath(),
                step.labels(),
                PairLaw.uniform(0.4, InnerSplit.fraction(0)).draw(step));
        Tensor loss = new SquaredError(Reduction.SUM).of(examples.velocity());
        Tensor weighted = weighting.of(examples, loss);
        examples.probe("loss", loss);
        examples.probe("weighted", weighted);
        Tensor parameter = step.images().graph().input(Role.PARAMETER, "weight", Type.real(Shape.SCALAR));
        step.probe("slope", ForwardMode.tangent(weighted.meanOfAll(), List.of(new Seed(parameter, parameter.ones()))));
        return new StepTrial(seed).with("weight", Array.scalar(weight)).run(step);
    }

    private interface Rows {
        Tensor of(Tensor error);
    }

    private static double[] run(Rows rows, double size) {
        GraphBuilder graph = new GraphBuilder();
        Tensor error = graph.input(Role.DATA, "error", Type.real(Shape.rows(Dim.BATCH, 3)));
        graph.output("rows", rows.of(error.times(size)));
        return Interpreter.run(graph.build(), Map.of("error", new Array(ERROR, 2, 3)))
                .get("rows")
                .values();
    }

    private static double squares(int row, double size) {
        return Arrays.stream(ERROR, 3 * row, 3 * row + 3)
                .map(x -> size * size * x * x)
                .sum();
    }
}
