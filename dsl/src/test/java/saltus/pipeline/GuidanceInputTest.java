package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import saltus.graph.Array;
import saltus.graph.Interpreter;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** Guidance that the network is told: what is drawn, what becomes of the target, and what sampling tells. */
class GuidanceInputTest {
    private static final int BATCH = 24;
    private static final int CLASSES = 2;
    private static final int CHANNELS = 2;
    private static final double MAX = 6;
    private static final double VARIANCE = 0.3;
    private static final Path PATH = new LinearPath();
    private static final GaussianNetwork[] OF_CLASS = {
        new GaussianNetwork(PATH, -0.8, VARIANCE), new GaussianNetwork(PATH, 0.9, VARIANCE)
    };

    /** The velocity of a class of normal data, and of both together for the null label. */
    private static Tensor exact(Tensor z, Tensor t, Tensor labels) {
        Tensor zero = OF_CLASS[0].velocity(z, t);
        Tensor one = OF_CLASS[1].velocity(z, t);
        Tensor spread =
                PATH.alpha(t).square().times(VARIANCE).plus(PATH.sigma(t).square());
        Tensor nearer = distance(z, t, -0.8).minus(distance(z, t, 0.9)).dividedBy(spread.times(2));
        Tensor probability = nearer.negate().exp().plus(1);
        Tensor both = zero.plus(one.minus(zero).dividedBy(probability.over(z)));
        Tensor own = labels.equalTo(0).over(z).choose(zero, one);
        return labels.equalTo(CLASSES).over(z).choose(both, own);
    }

    private static Tensor distance(Tensor z, Tensor t, double mean) {
        return z.minus(PATH.alpha(t).times(mean).over(z)).square().sumPerRow();
    }

    /** At r = t: omega v_y + (1 - omega) v_null where guidance holds, and v_y elsewhere. */
    private static final TrainingStep.Binding GUIDED = (graph, role, detached) -> (z, r, t, condition) -> {
        Tensor own = exact(z, t, condition.labels());
        Tensor none = exact(z, t, condition.unconditional(CLASSES).labels());
        Tensor guided = none.plus(own.minus(none).times(condition.omega().over(z)));
        return condition.holdsAt(t).over(z).choose(guided, own);
    };

    private static TrainingStep step(TrainingStep.Binding network, boolean separate, Evaluations evaluations) {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(CHANNELS), BATCH, CLASSES),
                network,
                Scaling.NONE,
                separate,
                evaluations);
    }

    private static Examples examples(TrainingStep step, GuidanceLaw law) {
        Times times = PairLaw.uniform(0.5, InnerSplit.fraction(0)).draw(step);
        return Examples.of(step, PATH, law.draw(step, new LabelDropping(0.3).onAllRows(step)), times);
    }

    private static GuidanceLaw law(double power, boolean windowed) {
        GuidanceLaw law = GuidanceLaw.byPower(MAX, power);
        return windowed ? law.windowed() : law;
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theFixedPointIsTheGuidedVelocityOfAMixture(
            @ForAll Evaluations evaluations,
            @ForAll boolean separate,
            @ForAll boolean windowed,
            @ForAll @DoubleRange(min = 0, max = 3) double power,
            @ForAll long seed) {
        TrainingStep step = step(GUIDED, separate, evaluations);
        Examples examples = examples(step, law(power, windowed));
        Tensor t = examples.times().t();
        Tensor own = exact(examples.z(), t, examples.labels());
        step.probe("found", MixedVelocity.byInput().of(examples, own, examples.prediction()));
        step.probe("expected", step.target().apply(examples.z(), t, t, examples.condition()));
        Map<String, Array> out = new StepTrial(seed).run(step);
        assertArrayEquals(out.get("expected").values(), out.get("found").values(), 1e-9);
    }

    /** Whatever the network says. */
    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void atScaleOneTheVelocityIsTheSamplesOwn(
            @ForAll Evaluations evaluations, @ForAll boolean windowed, @ForAll long seed) {
        TrainingStep step = step(new TinyNetwork(CHANNELS, CLASSES), false, evaluations);
        Examples examples = examples(step, law(1, windowed));
        step.probe("found", MixedVelocity.byInput().of(examples, examples.velocity(), examples.prediction()));
        step.probe("expected", examples.velocity());
        Map<String, Array> out =
                new StepTrial(seed).with("draw.guidance_u", new double[BATCH]).run(step);
        assertArrayEquals(out.get("expected").values(), out.get("found").values());
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void rowsWithoutALabelAreToldOfNoGuidance(@ForAll boolean windowed, @ForAll long seed) {
        TrainingStep step = step(GUIDED, false, Evaluations.REFERENCE);
        Examples examples = examples(step, law(1, windowed));
        step.probe("told", examples.condition().guidance().orElseThrow());
        Map<String, Array> out = new StepTrial(seed).run(step);
        double[] none = windowed ? new double[] {1, 0, 1} : new double[] {1};
        double[] told = out.get("told").values();
        for (int row = 0; row < BATCH; row++) {
            double[] here = Arrays.copyOfRange(told, row * none.length, (row + 1) * none.length);
            boolean dropped = out.get("y_used").values()[row] == CLASSES;
            assertEquals(dropped, Arrays.equals(none, here));
            assertTrue(here[0] >= 1 && here[0] <= MAX);
            assertTrue(!windowed || (here[1] <= 0.5 && here[2] >= 0.5 && here[1] >= 0 && here[2] <= 1));
        }
    }

    /** The share of scales up to x is the integral of omega^-power up to there. */
    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void scalesHaveTheirDensity(
            @ForAll @DoubleRange(min = 0, max = 4) double given, @ForAll @DoubleRange(min = 0, max = 1) double u) {
        double power = given < 1 ? Math.rint(given * 2) / 2 : given;
        TrainingStep step = step(GUIDED, false, Evaluations.REFERENCE);
        examples(step, law(power, false));
        double[] draws = new double[BATCH];
        Arrays.fill(draws, u);
        double omega = new StepTrial(1)
                .with("draw.guidance_u", draws)
                .run(step)
                .get("omega")
                .values()[0];
        assertEquals(u * mass(MAX, power), mass(omega, power), 1e-6);
    }

    private static double mass(double until, double power) {
        int cells = 20_000;
        double width = (until - 1) / cells;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            sum += Math.pow(1 + (i + 0.5) * width, -power) * width;
        }
        return sum;
    }

    /** One evaluation a step, told scale and window; none where no class is asked for. */
    @Property(tries = 20)
    void samplingTellsTheNetworkItsGuidance(
            @ForAll @DoubleRange(min = 1, max = MAX) double omega, @ForAll boolean windowed) {
        int[] asked = {0};
        TrainingStep.Binding telling = (graph, role, detached) -> (z, r, t, condition) -> {
            asked[0]++;
            Tensor told = condition.guidance().orElseThrow();
            return windowed ? told : Tensor.concat(1, told, told.zeros(), told.ones());
        };
        SamplingStep step = new SamplingStep(
                new TrainingStep.Batch(Shape.of(3), 1, CLASSES),
                telling,
                Scaling.NONE,
                Route.equally(1),
                windowed ? new Guided(omega, 0.2, 0.8) : Guided.everywhere(omega));
        step.tellGuidance(windowed ? 3 : 1);
        Sampler.ofShortcuts(PATH, SolverMap.euler()).write(step);
        double[] found = Interpreter.run(
                        step.graph(),
                        Map.of("latents", Array.zeros(2, 3), "labels", new Array(new double[] {1, CLASSES}, 2)))
                .get(SamplingStep.RESULT)
                .values();
        double[] guided = windowed ? new double[] {-omega, -0.2, -0.8} : new double[] {-omega, 0, -1};
        assertArrayEquals(guided, Arrays.copyOf(found, 3), 1e-12);
        assertArrayEquals(new double[] {-1, 0, -1}, Arrays.copyOfRange(found, 3, 6), 1e-12);
        assertEquals(1, asked[0]);
    }

    @Property(tries = 1)
    void withoutClassesNothingIsTold() {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(Shape.of(CHANNELS), BATCH, 0),
                new TinyNetwork(CHANNELS, 0),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
        assertEquals(Optional.empty(), examples(step, law(1, true)).condition().guidance());
    }
}
