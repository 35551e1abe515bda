package saltus.runtime.program;

import ai.djl.Device;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.graph.Precision;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.Weight;

/** A network, its state and a program that trains it, on the CPU. */
final class TrainingRig implements AutoCloseable {
    static final Optimiser USUAL = new Optimiser(0.9, 0.95, 1e-8, 0.01, 1, 0.9, 0.8);

    private final Architecture network;
    private final TrainingState state;
    private final TrainingProgram program;

    TrainingRig(
            Architecture network, TrainingStep step, Optimiser optimiser, boolean separateTarget, Precision precision) {
        this(network, step, optimiser, separateTarget, precision, BatchParts.WHOLE, Recording.AT_ONCE);
    }

    TrainingRig(
            Architecture network,
            TrainingStep step,
            Optimiser optimiser,
            boolean separateTarget,
            Precision precision,
            BatchParts parts,
            Recording recording) {
        this.network = network;
        this.state = new TrainingState(network, precision, optimiser.rule(), separateTarget, 0, false, Device.cpu());
        this.program = new TrainingProgram(
                step, state, optimiser, precision, Optional.empty(), Optional.empty(), parts, recording, Device.cpu());
    }

    /** Sets parameters, average and target to the initial weights, and everything else to zero. */
    void initialise(long seed) {
        List<Weight> trained =
                network.weights().stream().filter(Weight::trained).toList();
        List<Weight> frozen =
                network.weights().stream().filter(weight -> !weight.trained()).toList();
        fill(state.parameters(), trained, seed);
        fill(state.average(), trained, seed);
        state.target().ifPresent(target -> fill(target, trained, seed));
        fill(state.fixed(), frozen, seed);
    }

    private static void fill(TensorList list, List<Weight> weights, long seed) {
        for (int i = 0; i < weights.size(); i++) {
            list.set(i, InitialWeights.of(weights.get(i), seed));
        }
    }

    TrainingState state() {
        return state;
    }

    TrainingProgram program() {
        return program;
    }

    StepReport step(Feed feed, double learningRate) {
        return program.step(state, feed, learningRate);
    }

    /** A copy of every number of the state, bit by bit. */
    Map<String, List<ByteBuffer>> saved() {
        Map<String, List<ByteBuffer>> saved = new LinkedHashMap<>();
        state.lists().forEach((name, list) -> {
            List<ByteBuffer> bytes = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                bytes.add(list.bytes(i));
            }
            saved.put(name, bytes);
        });
        return saved;
    }

    void restore(Map<String, List<ByteBuffer>> saved) {
        state.lists().forEach((name, list) -> {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, saved.get(name).get(i));
            }
        });
    }

    @Override
    public void close() {
        program.close();
        state.close();
    }
}
