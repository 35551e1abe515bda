package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PrecisionTest {
    private final GraphBuilder graph = new GraphBuilder();

    @Provide
    Arbitrary<GraphPlan> graphs() {
        return GraphPlan.upTo(20);
    }

    @Property
    void everyPrecisionMeansTheSameFunctionAndYieldsItsOwnReals(
            @ForAll("graphs") GraphPlan plan, @ForAll Precision precision) {
        RandomGraph random = plan.write();
        random.trial().graph().output("y", random.result());
        Graph before = random.trial().graph().build();
        Graph after = precision.apply(before);
        assertEquals(precision.storage(), after.output("y").orElseThrow().type().dtype());
        Numbers.assertSame(
                Interpreter.run(before, random.trial().values()).get("y"),
                Interpreter.run(after, random.trial().values()).get("y"),
                after::toString);
    }

    @Property
    void doubleLeavesNoSingle(@ForAll("graphs") GraphPlan plan) {
        Graph after = Precision.DOUBLE.apply(plan.write().trial().graph().build());
        for (Node node : after.nodes()) {
            assertTrue(node.type().dtype() != Dtype.F32, after::toString);
            if (node.op() instanceof Op.Input input) {
                assertEquals(node.type(), input.type());
            }
            if (node.op() instanceof Op.Cast cast) {
                assertEquals(node.type().dtype(), cast.dtype());
            }
        }
    }

    @Property
    void mixedNarrowsMatrixProductsOfTheNetworkAndNothingElse(@ForAll("graphs") GraphPlan plan) {
        Graph after = Precision.MIXED.apply(plan.write().trial().graph().build());
        Set<Integer> network = new HashSet<>();
        for (Node node : after.nodes()) {
            if (node.op() instanceof Op.Input input && input.role() != Role.DATA
                    || node.op().operands().stream().anyMatch(network::contains)) {
                network.add(node.id());
            }
            boolean product = network.contains(node.id())
                    && (node.op() instanceof Op.Linear
                            || node.op() instanceof Op.MatMul
                            || node.op() instanceof Op.Conv2d);
            boolean cast = node.op() instanceof Op.Cast;
            assertTrue(cast || product == (node.type().dtype() == Dtype.BF16), () -> node + "\n" + after);
            if (product) {
                node.op()
                        .operands()
                        .forEach(id -> assertEquals(Dtype.BF16, after.type(id).dtype()));
            }
        }
    }

    @Test
    void singleIsAsWritten() {
        Graph before = step();
        assertSame(before, Precision.SINGLE.apply(before));
    }

    @Test
    void doubleWidensTypesInputsAndCastsButNotIntegersAndMasks() {
        assertEquals("""
                %0 : f64[B,2] = input data x
                %1 : f64[2,2] = input parameter w
                %2 : i64[B] = input data y
                %3 : f64[B,2] = linear %0 %1
                %4 : f64[B,2] = matmul %3 %1
                %5 : f64[] = scalar 1.0
                %6 : bool[B] = equal %2 %5
                %7 : f64[B] = cast %6 f64
                yield a %4
                yield b %7
                """, Precision.DOUBLE.apply(step()).toString());
    }

    @Test
    void mixedCastsOperandsOnceAndResultsBack() {
        assertEquals("""
                %0 : f32[B,2] = input data x
                %1 : f32[2,2] = input parameter w
                %2 : i64[B] = input data y
                %3 : bf16[B,2] = cast %0 bf16
                %4 : bf16[2,2] = cast %1 bf16
                %5 : bf16[B,2] = linear %3 %4
                %6 : f32[B,2] = cast %5 f32
                %7 : bf16[B,2] = cast %6 bf16
                %8 : bf16[B,2] = matmul %7 %4
                %9 : f32[B,2] = cast %8 f32
                %10 : f32[] = scalar 1.0
                %11 : bool[B] = equal %2 %10
                %12 : f32[B] = cast %11 f32
                yield a %9
                yield b %12
                """, Precision.MIXED.apply(step()).toString());
    }

    @Test
    void parametersAreStoredWide() {
        assertEquals(
                Map.of(Precision.SINGLE, Dtype.F32, Precision.DOUBLE, Dtype.F64, Precision.MIXED, Dtype.F32),
                Map.of(
                        Precision.SINGLE, Precision.SINGLE.storage(),
                        Precision.DOUBLE, Precision.DOUBLE.storage(),
                        Precision.MIXED, Precision.MIXED.storage()));
    }

    private Graph step() {
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, 2)));
        Tensor w = graph.input(Role.PARAMETER, "w", Type.real(Shape.of(2, 2)));
        Tensor labels = graph.input(Role.DATA, "y", Type.integer(Shape.of(Dim.BATCH)));
        graph.output("a", x.linear(w).matMul(w));
        graph.output("b", labels.equalTo(1).cast(Dtype.F32));
        return graph.build();
    }
}
