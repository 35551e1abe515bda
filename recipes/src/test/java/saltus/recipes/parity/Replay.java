package saltus.recipes.parity;

import ai.djl.Device;
import java.util.List;
import java.util.Optional;
import saltus.graph.Graph;
import saltus.graph.Precision;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.network.Architecture;
import saltus.runtime.program.Feed;
import saltus.runtime.program.ReplayProgram;
import saltus.runtime.program.TensorList;
import saltus.runtime.program.TrainingState;

/** Runs a graph as a native program on a case's parameters. */
final class Replay {
    private Replay() {}

    /** Every output of the graph, and the gradient of {@code loss} if there is one. */
    static ReplayProgram.Result run(
            ReferenceCase reference, Architecture network, Graph graph, Optional<String> loss, Feed feed) {
        Precision precision = reference.precision();
        boolean separate = !reference.text("params_tgt").isEmpty();
        try (TrainingState state = state(reference, network, separate);
                ReplayProgram program =
                        new ReplayProgram(graph, loss, state.trained(), state.frozen(), precision, Device.cpu())) {
            return program.run(state, feed);
        }
    }

    /** A state that holds the case's parameters; a target network of its own starts from {@code params_tgt}. */
    private static TrainingState state(ReferenceCase reference, Architecture network, boolean separate) {
        TrainingState state = start(reference, network, separate);
        state.target().ifPresent(target -> {
            try (SafetensorsReader other = reference.beside("params_tgt")) {
                load(target, state.trained(), other);
            }
        });
        return state;
    }

    /** A state in which student, average and target network are all {@code params}. */
    static TrainingState start(ReferenceCase reference, Architecture network, boolean separate) {
        TrainingState state = new TrainingState(network, reference.precision(), separate, Device.cpu());
        try (SafetensorsReader model = reference.beside("params")) {
            load(state.parameters(), state.trained(), model);
            load(state.average(), state.trained(), model);
            load(state.fixed(), state.frozen(), model);
            state.target().ifPresent(target -> load(target, state.trained(), model));
        }
        return state;
    }

    private static void load(TensorList list, List<String> names, SafetensorsReader file) {
        for (int i = 0; i < names.size(); i++) {
            list.set(i, file.doubles(names.get(i)));
        }
    }
}
