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
import saltus.pipeline.Network;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.NetworkInputs;

/** Finds out what a network reads: its graph is written once and asked on which inputs the output depends. */
public final class NetworkReading {
    private static final String OUTPUT = "output";
    private static final String START = "t";
    private static final String END = "r";

    private NetworkReading() {}

    /**
     * The inputs that a network's output depends on, whatever its weights.
     *
     * @throws GraphException if an output is not shaped as a sample
     */
    public static NetworkInputs of(Architecture network) {
        GraphBuilder graph = new GraphBuilder();
        Shape samples = new TrainingStep.Batch(network.sample(), 1, network.classes()).shape();
        Type perRow = Type.real(Shape.of(Dim.BATCH));
        Tensor z = graph.input(Role.DATA, "z", Type.real(samples));
        Tensor r = graph.input(Role.DATA, END, perRow);
        Tensor t = graph.input(Role.DATA, START, perRow);
        ConditionInputs asked = new ConditionInputs(network.guidanceInputs());
        Network bound = new BoundNetwork(network).bind(graph, Role.PARAMETER, false);
        Tensor output = bound.apply(z, r, t, asked.in(graph));
        requireShaped(network, output, z);
        if (network.velocityHead()) {
            requireShaped(network, bound.velocity(z, r, t, asked.in(graph)), z);
        }
        graph.output(OUTPUT, output);
        Set<String> read = Dependence.of(graph.build(), OUTPUT).stream()
                .filter(input -> input.role() == Role.DATA)
                .map(Op.Input::name)
                .collect(Collectors.toSet());
        return new NetworkInputs(
                network.name(),
                read.contains(START),
                read.contains(END),
                read.contains(ConditionInputs.LABELS),
                read.contains(ConditionInputs.GUIDANCE) ? network.guidanceInputs() : 0,
                network.logVariance(),
                network.velocityHead());
    }

    private static void requireShaped(Architecture network, Tensor output, Tensor z) {
        if (!output.type().equals(z.type())) {
            throw new GraphException("the network %s yields %s for samples %s, which it has to be shaped as"
                    .formatted(network.name(), output.type(), z.type()));
        }
    }
}
