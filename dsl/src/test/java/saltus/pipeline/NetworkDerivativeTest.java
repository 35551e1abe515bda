package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import saltus.graph.Array;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** The two ways of taking the derivative of the target network. */
class NetworkDerivativeTest {
    /** So many that in no batch all shortcuts are short. */
    private static final int BATCH = 24;

    private static final int CHANNELS = 2;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aDifferenceIsTheQuotientOverItsStepOrTheWholeShortcut(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double step,
            @ForAll long seed) {
        TrainingStep training = step(new TinyNetwork(CHANNELS, 1), separate, evaluations);
        Examples examples = examples(training);
        Times times = examples.times();
        Tensor direction = examples.z().cos();
        NetworkDerivative found = NetworkDerivative.of(examples, direction, NetworkDerivative.difference(step));
        Tensor length = times.t().minus(times.r());
        Tensor h = length.minimum(step).maximum(1e-300);
        Tensor here = training.target().apply(examples.z(), times.r(), times.t(), examples.condition());
        Tensor before = training.target()
                .apply(
                        examples.z().minus(h.over(direction).times(direction)),
                        times.r(),
                        times.t().minus(h),
                        examples.condition());
        examples.probe("expected", here.minus(before).dividedBy(h.over(here)));
        examples.probe("found", found.slope());
        examples.probe("here", here);
        examples.probe("value", found.value());
        Map<String, Array> out = new StepTrial(seed).run(training);
        for (int i = 0; i < BATCH * CHANNELS; i++) {
            int row = i / CHANNELS;
            if (out.get("r").values()[row] < out.get("t").values()[row]) {
                double expected = out.get("expected").values()[i];
                assertEquals(expected, out.get("found").values()[i], 1e-9 * (1 + Math.abs(expected)));
                assertEquals(out.get("here").values()[i], out.get("value").values()[i], 1e-14);
            }
        }
    }

    /**
     * s(h) = s + a h + O(h^2): halving h halves the error. Where a happens to be small it does not quite, nowhere in the most of a
     * batch, though there may be one entry with a slope so steep that its error is the greatest all the same.
     */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void differencesTendToTheDerivativeWithTheirStep(
            @ForAll Evaluations evaluations, @ForAll boolean separate, @ForAll long seed) {
        double h = 1e-4;
        double[] exact = slope(NetworkDerivative.forward(), evaluations, separate, seed);
        double[] coarse = slope(NetworkDerivative.difference(h), evaluations, separate, seed);
        double[] fine = slope(NetworkDerivative.difference(h / 2), evaluations, separate, seed);
        assertEquals(0.5, middleShare(exact, fine, coarse), 0.05);
        assertTrue(furthest(exact, fine) < 0.75 * furthest(exact, coarse));
        assertTrue(furthest(exact, coarse) < 1000 * h);
    }

    /** Halving the step of a central difference leaves a quarter of its error. */
    @Property(edgeCases = EdgeCasesMode.NONE, tries = 200)
    void centralDifferencesTendToTheDerivativeWithTheSquareOfTheirStep(
            @ForAll Evaluations evaluations, @ForAll boolean separate, @ForAll long seed) {
        double h = 4e-3;
        double[] exact = slope(NetworkDerivative.forward(), evaluations, separate, seed);
        double[] coarse = slope(NetworkDerivative.centralDifference(h), evaluations, separate, seed);
        double[] fine = slope(NetworkDerivative.centralDifference(h / 2), evaluations, separate, seed);
        assertEquals(0.25, middleShare(exact, fine, coarse), 0.05);
        assertTrue(furthest(exact, fine) < 0.4 * furthest(exact, coarse));
    }

    /** Written out, also where the path leaves less room than the step. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void aCentralDifferenceReachesAsFarAsShortcutAndPathAllow(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll @DoubleRange(min = 0.05, max = 0.5) double step,
            @ForAll long seed) {
        TrainingStep training = step(new TinyNetwork(CHANNELS, 1), separate, evaluations);
        Examples examples = examples(training);
        Tensor v = examples.velocity();
        Tensor found = NetworkDerivative.of(examples, v, NetworkDerivative.centralDifference(step))
                .slope();
        Tensor r = examples.times().r();
        Tensor t = examples.times().t();
        Tensor shortcut = examples.times().shortcut();
        Tensor down = shortcut.choose(t.minus(r), t.ones()).minimum(step);
        Tensor up = t.from(1).minimum(step);
        Network network = training.target();
        Tensor z = examples.z();
        Tensor above = network.apply(z.plus(up.over(z).times(v)), r, t.plus(up), examples.condition());
        Tensor below = network.apply(z.minus(down.over(z).times(v)), r, t.minus(down), examples.condition());
        Tensor slope = above.minus(below).dividedBy(up.plus(down).over(z));
        training.probe("expected", shortcut.over(z).choose(slope, z.zeros()));
        training.probe("found", shortcut.over(z).choose(found, z.zeros()));
        Map<String, Array> out = new StepTrial(seed).run(training);
        Near.check(out.get("expected"), out.get("found"), 1e-9, () -> "step " + step);
    }

    /** The median over all entries of what is left of their error. */
    private static double middleShare(double[] exact, double[] fine, double[] coarse) {
        double[] shares = IntStream.range(0, exact.length)
                .mapToDouble(i -> (fine[i] - exact[i]) / (coarse[i] - exact[i]))
                .sorted()
                .toArray();
        return shares[shares.length / 2];
    }

    private static double furthest(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .max()
                .orElseThrow();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noTimeLeavesTheShortcut(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll boolean central,
            @ForAll @DoubleRange(min = 0.01, max = 0.1) double step,
            @ForAll long seed) {
        List<Tensor> slack = new ArrayList<>();
        TrainingStep.Binding watched = (graph, role, detached) -> {
            Network network = new TinyNetwork(CHANNELS, 1).bind(graph, role, detached);
            return (z, r, t, condition) -> {
                slack.add(t.minus(r));
                slack.add(t.from(1));
                return network.apply(z, r, t, condition);
            };
        };
        TrainingStep training = step(watched, separate, evaluations);
        Examples examples = examples(training);
        NetworkDerivative.of(
                examples,
                examples.velocity(),
                central ? NetworkDerivative.centralDifference(step) : NetworkDerivative.difference(step));
        for (int i = 0; i < slack.size(); i++) {
            training.probe("slack " + i, slack.get(i));
        }
        Map<String, Array> out = new StepTrial(seed).run(training);
        for (int i = 0; i < slack.size(); i++) {
            for (double length : out.get("slack " + i).values()) {
                assertTrue(length >= 0, () -> "a time outside by " + -length);
            }
        }
    }

    /** Of rows whose shortcut, and whose way to noise, are longer than any difference. */
    private static double[] slope(NetworkDerivative.Mode mode, Evaluations evaluations, boolean separate, long seed) {
        TrainingStep training = step(new TinyNetwork(CHANNELS, 1), separate, evaluations);
        Examples examples = examples(training);
        examples.probe(
                "slope",
                NetworkDerivative.of(examples, examples.velocity(), mode).slope());
        Map<String, Array> out = new StepTrial(seed).run(training);
        return IntStream.range(0, BATCH * CHANNELS)
                .filter(i -> out.get("t").values()[i / CHANNELS] - out.get("r").values()[i / CHANNELS] > 1e-2
                        && out.get("t").values()[i / CHANNELS] < 1 - 1e-2)
                .mapToDouble(i -> out.get("slope").values()[i])
                .toArray();
    }

    private static Examples examples(TrainingStep step) {
        return Examples.of(
                step,
                new CosinePath(),
                step.labels(),
                PairLaw.uniform(0.3, InnerSplit.fraction(0)).draw(step));
    }

    private static TrainingStep step(TrainingStep.Binding network, boolean separate, Evaluations evaluations) {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(CHANNELS), BATCH, 1), network, Scaling.NONE, separate, evaluations);
    }
}
