package saltus.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.OpCase.Tangent;

/** The tangent on the first rows: the whole tangent's first rows, or an error where rows would mix. */
class LeadingRowsTest {
    private static final Shape ROWS = Shape.rows(Dim.BATCH, 3);

    @Property
    void onTheFirstRowsTheTangentIsTheWholeTangentsFirstRows(@ForAll long seed) {
        for (OpCase c : OpCases.all()) {
            Trial trial = new Trial(seed);
            Tensor result = c.write().apply(trial, new RandomShapes(trial, true));
            if (c.tangent() != Tangent.PASSES || !result.shape().startsWith(Dim.BATCH)) {
                continue;
            }
            List<Seed> seeds = seeds(trial);
            Tensor rows = trial.mask(Shape.of(Dim.BATCH)).rows();
            Tensor whole = ForwardMode.tangent(result, seeds);
            Tensor first = ForwardMode.tangent(result, seeds, rows);
            assertEquals(result.shape().with(0, rows.shape().dim(0)), first.shape(), c::name);
            trial.graph().output("expected", whole.head(rows));
            trial.graph().output("found", first);
            Map<String, Array> found = trial.run();
            Numbers.assertNear(
                    found.get("expected"),
                    found.get("found"),
                    1e-14,
                    () -> c + "\n" + trial.graph().build());
        }
    }

    @Property(tries = 50)
    void whatChoosesRowsIsRefused(@ForAll long seed) {
        for (OpCase c : OpCases.all()) {
            Trial trial = new Trial(seed);
            Tensor result = c.write().apply(trial, new RandomShapes(trial, true));
            if (c.tangent() == Tangent.MIXES_ROWS) {
                Dim batch = result.shape().dim(0);
                Tensor rows = trial.mask(Shape.of(batch)).rows();
                List<Seed> all = new ArrayList<>();
                trial.variables().forEach(x -> all.add(new Seed(x, x.ones())));
                refused(result, all, rows, "mixes rows");
            }
        }
    }

    @Test
    void whatAddsUpRowsIsRefused() {
        Map<String, UnaryOperator<Tensor>> mixing = new LinkedHashMap<>();
        mixing.put("a reduction over rows", x -> x.plus(x.sum(0)));
        mixing.put("a softmax over rows", x -> x.sum(1).softmax());
        mixing.put("a layer norm over rows", x -> x.sum(1).layerNorm(0.1));
        mixing.put("a deviation over rows", x -> {
            Tensor sums = x.sum(1);
            return sums.plus(sums.inverseDeviation(sums.layerNorm(0.1).stopGradient(), 0.1));
        });
        mixing.put("a concatenation of rows", x -> Tensor.concat(0, x, x));
        mixing.put("a matrix product over rows", x -> pairs(x).matMul(x));
        mixing.forEach((what, write) -> {
            GraphBuilder graph = new GraphBuilder();
            Tensor x = graph.input(Role.DATA, "x", Type.real(ROWS));
            Tensor result = write.apply(x);
            Tensor rows = graph.input(Role.DATA, "rows", Type.real(Shape.of(Dim.named("n"))));
            refused(result, List.of(new Seed(x, x.ones())), rows, "cannot pass " + what + ", which mixes rows");
        });
    }

    @Test
    void whatMixesRowsUnderStopGradientOrInAMaskIsAllowed() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(ROWS));
        Tensor rows = graph.input(Role.DATA, "rows", Type.real(Shape.of(Dim.named("n"))));
        Tensor centred = x.minus(x.mean(0).stopGradient());
        Tensor positive = x.sum(0).lessThan(0).choose(x.zeros(), centred);
        Tensor found = ForwardMode.tangent(positive, List.of(new Seed(x, x.ones())), rows);
        graph.output("found", found);
        Map<String, Array> in = Map.of("x", new Array(new double[] {1, -9, 3, 4, 5, 6}, 2, 3), "rows", Array.zeros(1));
        assertEquals(
                new Array(new double[] {1, 0, 1}, 1, 3),
                Interpreter.run(graph.build(), in).get("found"));
    }

    @Test
    void rowsThatLeaveTheFrontAreRefused() {
        Map<String, UnaryOperator<Tensor>> moving = new LinkedHashMap<>();
        moving.put(
                "f32[3,B], found [3,n]; rows stay in front",
                x -> x.permute(1, 0).mean(1).plus(x));
        moving.put(
                "f32[B,B], found [B,n]; rows stay in front",
                x -> pairs(x).plus(x.slice(1, 0, 1)).permute(1, 0));
        moving.put(
                "needs B in front, found f32[2,B]",
                x -> pairs(x).plus(x.slice(1, 0, 1))
                        .linear(x.graph().input(Role.DATA, "w", Type.real(Shape.of(Dim.of(2), Dim.BATCH)))));
        moving.forEach((text, write) -> {
            GraphBuilder graph = new GraphBuilder();
            Tensor x = graph.input(Role.DATA, "x", Type.real(ROWS));
            Tensor rows = graph.input(Role.DATA, "rows", Type.real(Shape.of(Dim.named("n"))));
            refused(write.apply(x), List.of(new Seed(x, x.ones())), rows, text);
        });
    }

    @Test
    void aReshapeThatMovesRowsIsRefused() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(ROWS));
        Tensor mixed = x.reshape(Shape.of(Dim.of(3), Dim.BATCH)).permute(1, 0);
        Tensor rows = graph.input(Role.DATA, "rows", Type.real(Shape.of(Dim.named("n"))));
        refused(mixed, List.of(new Seed(x, x.ones())), rows, "reshape");
    }

    @Test
    void aFirstExtentThatIsAMereNumberIsRefused() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(3, 3)));
        Tensor rows = graph.input(Role.DATA, "rows", Type.real(Shape.of(2)));
        refused(x.sin(), List.of(new Seed(x, x.ones())), rows, "needs an output whose first extent is named, found 3");
    }

    @Test
    void parametersWithATangentAreReadWhole() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(ROWS));
        Tensor w = graph.input(Role.PARAMETER, "w", Type.real(Shape.of(4, 3)));
        Tensor dw = graph.input(Role.DATA, "dw", Type.real(Shape.of(4, 3)));
        Tensor rows = graph.input(Role.DATA, "rows", Type.real(Shape.of(Dim.named("n"))));
        Tensor out = x.plus(w.sum(0));
        graph.output("found", ForwardMode.tangent(out, List.of(new Seed(w, dw)), rows));
        Map<String, Array> in = Map.of(
                "x", Array.zeros(2, 3),
                "w", Array.zeros(4, 3),
                "dw", new Array(new double[] {1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1}, 4, 3),
                "rows", Array.zeros(1));
        assertEquals(
                new Array(new double[] {4, 1, 1}, 1, 3),
                Interpreter.run(graph.build(), in).get("found"));
    }

    @Test
    void theTangentRunsOnTheFirstRowsOnly() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(ROWS));
        Tensor d = graph.input(Role.DATA, "d", Type.real(ROWS));
        Tensor rows = graph.input(Role.DATA, "rows", Type.real(Shape.of(Dim.named("n"))));
        Tensor w = graph.input(Role.PARAMETER, "w", Type.real(Shape.of(2, 3)));
        graph.output("du", ForwardMode.tangent(x.linear(w).tanh(), List.of(new Seed(x, d)), rows));
        assertEquals("""
                %0 : f32[B,3] = input data x
                %1 : f32[B,3] = input data d
                %2 : f32[n] = input data rows
                %3 : f32[2,3] = input parameter w
                %4 : f32[B,2] = linear %0 %3
                %5 : f32[B,2] = tanh %4
                %6 : f32[n,3] = head %1 %2
                %7 : f32[n,2] = linear %6 %3
                %8 : f32[n,2] = head %5 %2
                %9 : f32[n,2] = square %8
                %10 : f32[] = scalar 1.0
                %11 : f32[n,2] = subtract %10 %9
                %12 : f32[n,2] = multiply %7 %11
                yield du %12
                """, graph.build().toString());
    }

    /** A constant [B, B]. */
    private static Tensor pairs(Tensor x) {
        return x.graph().input(Role.DATA, "pairs", Type.real(Shape.of(Dim.BATCH, Dim.BATCH)));
    }

    private static List<Seed> seeds(Trial trial) {
        List<Seed> seeds = new ArrayList<>();
        trial.someVariables().forEach(x -> seeds.add(new Seed(x, trial.direction("d" + x.id(), x))));
        return seeds;
    }

    private static void refused(Tensor result, List<Seed> seeds, Tensor rows, String text) {
        GraphException e = assertThrows(GraphException.class, () -> ForwardMode.tangent(result, seeds, rows), text);
        assertTrue(e.getMessage().contains(text), () -> text + " expected in: " + e.getMessage());
    }
}
