package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.graph.Precision.DOUBLE;
import static saltus.runtime.program.Closeness.assertClose;

import ai.djl.Device;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import saltus.Reduction;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Scaling;
import saltus.pipeline.SquaredError;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.Weight;

/** Fifty steps of the program on a regression equal fifty steps of an optimiser in plain Java. */
class OptimiserOracleTest {
    private static final int SIZE = 3;
    private static final int ROWS = 5;
    private static final int SPARE = 4;
    private static final Affine NETWORK = new Affine(SIZE);
    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @CsvSource({
        "ADAMW, 0.95, Infinity, 0, 0.99, 0",
        "ADAMW, 0.95, Infinity, 0.1, 0, 0.9",
        "ADAMW, 0.95, 0.3, 0, 0.5, 0.5",
        "ADAMW, 0.95, 0.01, 0.2, 0.999, 0.999",
        "ADAMW, 0.95, 1000, 0.05, 0.9, 0",
        "ADAM, 0.95, Infinity, 0, 0.99, 0",
        "ADAM, 0.95, 0.3, 0.1, 0.5, 0.5",
        "ADAM, 0.999, 1000, 0.05, 0.9, 0",
        "RADAM, 0.95, Infinity, 0, 0.99, 0",
        "RADAM, 0.999, 0.3, 0.1, 0.5, 0.5",
        "RADAM, 0.5, 1000, 0.05, 0.9, 0",
        "RADAM, 0, 1, 0, 0.9, 0",
        "LION, 0.99, Infinity, 0, 0.99, 0",
        "LION, 0.99, 0.3, 0.1, 0.5, 0.5",
        "LION, 0, 1000, 0.05, 0.9, 0",
        "MUON, 0.95, 0.3, 0.1, 0.5, 0.5"
    })
    void theProgramEqualsTheOracle(
            UpdateRule rule, double beta2, double clip, double weightDecay, double emaDecay, double targetDecay) {
        Optimiser settings = new Optimiser(rule, 0.9, beta2, 1e-8, weightDecay, clip, emaDecay, targetDecay);
        boolean separate = targetDecay > 0;
        TrainingStep step = regression(NETWORK, separate);
        try (TrainingRig rig = new TrainingRig(NETWORK, step, settings, separate, DOUBLE)) {
            rig.initialise(4);
            PlainOptimiser oracle = new PlainOptimiser(
                    settings, NETWORK.weights(), flat(rig.state().parameters()));
            for (int i = 0; i < 50; i++) {
                double[] x = new Random(2L * i).doubles(ROWS * SIZE, -2, 2).toArray();
                double[] y = new Random(2L * i + 1).doubles(ROWS * SIZE, -2, 2).toArray();
                double learningRate = 0.05 / (1 + i % 7);
                Feed feed = new Feed().reals("images", x, ROWS, SIZE).reals("draw.noise", y, ROWS, SIZE);
                double[] errors = errors(oracle.parameters(), x, y);
                double[] gradient = gradient(errors, x);
                StepReport report = rig.step(feed, learningRate);
                double squares = Arrays.stream(errors).map(e -> e * e).sum();
                assertEquals(squares / ROWS, report.loss(), TOLERANCE * 100);
                assertEquals(squares / ROWS / SIZE, report.error(), TOLERANCE * 100);
                assertEquals(PlainOptimiser.norm(gradient), report.gradientNorm(), TOLERANCE * 100);
                oracle.step(gradient, learningRate);
                compare(oracle, rig.state(), i + 1);
            }
        }
    }

    /** With a target, an average and weight decay; the steps after it are those of a run that never had it. */
    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void aStepWithoutAFiniteGradientChangesNothing(UpdateRule rule) {
        Optimiser settings = new Optimiser(rule, 0.9, 0.95, 1e-8, 0.1, 1, 0.9, 0.9);
        try (TrainingRig rig = new TrainingRig(NETWORK, regression(NETWORK, true), settings, true, DOUBLE)) {
            rig.initialise(4);
            for (int i = 0; i < 8; i++) {
                double[] x = new Random(i).doubles(ROWS * SIZE, -2, 2).toArray();
                Feed feed = new Feed().reals("images", x, ROWS, SIZE).reals("draw.noise", x, ROWS, SIZE);
                Map<String, List<ByteBuffer>> before = rig.saved();
                double[] bad = x.clone();
                bad[i] = i % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
                StepReport refused =
                        rig.step(new Feed().reals("images", bad, ROWS, SIZE).reals("draw.noise", x, ROWS, SIZE), 0.1);
                assertFalse(refused.applied());
                assertEquals(before, rig.saved());
                assertTrue(rig.step(feed, 0.1).applied());
                assertNotEquals(before, rig.saved());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void aRuleKeepsWhatItSaysAndNoMore(UpdateRule rule) {
        Layers network = new Layers();
        try (TrainingState state = new TrainingState(network, DOUBLE, rule, true, 0, false, Device.cpu())) {
            assertEquals(
                    Set.copyOf(TrainingState.names(network, rule, true)),
                    state.lists().keySet());
            state.lists().forEach((name, list) -> assertEquals(state.names(name).size(), list.size(), name));
            for (Weight weight : network.weights()) {
                assertEquals(
                        rule.moments(weight),
                        state.lists().keySet().stream()
                                .filter(name -> name.startsWith("exp_avg"))
                                .filter(name -> state.names(name).contains(weight.name()))
                                .count());
            }
        }
    }

    /** Tall and wide matrices, several in one weight, one that is not read, and weights at the edge. */
    @ParameterizedTest
    @EnumSource(UpdateRule.class)
    void matricesOfHiddenLayersEqualTheOracle(UpdateRule rule) {
        Layers network = new Layers();
        Optimiser settings = new Optimiser(rule, 0.9, 0.95, 1e-8, 0.1, 2, 0.5, 0.5);
        TrainingStep step = regression(network, true);
        try (TrainingRig rig = new TrainingRig(network, step, settings, true, DOUBLE)) {
            rig.initialise(4);
            PlainOptimiser oracle = new PlainOptimiser(
                    settings, network.weights(), flat(rig.state().parameters()));
            for (int i = 0; i < 50; i++) {
                double[] x = new Random(2L * i).doubles(ROWS * SIZE, -2, 2).toArray();
                double[] y = new Random(2L * i + 1).doubles(ROWS * SIZE, -2, 2).toArray();
                double learningRate = 0.05 / (1 + i % 7);
                rig.step(new Feed().reals("images", x, ROWS, SIZE).reals("draw.noise", y, ROWS, SIZE), learningRate);
                oracle.step(network.gradient(oracle.parameters(), x, y), learningRate);
                compare(oracle, rig.state(), i + 1);
            }
        }
    }

    private static void compare(PlainOptimiser oracle, TrainingState state, int steps) {
        assertClose(oracle.parameters(), flat(state.parameters()), TOLERANCE, "parameters");
        assertClose(oracle.first(), flat(state.firstMoments()), TOLERANCE, "first moments");
        assertClose(
                oracle.second(),
                state.secondMoments().map(OptimiserOracleTest::flat).orElse(new double[0]),
                TOLERANCE,
                "second moments");
        assertClose(oracle.average(), flat(state.average()), TOLERANCE, "average");
        state.target().ifPresent(target -> assertClose(oracle.target(), flat(target), TOLERANCE, "target"));
        for (double count : flat(state.counters())) {
            assertEquals(steps, count);
        }
    }

    /** The network's output on the images against noise, squared. */
    private static TrainingStep regression(Architecture network, boolean separate) {
        TrainingStep.Batch batch = new TrainingStep.Batch(network.sample(), ROWS, 0);
        TrainingStep step =
                new TrainingStep(batch, new BoundNetwork(network), Scaling.NONE, separate, Evaluations.PLANNED);
        Tensor x = step.images();
        Tensor times = x.rowNumbers();
        Tensor error = step.student()
                .apply(x, times, times, Condition.of(step.labels()))
                .minus(step.noise());
        step.loss(new SquaredError(Reduction.SUM).of(error), error);
        return step;
    }

    /** Flat lists hold w, then the spare weight, then b. */
    private static double[] errors(double[] parameters, double[] x, double[] y) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> parameters[i % SIZE] * x[i] + parameters[SIZE + SPARE + i % SIZE] - y[i])
                .toArray();
    }

    private static double[] gradient(double[] errors, double[] x) {
        double[] gradient = new double[SIZE + SPARE + SIZE];
        for (int i = 0; i < x.length; i++) {
            gradient[i % SIZE] += 2 * errors[i] * x[i] / ROWS;
            gradient[SIZE + SPARE + i % SIZE] += 2 * errors[i] / ROWS;
        }
        return gradient;
    }

    private static double[] flat(TensorList list) {
        return IntStream.range(0, list.size())
                .mapToObj(list::doubles)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
