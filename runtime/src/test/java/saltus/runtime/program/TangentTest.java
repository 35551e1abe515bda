package saltus.runtime.program;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static saltus.graph.Precision.DOUBLE;
import static saltus.runtime.program.Closeness.assertClose;

import ai.djl.Device;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Array;
import saltus.graph.ForwardMode;
import saltus.graph.Graph;
import saltus.graph.Interpreter;
import saltus.graph.Tensor;

/** The derivative du/dt along (v, 0, 1) of random networks: program, interpreter and the engine's dual numbers agree. */
class TangentTest {
    private static final double TOLERANCE = 1e-9;

    static Stream<NetworkTrial> networks() {
        return Stream.of(
                        withoutConvolutions(),
                        LongStream.range(0, 4).mapToObj(NetworkTrial::resconv),
                        LongStream.range(0, 4).mapToObj(NetworkTrial::unet))
                .flatMap(networks -> networks);
    }

    /** Convolutions in double precision have no dual numbers in the engine. */
    static Stream<NetworkTrial> withoutConvolutions() {
        return Stream.of(
                        LongStream.range(0, 8).mapToObj(NetworkTrial::mlp),
                        LongStream.range(0, 8).mapToObj(NetworkTrial::sit),
                        LongStream.range(0, 8).mapToObj(NetworkTrial::dit))
                .flatMap(networks -> networks);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void programAndInterpreterAgree(NetworkTrial trial) {
        Tensor u = trial.output();
        trial.graph().output("u", u);
        trial.graph().output("dudt", ForwardMode.tangent(u, trial.direction()));
        trial.graph().output("said", trial.said());
        trial.graph().output("saidByDt", ForwardMode.tangent(trial.said(), trial.direction()));
        trial.graph().output("front", ForwardMode.tangent(u, trial.direction(), trial.shortcutRows()));
        Graph graph = trial.graph().build();
        Map<String, Array> expected = Interpreter.run(graph, trial.numbers());
        Map<String, double[]> found = run(trial, graph);
        for (String name : List.of("u", "dudt", "said", "saidByDt", "front")) {
            assertClose(expected.get(name).values(), found.get(name), TOLERANCE, name);
        }
        double[] all = found.get("dudt");
        double[] front = Arrays.copyOf(all, all.length / trial.rows() * trial.shortcuts());
        assertClose(front, found.get("front"), TOLERANCE, "the leading rows of all");
    }

    @ParameterizedTest
    @MethodSource("withoutConvolutions")
    void dualNumbersOfTheEngineAgree(NetworkTrial trial) throws IOException {
        Tensor u = trial.output();
        trial.graph().output("u", u);
        trial.graph().output("dudt", ForwardMode.tangent(u, trial.direction()));
        Graph graph = trial.graph().build();
        Map<String, double[]> ours = run(trial, graph);
        Optional<NativeLibrary> library = DualOracle.library();
        assumeTrue(library.isPresent(), "no library of the engine with dual levels");
        double[] ones = new double[trial.rows()];
        Arrays.fill(ones, 1);
        trial.feed().reals("one", ones, trial.rows()).reals("nothing", new double[trial.rows()], trial.rows());
        Map<String, String> tangents = new LinkedHashMap<>();
        tangents.put("z", "velocity");
        tangents.put("r", "nothing");
        tangents.put("t", "one");
        try (TrainingState state = trial.state(DOUBLE);
                DualOracle oracle = new DualOracle(graph, "u", tangents, state)) {
            List<double[]> theirs = oracle.run(library.orElseThrow(), state, trial.feed());
            assertClose(theirs.get(0), ours.get("u"), TOLERANCE, "u");
            assertClose(theirs.get(1), ours.get("dudt"), TOLERANCE, "dudt");
        }
    }

    private static Map<String, double[]> run(NetworkTrial trial, Graph graph) {
        try (TrainingState state = trial.state(DOUBLE);
                ReplayProgram program = new ReplayProgram(
                        graph, Optional.empty(), state.trained(), state.frozen(), DOUBLE, Device.cpu())) {
            return program.run(state, trial.feed()).outputs();
        }
    }
}
