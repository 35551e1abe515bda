package saltus.recipes.parity;

import java.util.List;
import java.util.Optional;
import saltus.graph.Dim;
import saltus.graph.ForwardMode;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.ObservedWeights;
import saltus.runtime.network.SiT;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;
import saltus.runtime.program.Feed;
import saltus.runtime.program.ReplayProgram;

/** {@code network_*}: the SiT's output, intermediates, tangents and gradients. */
final class NetworkCase {
    private NetworkCase() {}

    static void check(ReferenceCase reference) {
        SiT network = reference.network(true);
        Comparison comparison = new Comparison(reference);
        GraphBuilder graph = new GraphBuilder();
        Tensor z = input(graph, reference, "z");
        Tensor r = input(graph, reference, "r");
        Tensor t = input(graph, reference, "t");
        Tensor y = graph.input(Role.DATA, "y", Type.integer(Shape.of(Dim.BATCH)));
        Weights plain = new BoundNetwork(network).weights(graph, Role.PARAMETER, false);
        Tensor u = network.forward(
                new ObservedWeights(plain, (name, value) -> graph.output("act." + name, value)),
                z,
                r,
                t,
                Condition.of(y));
        Tensor logVariance = network.logVariance(plain, r, t, false);
        graph.output("u", u);
        graph.output("log_var", logVariance);
        graph.output("log_var_rcond", network.logVariance(plain, r, t, true));
        ForwardMode.Seed along = new ForwardMode.Seed(z, input(graph, reference, "jvp.dz"));
        graph.output(
                "jvp.du_general",
                ForwardMode.tangent(
                        u,
                        List.of(
                                along,
                                new ForwardMode.Seed(r, input(graph, reference, "jvp.dr")),
                                new ForwardMode.Seed(t, input(graph, reference, "jvp.dt")))));
        graph.output(
                "jvp.du_z_t1",
                ForwardMode.tangent(u, List.of(along, ForwardMode.Seed.fixed(r), new ForwardMode.Seed(t, t.ones()))));
        Tensor scalar = input(graph, reference, "weight_u")
                .times(u)
                .sumPerRow()
                .plus(input(graph, reference, "weight_logvar").sum(1).times(logVariance))
                .sum(0);
        graph.output("scalar", scalar);
        Feed feed = new Feed().integers("y", reference.longs("y"), reference.shape("y"));
        for (String name : List.of("z", "r", "t", "jvp.dz", "jvp.dr", "jvp.dt", "weight_u", "weight_logvar")) {
            feed.reals(name, reference.doubles(name), reference.shape(name));
            comparison.used(name);
        }
        comparison.used("y");
        ReplayProgram.Result result = Replay.run(reference, network, graph.build(), Optional.of("scalar"), feed);
        result.outputs().forEach((name, value) -> {
            if (reference.has(name)) {
                comparison.compare(name, value);
            }
        });
        result.gradients().forEach(comparison::compareGradient);
        if (reference.has("pos_embed")) {
            comparison.compare("pos_embed", positions(network));
        }
        comparison.finish();
    }

    private static double[] positions(SiT network) {
        Weight table = network.weights().stream()
                .filter(weight -> weight.name().equals("pos_embed"))
                .findFirst()
                .orElseThrow();
        return InitialWeights.of(table, 0);
    }

    private static Tensor input(GraphBuilder graph, ReferenceCase reference, String name) {
        long[] shape = reference.shape(name);
        int[] rest = new int[shape.length - 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (int) shape[i + 1];
        }
        return graph.input(Role.DATA, name, Type.real(Shape.rows(Dim.BATCH, rest)));
    }
}
