package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GraphPrinterTest {
    @Test
    void aTransformerBlockReadsLikeThis() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, 4, 6)));
        Tensor shift = graph.input(Role.FROZEN, "shift", Type.real(Shape.of(6)));
        Tensor w = graph.input(Role.PARAMETER, "w", Type.real(Shape.of(6, 6)));
        Tensor b = graph.input(Role.TARGET, "b", Type.real(Shape.of(6)));
        Tensor h = x.layerNorm(1e-6).linear(w, b).silu();
        Tensor heads = h.reshape(Shape.rows(Dim.BATCH, 4, 2, 3)).permute(0, 2, 1, 3);
        Tensor weights = heads.matMul(heads.permute(0, 1, 3, 2)).times(0.5).softmax();
        Tensor merged = weights.matMul(heads).permute(0, 2, 1, 3).reshape(x.shape());
        graph.output("y", x.plus(merged.plus(shift.expandAs(merged)).stopGradient()));
        assertEquals("""
                %0 : f32[B,4,6] = input data x
                %1 : f32[6] = input frozen shift
                %2 : f32[6,6] = input parameter w
                %3 : f32[6] = input target b
                %4 : f32[B,4,6] = layer_norm %0 1.0E-6
                %5 : f32[B,4,6] = linear %4 %2 %3
                %6 : f32[B,4,6] = silu %5
                %7 : f32[B,4,2,3] = reshape %6 [B,4,2,3]
                %8 : f32[B,2,4,3] = permute %7 (0,2,1,3)
                %9 : f32[B,2,3,4] = permute %8 (0,1,3,2)
                %10 : f32[B,2,4,4] = matmul %8 %9
                %11 : f32[] = scalar 0.5
                %12 : f32[B,2,4,4] = multiply %10 %11
                %13 : f32[B,2,4,4] = softmax %12
                %14 : f32[B,2,4,3] = matmul %13 %8
                %15 : f32[B,4,2,3] = permute %14 (0,2,1,3)
                %16 : f32[B,4,6] = reshape %15 [B,4,6]
                %17 : f32[B,4,6] = expand %1 %16
                %18 : f32[B,4,6] = add %16 %17
                %19 : f32[B,4,6] = stop_gradient %18
                %20 : f32[B,4,6] = add %0 %19
                yield y %20
                """, graph.build().toString());
    }

    @Test
    void rowsMasksAndReductionsReadLikeThis() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.rows(Dim.BATCH, 3)));
        Tensor t = graph.input(Role.DATA, "t", Type.real(Shape.of(Dim.BATCH)));
        Tensor mask = t.lessThan(0.5).and(t.atLeast(0.25).not()).or(t.equalTo(t));
        Tensor rows = mask.rows();
        Tensor some = x.gather(rows);
        graph.output("back", some.scatter(rows, x));
        graph.output("front", x.head(rows).pad(x));
        graph.output("last", Tensor.concat(0, x.tail(rows), some).slice(1, 0, 2));
        graph.output("order", mask.order());
        graph.output("chosen", mask.choose(t, t.rowNumbers()).cast(Dtype.BF16));
        graph.output("slope", graph.add(new Op.Slope(Op.UnaryKind.GELU, t.id(), t.id())));
        graph.output("scale", x.inverseDeviation(x.layerNorm(0.1), 0.1));
        graph.output("sum", x.reduce(Op.ReductionKind.MEAN, List.of(0, 1), true).plus(graph.iota(2)));
        assertEquals("""
                %0 : f32[B,3] = input data x
                %1 : f32[B] = input data t
                %2 : f32[] = scalar 0.5
                %3 : bool[B] = less %1 %2
                %4 : f32[] = scalar 0.25
                %5 : bool[B] = less_or_equal %4 %1
                %6 : bool[B] = not %5
                %7 : bool[B] = and %3 %6
                %8 : bool[B] = equal %1 %1
                %9 : bool[B] = or %7 %8
                %10 : i64[n1] = rows %9
                %11 : f32[n1,3] = gather %0 %10
                %12 : f32[B,3] = scatter %11 %10 %0
                %13 : f32[n1,3] = head %0 %10
                %14 : f32[B,3] = pad %13 %0
                %15 : f32[n1,3] = tail %0 %10
                %16 : f32[n1+n1,3] = concat %15 %11 axis 0
                %17 : f32[n1+n1,2] = slice %16 axis 1 0..2
                %18 : i64[B] = order %9
                %19 : f32[B] = row_numbers %1
                %20 : f32[B] = where %9 %1 %19
                %21 : bf16[B] = cast %20 bf16
                %22 : f32[B] = gelu_slope %1 %1
                %23 : f32[B,3] = layer_norm %0 0.1
                %24 : f32[B,1] = inverse_deviation %0 %23 0.1
                %25 : f32[1,1] = mean %0 over 0,1 keep
                %26 : f32[2] = iota 2
                %27 : f32[1,2] = add %25 %26
                yield back %12
                yield front %14
                yield last %17
                yield order %18
                yield chosen %21
                yield slope %22
                yield scale %24
                yield sum %27
                """, graph.build().toString());
    }

    @Property(tries = 20)
    void everyOperationPrintsItsOperandsAndOnALineOfItsOwn(@ForAll long seed) {
        for (OpCase c : OpCases.all()) {
            Trial trial = new Trial(seed);
            Tensor result = c.write().apply(trial, new RandomShapes(trial, false));
            trial.graph().output("y", result);
            Graph graph = trial.graph().build();
            List<String> lines = graph.toString().lines().toList();
            assertEquals("yield y %" + result.id(), lines.get(graph.nodes().size()));
            for (Node node : graph.nodes()) {
                String line = lines.get(node.id());
                assertTrue(line.startsWith("%" + node.id() + " : " + node.type() + " = "), line);
                node.op().operands().forEach(id -> assertTrue((line + " ").contains(" %" + id + " "), line));
            }
        }
    }
}
