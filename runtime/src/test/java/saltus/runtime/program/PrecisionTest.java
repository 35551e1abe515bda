package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.graph.Precision.DOUBLE;
import static saltus.graph.Precision.MIXED;
import static saltus.graph.Precision.SINGLE;

import ai.djl.Device;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.ForwardMode;
import saltus.graph.Graph;
import saltus.graph.Precision;
import saltus.graph.Tensor;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;

/** How far the programs of one graph are apart in the three precisions, values, derivatives in time and gradients. */
class PrecisionTest {
    /** Half a unit in the last place of bfloat16 is 2^-9; a network has tens of them in a row. */
    private static final double BFLOAT = 3e-2;

    static Stream<NetworkTrial> networks() {
        return Stream.of(NetworkTrial.mlp(40), NetworkTrial.mlp(41), NetworkTrial.sit(42), NetworkTrial.sit(43));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void precisionsAgreeAsFarAsTheirNumbersReach(NetworkTrial trial) {
        Tensor u = trial.output();
        trial.graph().output("u", u);
        trial.graph().output("dudt", ForwardMode.tangent(u, trial.direction()));
        trial.graph().output("loss", u.square().meanOfAll());
        Graph graph = trial.graph().build();
        ReplayProgram.Result exact = run(trial, graph, DOUBLE);
        ReplayProgram.Result single = run(trial, graph, SINGLE);
        ReplayProgram.Result mixed = run(trial, graph, MIXED);
        for (String name : exact.outputs().keySet()) {
            double[] values = exact.outputs().get(name);
            assertTrue(distance(values, single.outputs().get(name)) < 1e-5, name);
            double apart = distance(values, mixed.outputs().get(name));
            assertTrue(apart < BFLOAT && apart > 1e-5, name + " is " + apart + " apart");
        }
        assertTrue(distance(flat(exact.gradients()), flat(single.gradients())) < 1e-5, "gradients");
        double apart = distance(flat(exact.gradients()), flat(mixed.gradients()));
        assertTrue(apart < BFLOAT && apart > 1e-5, "gradients are " + apart + " apart");
    }

    private static ReplayProgram.Result run(NetworkTrial trial, Graph graph, Precision precision) {
        try (TrainingState state = trial.state(precision);
                ReplayProgram program = new ReplayProgram(
                        graph, Optional.of("loss"), state.trained(), state.frozen(), precision, Device.cpu())) {
            return program.run(state, trial.feed());
        }
    }

    private static double[] flat(Map<String, double[]> gradients) {
        return gradients.values().stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** Distance of two vectors, relative to the length of the first. */
    private static double distance(double[] a, double[] b) {
        assertEquals(a.length, b.length);
        double apart = 0;
        double length = 0;
        for (int i = 0; i < a.length; i++) {
            apart += (a[i] - b[i]) * (a[i] - b[i]);
            length += a[i] * a[i];
        }
        return Math.sqrt(apart / length);
    }

    /** All samples are one point, so that noise tells the velocity: the error falls far below that of the start. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void everyPrecisionTrains(Precision precision) {
        Architecture network = new Mlp(2, 16, 1, 0, Extras.NONE);
        TrainingStep step = HandMadeSteps.continuous(network, 64, false);
        StepFeeds feeds = new StepFeeds(network, step);
        double[] images = new double[2 * 64];
        Arrays.setAll(images, i -> i % 2 == 0 ? 1 : -1);
        try (TrainingRig rig = new TrainingRig(network, step, TrainingRig.USUAL, false, precision)) {
            rig.initialise(1);
            assertEquals(precision == DOUBLE, rig.state().parameters().isDouble());
            double start = rig.step(feeds.at(0, images), 1e-2).error();
            double end = 0;
            for (int i = 1; i <= 200; i++) {
                StepReport report = rig.step(feeds.at(i, images), 1e-2);
                assertTrue(report.applied());
                end += i > 180 ? report.error() / 20 : 0;
            }
            assertTrue(end < start / 4, start + " became " + end);
        }
    }

    @Test
    void onlyMixedPrecisionUsesBfloat16() {
        Architecture network = new Mlp(2, 4, 1, 0, Extras.NONE);
        TrainingStep step = HandMadeSteps.continuous(network, 4, false);
        for (Precision precision : Precision.values()) {
            try (TrainingRig rig = new TrainingRig(network, step, TrainingRig.USUAL, false, precision)) {
                assertEquals(precision == MIXED, rig.program().text().contains(", 15)"), precision.name());
            }
        }
    }
}
