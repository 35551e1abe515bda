package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static saltus.graph.Precision.DOUBLE;
import static saltus.graph.Precision.SINGLE;
import static saltus.runtime.program.Closeness.assertClose;

import ai.djl.Device;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.Solver;
import saltus.pipeline.CosinePath;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Path;
import saltus.pipeline.Sampler;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.Scaling;
import saltus.pipeline.SolverMap;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;
import saltus.runtime.network.Weight;

/** Samplers on a network whose flow is known equal the closed form of their steps. */
class SamplingProgramTest {
    private static final int ROWS = 5;
    private static final int SIZE = 4;
    private static final int CLASSES = 3;
    private static final double QUARTER = Math.PI / 2;

    /** How a sampler goes: the columns of the cases below. */
    private record Way(Solver solver, boolean cosine, boolean shortcuts, int steps, double guidance, double deviation) {
        SamplingStep write(Architecture network) {
            SamplingStep step = new SamplingStep(
                    new TrainingStep.Batch(network.sample(), ROWS, network.classes()),
                    new BoundNetwork(network),
                    Scaling.constant(deviation, deviation),
                    steps,
                    guidance);
            Path path = cosine ? new CosinePath() : new LinearPath();
            SolverMap map = solver == Solver.EULER ? SolverMap.euler() : SolverMap.ddim(path);
            Sampler sampler = shortcuts ? Sampler.ofShortcuts(path, map) : Sampler.ofVelocity(path, map);
            sampler.write(step);
            return step;
        }

        double[] expected(ModelState state, double[] latent, int label) {
            double[] z = Arrays.stream(latent).map(x -> deviation * x).toArray();
            for (int k = 0; k < steps; k++) {
                double t = (steps - k) / (double) steps;
                double end = (steps - k - 1) / (double) steps;
                double[] u = velocity(state, z, shortcuts ? end : t, t, label);
                double turn = QUARTER * (end - t);
                boolean circular = cosine && solver == Solver.DDIM;
                for (int i = 0; i < z.length; i++) {
                    z[i] = circular ? Math.cos(turn) * z[i] + Math.sin(turn) / QUARTER * u[i] : z[i] + (end - t) * u[i];
                }
            }
            return z;
        }

        private double[] velocity(ModelState state, double[] z, double r, double t, int label) {
            double[] seen = Arrays.stream(z).map(x -> x / deviation).toArray();
            double[] conditional = KnownFlow.value(state, seen, r, t, label);
            double[] unconditional = KnownFlow.value(state, seen, r, t, CLASSES);
            double scale = guidance > 1 ? guidance : 1;
            double[] u = new double[z.length];
            Arrays.setAll(u, i -> deviation * (unconditional[i] + scale * (conditional[i] - unconditional[i])));
            return u;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EULER, false, true, 1, 1, 1, false",
        "EULER, false, true, 1, 1, 1, true",
        "DDIM, false, true, 1, 1, 1, true",
        "DDIM, true, true, 1, 1, 1, false",
        "DDIM, true, true, 1, 0, 0.5, true",
        "EULER, true, true, 1, 1, 1, false",
        "EULER, false, true, 4, 1, 1, true",
        "DDIM, true, true, 3, 2.5, 0.5, true",
        "EULER, false, false, 6, 1.5, 1, false",
        "DDIM, true, false, 2, 4, 0.7, false"
    })
    void samplersEqualTheirClosedForm(
            Solver solver,
            boolean cosine,
            boolean shortcuts,
            int steps,
            double guidance,
            double deviation,
            boolean frozen) {
        Way way = new Way(solver, cosine, shortcuts, steps, guidance, deviation);
        KnownFlow network = new KnownFlow(SIZE, CLASSES, frozen);
        Random random = new Random(steps);
        double[] latents = random.doubles(ROWS * SIZE, -2, 2).toArray();
        long[] labels = LongStream.range(0, ROWS).map(i -> i % (CLASSES + 1)).toArray();
        Feed feed = new Feed().reals("latents", latents, ROWS, SIZE).integers("labels", labels, ROWS);
        try (ModelState state = network.state(random);
                SamplingProgram program = new SamplingProgram(
                        way.write(network), names(state.learned()), names(state.tables()), DOUBLE, Device.cpu())) {
            double[] samples = program.sample(state.parameters(), state.fixed(), feed);
            for (int i = 0; i < ROWS; i++) {
                double[] latent = Arrays.copyOfRange(latents, i * SIZE, (i + 1) * SIZE);
                double[] sample = Arrays.copyOfRange(samples, i * SIZE, (i + 1) * SIZE);
                assertClose(way.expected(state, latent, (int) labels[i]), sample, 1e-12, "sample " + i);
            }
        }
    }

    @Test
    void aBatchIsOneNativeCallWhateverTheSteps() {
        KnownFlow network = new KnownFlow(SIZE, CLASSES, true);
        SamplingStep step = new Way(Solver.EULER, false, true, 7, 3, 1).write(network);
        try (ModelState state = network.state(new Random(1));
                SamplingProgram program = new SamplingProgram(
                        step, names(state.learned()), names(state.tables()), DOUBLE, Device.cpu())) {
            for (int i = 0; i < 3; i++) {
                assertEquals(i, program.calls());
                int rows = 1 + 2 * i;
                Feed feed = new Feed()
                        .reals("latents", new double[rows * SIZE], rows, SIZE)
                        .integers("labels", new long[rows], rows);
                assertEquals(rows * SIZE, program.sample(state.parameters(), state.fixed(), feed).length);
            }
            assertEquals(3, program.calls());
            assertFalse(program.text().contains("grad_mode(True)"), "a sampler needs no tape");
        }
    }

    /** The average goes by another name in the training step; a loan of its handles leaves nothing behind. */
    @Test
    void aRunSamplesFromParametersAndAverage() {
        Architecture network = new Mlp(2, 4, 1, 0, Extras.NONE);
        SamplingStep step = new Way(Solver.EULER, false, true, 2, 1, 1).write(network);
        TrainingStep training = HandMadeSteps.continuous(network, ROWS, false);
        try (TrainingRig rig = new TrainingRig(network, training, TrainingRig.USUAL, false, SINGLE);
                SamplingProgram program =
                        new SamplingProgram(step, rig.state().trained(), List.of(), SINGLE, Device.cpu())) {
            rig.initialise(1);
            StepFeeds feeds = new StepFeeds(network, training);
            rig.step(feeds.at(0), 1e-2);
            Feed feed = new Feed()
                    .reals("latents", new Random(1).doubles(6).toArray(), 3, 2)
                    .integers("labels", new long[3], 3);
            int before = rig.state().handles();
            double[] current =
                    program.sample(rig.state().parameters(), rig.state().fixed(), feed);
            double[] averaged =
                    program.sample(rig.state().average(), rig.state().fixed(), feed);
            assertFalse(Arrays.equals(current, averaged));
            assertEquals(before, rig.state().handles());
            rig.step(feeds.at(1), 1e-2);
            assertFalse(Arrays.equals(
                    current,
                    program.sample(rig.state().parameters(), rig.state().fixed(), feed)));
            copy(rig.state().average(), rig.state().parameters());
            assertArrayEquals(
                    program.sample(rig.state().average(), rig.state().fixed(), feed),
                    program.sample(rig.state().parameters(), rig.state().fixed(), feed));
        }
    }

    private static void copy(TensorList from, TensorList to) {
        for (int i = 0; i < from.size(); i++) {
            to.set(i, from.bytes(i));
        }
    }

    private static List<String> names(List<Weight> weights) {
        return weights.stream().map(Weight::name).toList();
    }
}
