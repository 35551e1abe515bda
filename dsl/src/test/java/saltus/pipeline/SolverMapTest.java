package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import saltus.graph.Array;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Shape;
import saltus.graph.Tensor;

class SolverMapTest {
    private static final double DEVIATION = 0.5;
    private static final double[] Z = {-1, 2, 0.5, -3};
    private static final double[] OUTPUT = {0.3, -0.7, 2, 1};

    @Provide
    Arbitrary<KnownPath> paths() {
        return Arbitraries.of(KnownPath.ALL);
    }

    private enum Kind {
        EULER,
        DDIM,
        BOUNDARY;

        SolverMap on(Path path) {
            return switch (this) {
                case EULER -> SolverMap.euler();
                case DDIM -> SolverMap.ddim(path);
                case BOUNDARY -> SolverMap.boundary(path, DEVIATION, 0.002);
            };
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aStepAndTheOutputThatMakesItAreInverse(
            @ForAll Kind kind,
            @ForAll("paths") KnownPath path,
            @ForAll @DoubleRange(min = 0.05, max = 1) double t,
            @ForAll @DoubleRange(min = 0, max = 0.9) double share) {
        SolverMap map = kind.on(path.path());
        Map<String, Array> out = run(map, t, share * t);
        for (int i = 0; i < Z.length; i++) {
            assertEquals(OUTPUT[i], out.get("from to").values()[i], 1e-10);
            assertEquals(OUTPUT[i], out.get("to from").values()[i], 1e-10);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theBoundarySkipIsItsFormula(
            @ForAll("paths") KnownPath path,
            @ForAll @DoubleRange(min = 0.1, max = 2) double deviation,
            @ForAll @DoubleRange(min = 0, max = 0.1) double smallest,
            @ForAll @DoubleRange(min = 0, max = 1) double t,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        SolverMap map = SolverMap.boundary(path.path(), deviation, smallest);
        Map<String, Array> out = run(map, t, share * t);
        double sigma = path.sigma().applyAsDouble(t);
        double skip = deviation * deviation / (Math.pow(sigma - smallest, 2) + deviation * deviation);
        double scale = (sigma - smallest) * deviation / Math.hypot(sigma, deviation);
        for (int i = 0; i < Z.length; i++) {
            assertEquals(skip * Z[i] + scale * OUTPUT[i], out.get("to").values()[i], 1e-13);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void atTheSmallestLevelTheBoundarySkipIsTheIdentity(
            @ForAll("paths") KnownPath path,
            @ForAll @DoubleRange(min = 0.1, max = 2) double deviation,
            @ForAll @DoubleRange(min = 0, max = 0.5) double t) {
        SolverMap map = SolverMap.boundary(path.path(), deviation, path.sigma().applyAsDouble(t));
        Map<String, Array> out = run(map, t, 0);
        for (int i = 0; i < Z.length; i++) {
            assertEquals(Z[i], out.get("to").values()[i], 1e-12);
        }
    }

    private static Map<String, Array> run(SolverMap map, double start, double end) {
        GraphBuilder graph = new GraphBuilder();
        Tensor z = Numbers.of(graph, Z).reshape(Shape.of(2, 2));
        Tensor output = Numbers.of(graph, OUTPUT).reshape(Shape.of(2, 2));
        Tensor t = Numbers.of(graph, start, start);
        Tensor r = Numbers.of(graph, end, end);
        graph.output("to", map.to(z, t, r, output));
        graph.output("from to", map.from(z, t, r, map.to(z, t, r, output)));
        graph.output("to from", map.to(z, t, r, map.from(z, t, r, output)));
        return Interpreter.run(graph.build(), Map.of());
    }
}
