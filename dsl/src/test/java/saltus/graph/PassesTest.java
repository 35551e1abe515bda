package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import saltus.graph.ForwardMode.Seed;

/** What all passes have in common: they keep what a graph yields, to the bit, and find nothing to do the second time. */
class PassesTest {
    @Provide
    Arbitrary<GraphPlan> graphs() {
        return GraphPlan.upTo(25);
    }

    @Provide
    Arbitrary<Pass> passes() {
        return Arbitraries.of(new Simplify(), new CommonSubexpressions(), new DeadCode(), Passes.STANDARD);
    }

    @Property(tries = 1000)
    void aPassKeepsEveryOutputToTheBit(@ForAll("graphs") GraphPlan plan, @ForAll("passes") Pass pass) {
        RandomGraph random = plan.write();
        Graph before = yielding(random);
        Graph after = pass.apply(before);
        Map<String, Array> expected = Interpreter.run(before, random.trial().values());
        Map<String, Array> found = Interpreter.run(after, random.trial().values());
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(found.keySet()));
        expected.forEach((name, array) -> Numbers.assertSame(
                array, found.get(name), () -> pass.name() + ", " + name + "\n" + before + "becomes\n" + after));
        before.outputs()
                .forEach((name, id) -> assertEquals(
                        before.type(id), after.output(name).orElseThrow().type(), name));
    }

    @Property(tries = 1000)
    void aPassFindsNothingToDoTheSecondTime(@ForAll("graphs") GraphPlan plan, @ForAll("passes") Pass pass) {
        Graph once = pass.apply(yielding(plan.write()));
        assertSame(once, pass.apply(once), () -> pass.name() + "\n" + once + "becomes\n" + pass.apply(once));
    }

    @Property
    void aPassNeverAddsALineThatIsNeeded(@ForAll("graphs") GraphPlan plan, @ForAll("passes") Pass pass) {
        Graph before = new DeadCode().apply(yielding(plan.write()));
        Graph after = new DeadCode().apply(pass.apply(before));
        assertTrue(
                after.nodes().size() <= before.nodes().size(), () -> pass.name() + "\n" + before + "becomes\n" + after);
    }

    @Test
    void whatTheTangentLeavesBehindGoesAway() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(Dim.BATCH)));
        Tensor y = x.power(2).times(x.exp());
        graph.output("y", y);
        graph.output("dy", ForwardMode.tangent(y, List.of(new Seed(x, graph.input(Role.DATA, "d", x.type())))));
        assertEquals("""
                %0 : f32[B] = input data x
                %1 : f32[] = scalar 2.0
                %2 : f32[B] = power %0 %1
                %3 : f32[B] = exp %0
                %4 : f32[B] = multiply %2 %3
                %5 : f32[B] = input data d
                %6 : f32[B] = multiply %5 %1
                %7 : f32[B] = multiply %6 %0
                %8 : f32[B] = multiply %5 %3
                %9 : f32[B] = multiply %7 %3
                %10 : f32[B] = multiply %2 %8
                %11 : f32[B] = add %9 %10
                yield y %4
                yield dy %11
                """, Passes.STANDARD.apply(graph.build()).toString());
    }

    @Test
    void aPassThatChangesAnOutputsShapeIsCaughtWithBothGraphs() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        graph.output("sum", x.sum(0));
        Pass wrong = pass("wrong", source -> new Graph(source.nodes(), Map.of("sum", 0)));
        Passes passes = new Passes("all", List.of(wrong));
        GraphException e = assertThrows(GraphException.class, () -> passes.apply(graph.build()));
        assertEquals("""
                pass wrong changed what the graph yields
                before:
                %0 : f32[2] = input data x
                %1 : f32[] = sum %0 over 0
                yield sum %1
                after:
                %0 : f32[2] = input data x
                %1 : f32[] = sum %0 over 0
                yield sum %0
                """, e.getMessage());
    }

    @Test
    void aPassThatLosesOrReordersOutputsIsCaught() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(2)));
        graph.output("a", x);
        graph.output("b", x);
        Graph source = graph.build();
        for (List<String> kept : List.of(List.of("a"), List.of("b", "a"), List.<String>of())) {
            Passes passes = new Passes("all", List.of(pass("wrong", g -> g.yielding(kept))));
            assertThrows(GraphException.class, () -> passes.apply(source), kept::toString);
        }
    }

    @Test
    void passesRunInOrder() {
        List<String> order = new ArrayList<>();
        Pass first = pass("first", g -> noted(order, "first", g));
        Pass second = pass("second", g -> noted(order, "second", g));
        Graph graph = new GraphBuilder().build();
        Passes passes = new Passes("all", List.of(first, second));
        assertSame(graph, passes.apply(graph));
        assertEquals(List.of("first", "second"), order);
        assertEquals("all", passes.name());
    }

    /** The graph yielding its newest value, an older one, and a mask if it has one. */
    private static Graph yielding(RandomGraph random) {
        GraphBuilder graph = random.trial().graph();
        graph.output("result", random.result());
        graph.output("older", random.reals().get(random.reals().size() / 2));
        random.masks().stream().limit(1).forEach(mask -> graph.output("mask", mask));
        return graph.build();
    }

    private static Graph noted(List<String> order, String name, Graph graph) {
        order.add(name);
        return graph;
    }

    private static Pass pass(String name, java.util.function.UnaryOperator<Graph> apply) {
        return new Pass() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Graph apply(Graph graph) {
                return apply.apply(graph);
            }
        };
    }
}
