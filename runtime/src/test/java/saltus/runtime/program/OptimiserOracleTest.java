package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static saltus.graph.Precision.DOUBLE;
import static saltus.runtime.program.Closeness.assertClose;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.Reduction;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Scaling;
import saltus.pipeline.SquaredError;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.BoundNetwork;

/** Fifty steps of the program on a regression equal fifty steps of an optimiser in plain Java. */
class OptimiserOracleTest {
    private static final int SIZE = 3;
    private static final int ROWS = 5;
    private static final int SPARE = 4;
    private static final Affine NETWORK = new Affine(SIZE);
    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @CsvSource({
        "Infinity, 0, 0.99, 0",
        "Infinity, 0.1, 0, 0.9",
        "0.3, 0, 0.5, 0.5",
        "0.01, 0.2, 0.999, 0.999",
        "1000, 0.05, 0.9, 0"
    })
    void theProgramEqualsTheOracle(double clip, double weightDecay, double emaDecay, double targetDecay) {
        Optimiser settings = new Optimiser(0.9, 0.95, 1e-8, weightDecay, clip, emaDecay, targetDecay);
        boolean separate = targetDecay > 0;
        TrainingStep step = regression(separate);
        try (TrainingRig rig = new TrainingRig(NETWORK, step, settings, separate, DOUBLE)) {
            rig.initialise(4);
            AdamW oracle = new AdamW(settings, flat(rig.state().parameters()));
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
                assertEquals(AdamW.norm(gradient), report.gradientNorm(), TOLERANCE * 100);
                oracle.step(gradient, learningRate);
                compare(oracle, rig.state(), i + 1);
            }
        }
    }

    private static void compare(AdamW oracle, TrainingState state, int steps) {
        assertClose(oracle.parameters(), flat(state.parameters()), TOLERANCE, "parameters");
        assertClose(oracle.first(), flat(state.firstMoments()), TOLERANCE, "first moments");
        assertClose(oracle.second(), flat(state.secondMoments()), TOLERANCE, "second moments");
        assertClose(oracle.average(), flat(state.average()), TOLERANCE, "average");
        state.target().ifPresent(target -> assertClose(oracle.target(), flat(target), TOLERANCE, "target"));
        for (double count : flat(state.counters())) {
            assertEquals(steps, count);
        }
    }

    /** The network's output on the images against noise, squared. */
    private static TrainingStep regression(boolean separate) {
        TrainingStep.Batch batch = new TrainingStep.Batch(NETWORK.sample(), ROWS, 0);
        TrainingStep step =
                new TrainingStep(batch, new BoundNetwork(NETWORK), Scaling.NONE, separate, Evaluations.PLANNED);
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
