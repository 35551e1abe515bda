package saltus.runtime.identity;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.Network;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.ConditionInputs;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;

/** What a network computes and what it starts from, as text: networks of equal text are the same, whoever wrote them. */
final class NetworkText {
    private NetworkText() {}

    static String of(Architecture network) {
        StringBuilder text = new StringBuilder();
        for (Weight weight : network.weights()) {
            text.append(weight.name())
                    .append(weight.shape())
                    .append(initial(weight))
                    .append('\n');
        }
        GraphBuilder graph = new GraphBuilder();
        Network bound = new BoundNetwork(network).bind(graph, Role.PARAMETER, false);
        Type perRow = Type.real(Shape.of(Dim.BATCH));
        Shape samples = new TrainingStep.Batch(network.sample(), 1, network.classes()).shape();
        Tensor r = graph.input(Role.DATA, "r", perRow);
        Tensor t = graph.input(Role.DATA, "t", perRow);
        Tensor z = graph.input(Role.DATA, "z", Type.real(samples));
        Condition asked = new ConditionInputs(network.guidanceInputs()).in(graph);
        graph.output("output", bound.apply(z, r, t, asked));
        if (network.velocityHead()) {
            graph.output("velocity", bound.velocity(z, r, t, asked));
        }
        if (network.logVariance()) {
            graph.output("log_variance", bound.logVariance(r, t, true));
        }
        return text.append(graph.build()).toString();
    }

    /** A law as it is, numbers of one's own by their values. */
    private static String initial(Weight weight) {
        Initial initial = weight.initial();
        if (initial instanceof Initial.Given given) {
            return "given " + numbers(given.entries(), weight);
        }
        if (initial instanceof Initial.Table table) {
            return "table " + numbers(table.entries(), weight);
        }
        return initial.toString();
    }

    private static String numbers(IntToDoubleFunction entries, Weight weight) {
        double[] numbers = new double[Math.toIntExact(weight.size())];
        Arrays.setAll(numbers, entries);
        return Fingerprint.of(Arrays.toString(numbers));
    }
}
