package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** The identities of the step coefficients (framework, 7.2), which hold on every path. */
class PathTest {
    private static final double QUARTER = Math.PI / 2;

    @Provide
    Arbitrary<Path> paths() {
        return Arbitraries.of(
                new LinearPath(),
                new CosinePath(),
                new EdmPath(80),
                PlainPath.of(new LinearPath()),
                PlainPath.of(new CosinePath()),
                PlainPath.POLYNOMIAL);
    }

    @Provide
    Arbitrary<KnownPath> known() {
        return Arbitraries.of(KnownPath.ALL);
    }

    @Test
    void pathsRunFromDataToNoise() {
        for (Path path : new Path[] {new LinearPath(), new CosinePath(), PlainPath.POLYNOMIAL}) {
            assertEquals(1, at(0, path::alpha), 1e-15);
            assertEquals(0, at(0, path::sigma), 1e-15);
            assertEquals(0, at(1, path::alpha), 1e-15);
            assertEquals(1, at(1, path::sigma), 1e-15);
        }
    }

    /** To the last bit, whatever alpha and sigma are: what a step of length zero adds up and divides is one and the same. */
    @Property
    void aStepOfLengthZeroIsTheIdentityOnEveryPath(
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double t,
            @ForAll @DoubleRange(min = -3, max = 3) double a,
            @ForAll @DoubleRange(min = 0.1, max = 3) double b) {
        Path path = new PlainPath(
                time -> time.times(a).cos().dividedBy(time.square().plus(b).sqrt()),
                time -> time.dividedBy(time.square().plus(b).sqrt())
                        .plus(time.times(a).exp()));
        if (at(t, path::wronskian) != 0) {
            assertEquals(1, at(t, t, path::alphaBar));
            assertEquals(0, at(t, t, path::betaBar), 0);
        }
    }

    @Property
    void theLinearPathIsItsClosedForm(
            @ForAll @DoubleRange(min = 0, max = 1) double t, @ForAll @DoubleRange(min = 0, max = 1) double r) {
        Path path = new LinearPath();
        assertEquals(1 - t, at(t, path::alpha));
        assertEquals(t, at(t, path::sigma));
        assertEquals(-1, at(t, path::alphaPrime));
        assertEquals(1, at(t, path::sigmaPrime));
        assertEquals(1, at(t, path::wronskian), 1e-15);
        assertEquals(1, at(t, r, path::alphaBar));
        assertEquals(r - t, at(t, r, path::betaBar));
    }

    @Property
    void theCosinePathIsItsClosedForm(
            @ForAll @DoubleRange(min = 0, max = 1) double t, @ForAll @DoubleRange(min = 0, max = 1) double r) {
        Path path = new CosinePath();
        assertEquals(Math.cos(QUARTER * t), at(t, path::alpha), 1e-15);
        assertEquals(Math.sin(QUARTER * t), at(t, path::sigma), 1e-15);
        assertEquals(-QUARTER * Math.sin(QUARTER * t), at(t, path::alphaPrime), 1e-15);
        assertEquals(QUARTER * Math.cos(QUARTER * t), at(t, path::sigmaPrime), 1e-15);
        assertEquals(QUARTER, at(t, path::wronskian), 1e-15);
        assertEquals(Math.cos(QUARTER * (r - t)), at(t, r, path::alphaBar), 1e-15);
        assertEquals(Math.sin(QUARTER * (r - t)) / QUARTER, at(t, r, path::betaBar), 1e-15);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theTimeOfANoiseLevelIsWhereThePathHasIt(
            @ForAll("known") KnownPath path, @ForAll @DoubleRange(min = 0, max = 0.99) double t) {
        double level = at(t, path.path()::sigma) / at(t, path.path()::alpha);
        assertEquals(path.level(t), level, 1e-13 * (1 + level));
        assertEquals(t, at(level, path.path()::timeOf), 1e-14);
        assertEquals(path.alphaPrime().applyAsDouble(t), at(t, path.path()::alphaPrime), 1e-14);
        assertEquals(path.sigmaPrime().applyAsDouble(t), at(t, path.path()::sigmaPrime), 1e-14);
    }

    @Test
    void aPathWithoutClosedFormDoesNotGuessTheTimesOfItsLevels() {
        assertThrows(UnsupportedOperationException.class, () -> at(0.5, PlainPath.POLYNOMIAL::timeOf));
    }

    /** x_1 = x_0 + 80 noise, whose alpha does not end at 0. */
    @Property
    void theEdmPathIsItsClosedForm(
            @ForAll @DoubleRange(min = 0, max = 1) double t, @ForAll @DoubleRange(min = 0, max = 1) double r) {
        Path path = new EdmPath(80);
        assertEquals(1, at(t, path::alpha));
        assertEquals(80 * t, at(t, path::sigma));
        assertEquals(80, at(t, path::wronskian), 1e-12);
        assertEquals(r + 2.5 * t, state(path, t, r, 2.5 / 80), 1e-13);
    }

    @Property
    void closedFormsEqualTheGenericFormulas(
            @ForAll @DoubleRange(min = 0, max = 1) double t, @ForAll @DoubleRange(min = 0, max = 1) double r) {
        for (Path path : new Path[] {new LinearPath(), new CosinePath(), new EdmPath(80)}) {
            Path plain = PlainPath.of(path);
            assertEquals(at(t, r, plain::alphaBar), at(t, r, path::alphaBar), 1e-14);
            assertEquals(at(t, r, plain::betaBar), at(t, r, path::betaBar), 1e-14);
            double x = 0.7 - t;
            double noise = r + 0.2;
            assertEquals(velocity(plain, t, x, noise), velocity(path, t, x, noise), 1e-14);
        }
    }

    @Property
    void aStepOfNoLengthIsTheIdentityAndStartsAlongTheVelocity(
            @ForAll("paths") Path path, @ForAll @DoubleRange(min = 0, max = 1) double t) {
        assertEquals(1, at(t, t, path::alphaBar), 1e-14);
        assertEquals(0, at(t, t, path::betaBar), 1e-14);
        double h = 1e-5;
        assertEquals(0, (at(t, t + h, path::alphaBar) - at(t, t - h, path::alphaBar)) / (2 * h), 1e-8);
        assertEquals(1, (at(t, t + h, path::betaBar) - at(t, t - h, path::betaBar)) / (2 * h), 1e-8);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aStepAlongTheConditionalVelocityIsExact(
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = 0, max = 1) double t,
            @ForAll @DoubleRange(min = 0, max = 1) double r,
            @ForAll @DoubleRange(min = -3, max = 3) double x,
            @ForAll @DoubleRange(min = -3, max = 3) double noise) {
        double z = state(path, t, x, noise);
        double found = at(t, r, path::alphaBar) * z + at(t, r, path::betaBar) * velocity(path, t, x, noise);
        assertEquals(state(path, r, x, noise), found, 1e-13);
        if (t > 0.05) {
            double hat = at(t, r, path::alphaHat) * z + at(t, r, path::betaHat) * x;
            assertEquals(state(path, r, x, noise), hat, 1e-12);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void stepsCompose(
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = 0, max = 1) double t,
            @ForAll @DoubleRange(min = 0, max = 1) double s,
            @ForAll @DoubleRange(min = 0, max = 1) double r,
            @ForAll @DoubleRange(min = -3, max = 3) double z,
            @ForAll @DoubleRange(min = -3, max = 3) double v) {
        // The data and noise that z and v at t belong to; those give the velocity at s.
        double d = at(t, path::wronskian);
        double x = (at(t, path::sigmaPrime) * z - at(t, path::sigma) * v) / d;
        double noise = (at(t, path::alpha) * v - at(t, path::alphaPrime) * z) / d;
        double between = at(t, s, path::alphaBar) * z + at(t, s, path::betaBar) * v;
        double along = velocity(path, s, x, noise);
        double twice = at(s, r, path::alphaBar) * between + at(s, r, path::betaBar) * along;
        assertEquals(at(t, r, path::alphaBar) * z + at(t, r, path::betaBar) * v, twice, 1e-12);
    }

    @Property
    void theSignalToNoiseRatioFalls(@ForAll("paths") Path path, @ForAll @DoubleRange(min = 0, max = 1) double t) {
        assertTrue(at(t, path::wronskian) > 0);
    }

    @Property
    void mixingFollowsTheRowsOfATensor(@ForAll @DoubleRange(min = 0.01, max = 1) double t) {
        for (Path path : new Path[] {new LinearPath(), new CosinePath(), PlainPath.POLYNOMIAL}) {
            GraphBuilder graph = new GraphBuilder();
            Tensor times = graph.iota(2).times(t / 2).plus(t / 2);
            Tensor x = graph.iota(6).reshape(Shape.of(2, 3));
            Tensor noise = x.cos();
            graph.output("z", path.mix(x, noise, times));
            graph.output("v", path.velocity(x, noise, times));
            Map<String, saltus.graph.Array> out = Interpreter.run(graph.build(), Map.of());
            for (int i = 0; i < 6; i++) {
                double at = i < 3 ? t / 2 : t;
                assertEquals(state(path, at, i, Math.cos(i)), out.get("z").values()[i], 1e-14);
                assertEquals(velocity(path, at, i, Math.cos(i)), out.get("v").values()[i], 1e-14);
            }
        }
    }

    private static double state(Path path, double t, double x, double noise) {
        return at(t, path::alpha) * x + at(t, path::sigma) * noise;
    }

    private static double velocity(Path path, double t, double x, double noise) {
        return at(t, path::alphaPrime) * x + at(t, path::sigmaPrime) * noise;
    }

    private static double at(double t, Function<Tensor, Tensor> f) {
        GraphBuilder graph = new GraphBuilder();
        graph.output("y", f.apply(graph.scalar(t)));
        return Interpreter.run(graph.build(), Map.of()).get("y").values()[0];
    }

    private static double at(double t, double r, java.util.function.BinaryOperator<Tensor> f) {
        GraphBuilder graph = new GraphBuilder();
        graph.output("y", f.apply(graph.scalar(t), graph.scalar(r)));
        return Interpreter.run(graph.build(), Map.of()).get("y").values()[0];
    }
}
