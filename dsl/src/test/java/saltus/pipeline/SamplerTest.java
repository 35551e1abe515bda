package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import saltus.graph.Array;
import saltus.graph.Interpreter;
import saltus.graph.Op;
import saltus.graph.Passes;
import saltus.graph.Shape;

/** With exact velocities a sampler yields the data, in however many steps. */
class SamplerTest {
    private static final TrainingStep.Batch BATCH = new TrainingStep.Batch(Shape.of(2), 3, 4);
    private static final List<Path> PATHS = List.of(new LinearPath(), new CosinePath(), PlainPath.POLYNOMIAL);
    private static final double[] NOISE = {-1.5, -0.4, 0, 0.3, 1.1, 2};

    @Provide
    Arbitrary<Path> paths() {
        return Arbitraries.of(PATHS);
    }

    @Property
    void exactAverageVelocitiesTakeNoiseToNormalDataInAnyNumberOfSteps(
            @ForAll @IntRange(min = 1, max = 8) int steps,
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = 0, max = 3) double variance,
            @ForAll @DoubleRange(min = -2, max = 2) double mean) {
        GaussianNetwork network = new GaussianNetwork(path, mean, variance);
        double[] found = run(network, Sampler.ofShortcuts(path, SolverMap.euler()), 1, steps, 1);
        for (int i = 0; i < NOISE.length; i++) {
            assertEquals(mean + Math.sqrt(variance) * NOISE[i], found[i], 1e-12);
        }
    }

    /** Times that fall from 1, the smallest above a hundredth. */
    @Provide
    Arbitrary<double[]> times() {
        return Arbitraries.doubles()
                .between(0.01, 0.99)
                .list()
                .ofMaxSize(5)
                .map(drawn -> DoubleStream.concat(
                                DoubleStream.of(1),
                                drawn.stream()
                                        .mapToDouble(time -> Math.round(time * 1e4) / 1e4)
                                        .distinct()
                                        .map(time -> -time)
                                        .sorted()
                                        .map(time -> -time))
                        .toArray());
    }

    @Property
    void exactAverageVelocitiesTakeNoiseToNormalDataAtAnyTimes(
            @ForAll("times") double[] times,
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = 0, max = 3) double variance,
            @ForAll @DoubleRange(min = -2, max = 2) double mean) {
        GaussianNetwork network = new GaussianNetwork(path, mean, variance);
        SamplingStep step = new SamplingStep(BATCH, network, Scaling.NONE, Route.at(times), Guided.NONE);
        Sampler.ofShortcuts(path, SolverMap.euler()).write(step);
        double[] found = run(step, Map.of("latents", NOISE));
        for (int i = 0; i < NOISE.length; i++) {
            assertEquals(mean + Math.sqrt(variance) * NOISE[i], found[i], 1e-11);
        }
        assertEquals(times.length, step.evaluations());
    }

    /** Of any share of new noise: see {@link #goingAllTheWayToNormalDataKeepsTheirMeanAndVarianceHoweverOften}. */
    @Property(tries = 200)
    void newNoiseOfAnyShareKeepsTheLawOfNormalData(
            @ForAll("times") double[] times,
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @DoubleRange(min = 0, max = 3) double variance,
            @ForAll @DoubleRange(min = -2, max = 2) double mean) {
        GaussianNetwork network = new GaussianNetwork(path, mean, variance);
        Route route = Route.at(times).by(new Move.Shortcut(share));
        SamplingStep step = new SamplingStep(BATCH, network, Scaling.NONE, route, Guided.NONE);
        Sampler.ofShortcuts(path, SolverMap.euler()).write(step);
        double[] still = run(step, Map.of());
        double[] sum = new double[NOISE.length];
        for (String noise : step.noises()) {
            double[] moved = run(step, Map.of(noise, NOISE));
            for (int i = 0; i < NOISE.length; i++) {
                assertEquals(mean, still[i], 1e-9);
                sum[i] += Math.pow(moved[i] - still[i], 2);
            }
        }
        for (int i = 0; i < NOISE.length; i++) {
            assertEquals(variance * NOISE[i] * NOISE[i], sum[i], 1e-8);
        }
    }

    /** Where the step goes is what {@link Move#legs} says, which obligations judge by. */
    @Property(tries = 200)
    void theNetworkIsAskedForTheLegsOfTheMove(
            @ForAll("times") double[] times, @ForAll("paths") Path path, @ForAll("moves") Move move) {
        List<String> asked = new ArrayList<>();
        Route route = Route.at(times).by(move);
        SamplingStep step = new SamplingStep(
                BATCH,
                (graph, role, detached) -> (z, r, t, labels) -> {
                    asked.add(String.valueOf(asked.size()));
                    graph.output("t" + asked.size(), t);
                    graph.output("r" + asked.size(), r);
                    return z.zeros();
                },
                Scaling.NONE,
                route,
                Guided.NONE);
        Sampler.ofShortcuts(path, SolverMap.euler()).write(step);
        Map<String, Array> found = Interpreter.run(step.graph(), inputs(step, Map.of()));
        List<Leg> legs = IntStream.rangeClosed(1, asked.size())
                .mapToObj(i -> new Leg(
                        found.get("t" + i).values()[0], found.get("r" + i).values()[0]))
                .toList();
        assertEquals(move.legs(route, path::level), legs);
        assertEquals(legs.size(), step.evaluations());
    }

    @Provide
    Arbitrary<Move> moves() {
        return Arbitraries.of(
                Move.SHORTCUT,
                Move.VELOCITY,
                new Move.Heun(),
                new Move.Shortcut(1),
                new Move.Shortcut(0.4),
                new Move.Velocity(0.3));
    }

    /** Half the step, a quarter of the error. */
    @Property(tries = 15)
    void heunsErrorOnNormalDataFallsWithTheSquareOfTheStep(
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = 0.2, max = 3) double variance,
            @ForAll @DoubleRange(min = -2, max = 2) double mean) {
        Assume.that(
                Math.abs(variance - 1) > 0.1 || path != PATHS.get(1)); // there the flow of unit variance stands still
        double coarse = error(path, mean, variance, 64, new Move.Heun());
        double fine = error(path, mean, variance, 128, new Move.Heun());
        assertTrue(fine < 0.3 * coarse + 1e-9, () -> coarse + " " + fine);
        assertTrue(fine < 0.1 * error(path, mean, variance, 128, Move.VELOCITY) + 1e-9);
    }

    /** Extrapolated by a third: second order; by nothing, or more: first order. */
    @Property(tries = 15)
    void extrapolationByAThirdIsOfSecondOrderInEqualSteps(
            @ForAll @DoubleRange(min = 0.2, max = 3) double variance,
            @ForAll @DoubleRange(min = -2, max = 2) double mean) {
        Path path = new LinearPath();
        double coarse = error(path, mean, variance, 64, new Move.Velocity(1 / 3.0));
        double fine = error(path, mean, variance, 128, new Move.Velocity(1 / 3.0));
        assertTrue(fine < 0.3 * coarse + 1e-9, () -> coarse + " " + fine);
        double other = error(path, mean, variance, 128, new Move.Velocity(0.6));
        assertTrue(other > 2 * fine, () -> other + " " + fine);
    }

    private static double error(Path path, double mean, double variance, int steps, Move move) {
        GaussianNetwork network = new GaussianNetwork(path, mean, variance);
        SamplingStep step = new SamplingStep(
                BATCH, network, Scaling.NONE, Route.equally(steps).by(move), Guided.NONE);
        Sampler.ofVelocity(path, SolverMap.ddim(path)).write(step);
        double[] found = run(step, Map.of("latents", NOISE));
        double worst = 0;
        for (int i = 0; i < NOISE.length; i++) {
            worst = Math.max(worst, Math.abs(found[i] - mean - Math.sqrt(variance) * NOISE[i]));
        }
        return worst;
    }

    @Property
    void velocitiesOfASinglePointAreExactUnderDdimInAnyNumberOfStepsByAnyMethod(
            @ForAll @IntRange(min = 1, max = 8) int steps,
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = -2, max = 2) double mean) {
        GaussianNetwork network = new GaussianNetwork(path, mean, 0);
        for (Move move : List.of(Move.VELOCITY, new Move.Velocity(0.3), new Move.Heun())) {
            for (double sample : run(network, Sampler.by(path, SolverMap.ddim(path), move), 1, steps, 1)) {
                assertEquals(mean, sample, 1e-11);
            }
        }
    }

    @Property
    void shortcutsAreToldTheirEndAndVelocitiesTheirStart(@ForAll @IntRange(min = 1, max = 8) int steps) {
        TrainingStep.Binding ends = (graph, role, detached) -> (z, r, t, condition) ->
                z.zeros().plus(r.over(z).times(steps)).plus(t.over(z).times(100 * steps));
        double shortcuts = 0;
        double velocities = 0;
        for (int k = 0; k < steps; k++) {
            int start = steps - k;
            shortcuts -= (start - 1 + 100.0 * start) / steps;
            velocities -= (start + 100.0 * start) / steps;
        }
        Path path = new LinearPath();
        double[] told = run(ends, Sampler.ofShortcuts(path, SolverMap.euler()), 1, steps, 1);
        double[] asked = run(ends, Sampler.ofVelocity(path, SolverMap.euler()), 1, steps, 1);
        for (int i = 0; i < NOISE.length; i++) {
            assertEquals(NOISE[i] + shortcuts, told[i], 1e-9);
            assertEquals(NOISE[i] + velocities, asked[i], 1e-9);
        }
    }

    @Property
    void guidanceExtrapolatesFromTheNullLabel(@ForAll @DoubleRange(min = 0, max = 4) double scale) {
        TrainingStep.Binding labelled = (graph, role, detached) -> (z, r, t, condition) ->
                z.zeros().plus(graph.iota(5).gather(condition.labels()).square().over(z));
        double[] found = run(labelled, Sampler.ofShortcuts(new LinearPath(), SolverMap.euler()), 1, 1, scale);
        for (int i = 0; i < NOISE.length; i++) {
            int label = i / 2;
            double conditional = label * label;
            double guided = scale <= 1 ? conditional : 16 + scale * (conditional - 16);
            assertEquals(NOISE[i] - guided, found[i], 1e-12);
        }
    }

    /** In a window: two steps of which the second is guided, and a window that nothing starts in. */
    @Property
    void guidanceInAWindowTouchesNoOtherStep(@ForAll @DoubleRange(min = 1, max = 4) double scale) {
        TrainingStep.Binding labelled = (graph, role, detached) -> (z, r, t, condition) ->
                z.zeros().plus(graph.iota(5).gather(condition.labels()).square().over(z));
        double[] second = guided(labelled, new Guided(scale, 0.2, 0.5));
        double[] none = guided(labelled, new Guided(scale, 0.6, 0.9));
        for (int i = 0; i < NOISE.length; i++) {
            double conditional = i / 2 * (i / 2);
            double led = 16 + scale * (conditional - 16);
            assertEquals(NOISE[i] - 0.5 * conditional - 0.5 * led, second[i], 1e-12);
            assertEquals(NOISE[i] - conditional, none[i], 1e-12);
        }
    }

    /** By a formula of the time: each step at the scale of its start, and one of 1 asks once. */
    @Property
    void guidanceByFormulaChangesFromStepToStep(@ForAll @DoubleRange(min = 1.1, max = 4) double scale) {
        TrainingStep.Binding labelled = (graph, role, detached) -> (z, r, t, condition) ->
                z.zeros().plus(graph.iota(5).gather(condition.labels()).square().over(z));
        Guided formula =
                Guided.byFormula(t -> t.minus(0.5).times(2 * (scale - 1)).plus(1), scale);
        double[] found = guided(labelled, formula);
        double[] first = guided(labelled, new Guided(scale, 1, 1));
        assertArrayEquals(first, found, 1e-12);
        assertEquals(scale, formula.at(1), 1e-12);
        assertEquals(0.5 * (1 + scale), formula.at(0.75), 1e-12);
        for (int i = 0; i < NOISE.length; i++) {
            double conditional = i / 2 * (i / 2);
            double led = 16 + scale * (conditional - 16);
            assertEquals(NOISE[i] - 0.5 * led - 0.5 * conditional, found[i], 1e-12);
        }
        assertEquals(
                formula.toString(),
                Guided.byFormula(formula.formula().orElseThrow(), scale).toString());
        assertNotEquals(
                formula.toString(),
                Guided.byFormula(t -> t.times(scale).plus(1), scale).toString());
    }

    private static double[] guided(TrainingStep.Binding network, Guided guided) {
        SamplingStep step = new SamplingStep(BATCH, network, Scaling.NONE, Route.at(1, 0.5), guided);
        Sampler.ofShortcuts(new LinearPath(), SolverMap.euler()).write(step);
        return run(step, Map.of("latents", NOISE));
    }

    @Test
    void preconditioningScalesWhatGoesInAndOutAndTheNoise() {
        TrainingStep.Binding square = (graph, role, detached) -> (z, r, t, condition) -> z.square();
        double[] found = run(square, Sampler.ofShortcuts(new LinearPath(), SolverMap.euler()), 0.5, 1, 1);
        for (int i = 0; i < NOISE.length; i++) {
            assertEquals(0.5 * NOISE[i] - 0.5 * NOISE[i] * NOISE[i], found[i], 1e-14);
        }
    }

    /** Bit for bit: a path whose sigma(1) is 1 starts at the latents themselves, in the graph and after the passes. */
    @Test
    void pathsThatEndAtUnitNoiseStartAtTheLatents() {
        TrainingStep.Binding still = (graph, role, detached) -> (z, r, t, condition) -> z.zeros();
        for (Path path : new Path[] {new LinearPath(), new CosinePath(), PlainPath.POLYNOMIAL}) {
            Sampler sampler = Sampler.ofShortcuts(path, SolverMap.euler());
            assertArrayEquals(NOISE, run(still, sampler, 1, 3, 1));
            SamplingStep step =
                    new SamplingStep(BATCH, (g, role, d) -> (z, r, t, condition) -> z.square(), Scaling.NONE, 1, 1);
            sampler.write(step);
            long products = Passes.STANDARD.apply(step.graph()).nodes().stream()
                    .filter(node -> node.op() instanceof Op.Binary b && b.kind() == Op.BinaryKind.MULTIPLY)
                    .count();
            assertEquals(1, products, "u times the length of the step and nothing else");
        }
    }

    /**
     * x_1 = x_0 + 80 noise: the flow of normal data, which is known, from 80 noise instead. What is neglected, x_0 beside
     * 80 noise, moves a sample by less than mean / 80 deviations of the data.
     */
    @Property
    void variancesThatExplodeStartAtTheirLargest(
            @ForAll @IntRange(min = 1, max = 4) int steps,
            @ForAll @DoubleRange(min = 0, max = 3) double variance,
            @ForAll @DoubleRange(min = -2, max = 2) double mean,
            @ForAll @DoubleRange(min = 0.5, max = 2) double unit) {
        Path path = new PlainPath(t -> t.ones(), t -> t.times(80));
        GaussianNetwork network = new GaussianNetwork(path, mean, variance);
        TrainingStep.Binding scaled =
                (graph, role, detached) -> (z, r, t, condition) -> network.bind(graph, role, detached)
                        .apply(z.times(unit), r, t, condition)
                        .dividedBy(unit); // undoes the preconditioning, which leaves its noise
        double[] found = run(scaled, Sampler.ofShortcuts(path, SolverMap.euler()), unit, steps, 1);
        double deviation = Math.sqrt(variance);
        double shrinks = deviation / Math.sqrt(variance + 6400);
        for (int i = 0; i < NOISE.length; i++) {
            double noise = unit * NOISE[i];
            assertEquals(mean + shrinks * (80 * noise - mean), found[i], 1e-9);
            double neglected = deviation * (Math.abs(mean) + Math.abs(noise)) / 80;
            assertEquals(mean + deviation * noise, found[i], neglected + 1e-9);
        }
    }

    @Test
    void timesRunFromOneToZeroInEqualSteps() {
        SamplingStep step = new SamplingStep(BATCH, new GaussianNetwork(new LinearPath(), 0, 1), Scaling.NONE, 4, 1);
        double[] times = new double[5];
        java.util.Arrays.setAll(times, step::time);
        assertEquals("[1.0, 0.75, 0.5, 0.25, 0.0]", java.util.Arrays.toString(times));
    }

    @Property
    void goingAllTheWayOnceIsAShortcutToData(
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = 0, max = 3) double variance,
            @ForAll @DoubleRange(min = 0.5, max = 2) double deviation) {
        GaussianNetwork network = new GaussianNetwork(path, 0.4, variance);
        assertArrayEquals(
                run(network, Sampler.ofShortcuts(path, SolverMap.euler()), deviation, 1, 1),
                run(network, Sampler.renoising(path, SolverMap.euler()), deviation, 1, 1));
    }

    @Property
    void goingAllTheWayToASinglePointLandsOnItHoweverOften(
            @ForAll @IntRange(min = 1, max = 8) int steps,
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = -2, max = 2) double mean) {
        Sampler sampler = Sampler.renoising(path, SolverMap.euler());
        for (double sample : run(new GaussianNetwork(path, mean, 0), sampler, 1, steps, 1)) {
            assertEquals(mean, sample, 1e-12);
        }
    }

    /**
     * Samples are linear in the noises, and so normal: without any noise they are the mean, and the squares of what each
     * noise adds sum up to the variance.
     */
    @Property
    void goingAllTheWayToNormalDataKeepsTheirMeanAndVarianceHoweverOften(
            @ForAll @IntRange(min = 1, max = 8) int steps,
            @ForAll("paths") Path path,
            @ForAll @DoubleRange(min = 0, max = 3) double variance,
            @ForAll @DoubleRange(min = -2, max = 2) double mean) {
        GaussianNetwork network = new GaussianNetwork(path, mean, variance);
        SamplingStep step = new SamplingStep(BATCH, network, Scaling.NONE, steps, 1);
        Sampler.renoising(path, SolverMap.euler()).write(step);
        List<String> noises = step.noises();
        assertEquals(steps, noises.size());
        assertEquals("latents", noises.get(0));
        double[] still = run(step, Map.of());
        double[] sum = new double[NOISE.length];
        for (String noise : noises) {
            double[] moved = run(step, Map.of(noise, NOISE));
            for (int i = 0; i < NOISE.length; i++) {
                assertEquals(mean, still[i], 1e-11);
                sum[i] += Math.pow(moved[i] - still[i], 2);
            }
        }
        for (int i = 0; i < NOISE.length; i++) {
            assertEquals(variance * NOISE[i] * NOISE[i], sum[i], 1e-10);
        }
    }

    /** The samples for these noises, the others being zero. */
    private static double[] run(SamplingStep step, Map<String, double[]> noises) {
        return Interpreter.run(step.graph(), inputs(step, noises))
                .get(SamplingStep.RESULT)
                .values();
    }

    private static Map<String, Array> inputs(SamplingStep step, Map<String, double[]> noises) {
        Map<String, Array> inputs = new LinkedHashMap<>();
        for (String noise : step.noises()) {
            inputs.put(noise, new Array(noises.getOrDefault(noise, new double[NOISE.length]), 3, 2));
        }
        inputs.put("labels", new Array(new double[] {0, 1, 2}, 3));
        return inputs;
    }

    /** A network that says nothing leaves each noise as the path has mixed it. */
    @Test
    void noisesOnTheWayHaveThePathsDeviationAndNamesOfTheirOwn() {
        TrainingStep.Binding still = (graph, role, detached) -> (z, r, t, condition) -> z.zeros();
        SamplingStep step = new SamplingStep(BATCH, still, Scaling.constant(0.5, 1), 3, 1);
        Sampler.renoising(new LinearPath(), SolverMap.euler()).write(step);
        assertEquals(List.of("latents", "noise.1", "noise.2"), step.noises());
        double[] shares = {1 / 3.0 * (2 / 3.0), 2 / 3.0 * (2 / 3.0), 1 / 3.0};
        for (int k = 0; k < 3; k++) {
            double[] found = run(step, Map.of(step.noises().get(k), NOISE));
            for (int i = 0; i < NOISE.length; i++) {
                assertEquals(0.5 * shares[k] * NOISE[i], found[i], 1e-15);
            }
        }
    }

    private static double[] run(
            TrainingStep.Binding network, Sampler sampler, double deviation, int steps, double guidance) {
        SamplingStep step = new SamplingStep(BATCH, network, Scaling.constant(deviation, deviation), steps, guidance);
        sampler.write(step);
        return run(step, Map.of("latents", NOISE));
    }
}
