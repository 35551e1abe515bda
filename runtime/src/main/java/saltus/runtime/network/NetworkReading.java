package saltus.runtime.network;

import java.util.Set;
import java.util.stream.Collectors;
import saltus.graph.Dependence;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.GraphException;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.NetworkInputs;

/** Finds out what a network reads: its graph is written once and asked on which inputs the output depends. */
public final class NetworkReading {
    private static final String OUTPUT = "output";
    private static final String START = "t";
    private static final String END = "r";
    private static final String LABELS = "labels";

    private NetworkReading() {}

    /**
     * The inputs that a network's output depends on, whatever its weights.
     *
     * @throws GraphException if the output is not shaped as a sample
     */
    public static NetworkInputs of(Architecture network) {
        GraphBuilder graph = new GraphBuilder();
        Shape samples = new TrainingStep.Batch(network.sample(), 1, network.classes()).shape();
        Type perRow = Type.real(Shape.of(Dim.BATCH));
        Tensor z = graph.input(Role.DATA, "z", Type.real(samples));
        Tensor output = new BoundNetwork(network)
                .bind(graph, Role.PARAMETER, false)
                .apply(
                        z,
                        graph.input(Role.DATA, END, perRow),
                        graph.input(Role.DATA, START, perRow),
                        Condition.of(graph.input(Role.DATA, LABELS, Type.integer(Shape.of(Dim.BATCH)))));
        if (!output.type().equals(z.type())) {
            throw new GraphException("the network %s yields %s for samples %s, which it has to be shaped as"
                    .formatted(network.name(), output.type(), z.type()));
        }
        graph.output(OUTPUT, output);
        Set<String> read = Dependence.of(graph.build(), OUTPUT).stream()
                .filter(input -> input.role() == Role.DATA)
                .map(Op.Input::name)
                .collect(Collectors.toSet());
        return new NetworkInputs(
                network.name(), read.contains(START), read.contains(END), read.contains(LABELS), network.logVariance());
    }
}
