package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.graph.Tensor;
import saltus.graph.Type;

/** Numbers that are said to lie side by side do in the engine, behind whatever views and computations. */
class LayoutTest {
    private static final int ROWS = 3;
    private static final int LINES = 12;

    /** Of an axis of a value: the line, the axis, and what the engine says of it. */
    private record Axis(Node node, int axis, long stride) {}

    @Property(tries = 60)
    void whatIsSaidToLieSideBySideDoes(@ForAll long seed) {
        Graph graph = drawn(new Random(seed));
        Layout layout = new Layout(graph);
        for (Axis axis : axes(graph)) {
            boolean said = layout.isDense(axis.node().id(), axis.axis());
            boolean isOne = axis.node().type().shape().dim(axis.axis()).equals(Dim.of(1));
            assertTrue(
                    !said || isOne || axis.stride() == 1,
                    () -> "axis %d of %s has stride %d%n%s".formatted(axis.axis(), axis.node(), axis.stride(), graph));
            assertEquals(said, layout.isDense(axis.node().id(), axis.axis() - rank(axis.node())));
        }
    }

    private static int rank(Node node) {
        return node.type().shape().rank();
    }

    /** An axis other than the last one is known to be dense, too, and the last one to be none, where a permutation says so. */
    @Test
    void permutationsAreFollowed() {
        GraphBuilder builder = new GraphBuilder();
        Tensor x = builder.input(Role.DATA, "x", Type.real(saltus.graph.Shape.rows(Dim.BATCH, 4, 6)));
        Tensor turned = x.permute(0, 2, 1).square().plus(1).slice(1, 2, 4).stopGradient();
        Tensor copied = turned.layerNorm(1e-6);
        builder.output("turned", turned);
        builder.output("copied", copied);
        Layout layout = new Layout(builder.build());
        assertTrue(layout.isDense(turned.id(), 1));
        assertEquals(false, layout.isDense(turned.id(), -1));
        assertTrue(layout.isDense(copied.id(), -1));
    }

    /** Random lines, each of a random one before it. */
    private static Graph drawn(Random random) {
        GraphBuilder builder = new GraphBuilder();
        List<Tensor> all = new ArrayList<>(
                List.of(builder.input(Role.DATA, "x", Type.real(saltus.graph.Shape.rows(Dim.BATCH, 4, 6)))));
        while (all.size() < LINES) {
            Tensor x = all.get(random.nextInt(all.size()));
            all.add(line(random, x));
        }
        for (int i = 0; i < all.size(); i++) {
            builder.output("o" + i, all.get(i));
        }
        return builder.build();
    }

    private static Tensor line(Random random, Tensor x) {
        List<Dim> dims = x.shape().dims();
        int rank = dims.size();
        int last = dims.get(rank - 1).isFixed() ? dims.get(rank - 1).size() : 1;
        return switch (random.nextInt(9)) {
            case 0 -> {
                List<Integer> order =
                        new ArrayList<>(IntStream.range(0, rank).boxed().toList());
                Collections.shuffle(order, random);
                yield x.permute(order.toArray(Integer[]::new));
            }
            case 1 -> dims.get(rank - 1).isFixed() && last > 1 ? x.slice(rank - 1, 1, last) : x.exp();
            case 2 -> x.times(x.square());
            case 3 -> x.cast(Dtype.F64).cast(Dtype.F32);
            case 4 -> x.stopGradient();
            case 5 -> dims.get(rank - 1).isFixed() ? x.layerNorm(1e-6) : x.softmax();
            case 6 -> x.lessThan(0).choose(x, x.negate());
            case 7 -> {
                List<Dim> parted = new ArrayList<>(dims);
                parted.add(Dim.of(1));
                Tensor added = x.reshape(new saltus.graph.Shape(parted));
                parted.set(rank, Dim.of(2));
                yield rank > 4 ? x.sin() : added.expandAs(Tensor.concat(rank, added, added));
            }
            default -> x.reshape(x.shape());
        };
    }

    private static List<Axis> axes(Graph graph) {
        Schedule schedule = Schedule.withoutGradient(graph);
        Signature signature = Signature.of(graph, List.of(), List.of(), List.of(), "ps");
        TorchScript writer = new TorchScript(graph, schedule, signature.expressions(), Products.ENGINE);
        Script script = new Script(Optional.empty())
                .method("strides", "x0: Tensor", "Tensor")
                .evaluate(graph, schedule, writer, "x0");
        List<Node> nodes = graph.nodes().stream()
                .filter(node -> !(node.op() instanceof Op.Scalar) && rank(node) > 0)
                .toList();
        String strides = nodes.stream()
                .flatMap(node -> IntStream.range(0, rank(node))
                        .mapToObj(axis -> "torch.scalar_tensor(torch.stride(%s, %d), dtype=4)"
                                .formatted(writer.value(node.id()), axis)))
                .collect(Collectors.joining(", "));
        String text = script.line("return torch.stack([" + strides + "])").text();
        try (NativeProgram program = new NativeProgram(text, Optional.empty(), Device.cpu());
                NDManager scope = program.manager().newSubManager()) {
            long[] found = program.call("strides", new NDList(scope.ones(new Shape(ROWS, 4, 6))))
                    .singletonOrThrow()
                    .toLongArray();
            List<Axis> axes = new ArrayList<>();
            for (Node node : nodes) {
                for (int axis = 0; axis < rank(node); axis++) {
                    axes.add(new Axis(node, axis, found[axes.size()]));
                }
            }
            return axes;
        }
    }
}
