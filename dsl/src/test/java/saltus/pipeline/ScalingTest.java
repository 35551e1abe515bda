package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import saltus.graph.Array;
import saltus.graph.GraphBuilder;
import saltus.graph.GraphException;
import saltus.graph.Interpreter;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** What a scaled network gets and gives, on a network that says what it was told. */
class ScalingTest {
    /** Two numbers at each of three pairs of times. */
    private static final double[] T = {1, 0.75, 0.5};

    private static final double[] R = {0, 0.5, 0.4375};
    private static final double[] Z = {-1, 2, 0.5, -3, 40, 0};

    /** Yields z + 100 t + 1000 r, and as log-variance t + 10 r if it may see the end, else t. */
    private static final class Telltale implements Network {
        @Override
        public Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition) {
            return z.plus(t.over(z).times(100)).plus(r.over(z).times(1000));
        }

        @Override
        public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
            return seesEnd ? t.plus(r.times(10)) : t;
        }
    }

    @Provide
    Arbitrary<KnownPath> paths() {
        return Arbitraries.of(KnownPath.ALL);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void constantFactorsOfInputAndOutputAreApart(
            @ForAll @DoubleRange(min = 0.1, max = 3) double deviation,
            @ForAll @DoubleRange(min = 0.1, max = 3) double factor) {
        Scaling scaling = Scaling.constant(deviation, factor);
        assertEquals(deviation, scaling.noise());
        double[] out = run(scaling).get("out").values();
        for (int i = 0; i < Z.length; i++) {
            double expected = factor * (Z[i] / deviation + 100 * T[i / 2] + 1000 * R[i / 2]);
            assertEquals(expected, out[i], 1e-12 * (1 + Math.abs(expected)));
        }
    }

    /** A step of the head's velocity to data ends at what the network says, for t of the floor and more. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void aDataHeadLeadsToWhatTheNetworkSays(
            @ForAll @DoubleRange(min = 0.1, max = 3) double deviation,
            @ForAll @DoubleRange(min = 0.1, max = 3) double factor,
            @ForAll @DoubleRange(min = 0, max = 0.9) double floor) {
        double[] out = run(Scaling.constant(deviation, factor).ofData(floor))
                .get("out")
                .values();
        for (int i = 0; i < Z.length; i++) {
            double x = factor * (Z[i] / deviation + 100 * T[i / 2] + 1000 * R[i / 2]);
            double end = Z[i] - Math.max(T[i / 2], floor) * out[i];
            assertEquals(x, end, 1e-11 * (1 + Math.abs(x)));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void edmInputsHaveTheDeviationOfDataAndNoiseTogether(
            @ForAll("paths") KnownPath path, @ForAll @DoubleRange(min = 0.1, max = 3) double deviation) {
        Scaling scaling = Scaling.edm(path.path(), deviation);
        assertEquals(1, scaling.noise());
        double[] out = run(scaling).get("out").values();
        for (int i = 0; i < Z.length; i++) {
            double norm = Math.hypot(path.sigma().applyAsDouble(T[i / 2]), deviation);
            assertEquals(Z[i] / norm + 100 * T[i / 2] + 1000 * R[i / 2], out[i], 1e-11);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aLevelIsTheLogarithmOfTheStepAndTheRestStays(
            @ForAll @IntRange(min = 1, max = 10) int levels,
            @ForAll @DoubleRange(min = 0.1, max = 3) double deviation,
            @ForAll @DoubleRange(min = 0.1, max = 3) double factor) {
        Scaling scaling = Scaling.constant(deviation, factor).byLevel(levels);
        assertEquals(deviation, scaling.noise());
        Map<String, Array> out = run(scaling);
        for (int i = 0; i < Z.length; i++) {
            double t = T[i / 2];
            double level = -Math.log(t - R[i / 2]) / Math.log(2) / levels;
            double told = t - level;
            double expected = factor * (Z[i] / deviation + 100 * t + 1000 * told);
            assertEquals(expected, out.get("out").values()[i], 1e-11 * (1 + Math.abs(expected)));
            assertEquals(t, out.get("of start").values()[i / 2]);
            assertEquals(t + 10 * told, out.get("of both").values()[i / 2], 1e-13);
        }
    }

    @Property
    void levelsRunFromTheWholeWayToTheSmallestStep(@ForAll @IntRange(min = 1, max = 10) int levels) {
        GraphBuilder graph = new GraphBuilder();
        for (int k = 0; k <= levels; k++) {
            Tensor t = graph.scalar(1);
            Tensor r = graph.scalar(1 - Math.pow(2, -k));
            graph.output("level " + k, t.minus(Scaling.NONE.byLevel(levels).end(r, t)));
        }
        Map<String, Array> out = Interpreter.run(graph.build(), Map.of());
        for (int k = 0; k <= levels; k++) {
            assertEquals(k / (double) levels, out.get("level " + k).values()[0], 1e-15);
        }
    }

    @Test
    void logVariancesAreNotScaled() {
        Map<String, Array> out = run(Scaling.constant(0.5, 7));
        for (int i = 0; i < T.length; i++) {
            assertEquals(T[i], out.get("of start").values()[i]);
            assertEquals(T[i] + 10 * R[i], out.get("of both").values()[i]);
        }
    }

    @Test
    void aNetworkWithoutHeadSaysSo() {
        GraphBuilder graph = new GraphBuilder();
        Network headless = Scaling.NONE.around((z, r, t, condition) -> z);
        Tensor t = graph.scalar(1);
        Exception e = assertThrows(GraphException.class, () -> headless.logVariance(t, t, false));
        assertEquals("this network has no log-variance head", e.getMessage());
    }

    private static Map<String, Array> run(Scaling scaling) {
        GraphBuilder graph = new GraphBuilder();
        Network network = scaling.around(new Telltale());
        Tensor t = Numbers.of(graph, T);
        Tensor r = Numbers.of(graph, R);
        Tensor z = Numbers.of(graph, Z).reshape(Shape.of(3, 2));
        graph.output("out", network.apply(z, r, t, Condition.of(t)));
        graph.output("of start", network.logVariance(r, t, false));
        graph.output("of both", network.logVariance(r, t, true));
        return Interpreter.run(graph.build(), Map.of());
    }
}
