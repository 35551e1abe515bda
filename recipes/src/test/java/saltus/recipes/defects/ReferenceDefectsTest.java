package saltus.recipes.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import saltus.PathKind;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.GraphException;
import saltus.graph.Shape;
import saltus.pipeline.Batching;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Scaling;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.NetworkInputs;
import saltus.pipeline.opening.Opening;
import saltus.pipeline.opening.Unmet;
import saltus.recipes.compiling.MemoryCompiler;
import saltus.recipes.compiling.MemoryCompiler.Message;
import saltus.recipes.interpreting.ExactPoint;
import saltus.recipes.interpreting.InterpretedSampler;
import saltus.recipes.interpreting.InterpretedStep;
import saltus.runtime.cli.Saltus;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;

/**
 * Eighteen constraints are broken by the reference implementation of the paper that unifies the field, each with an effect
 * that was seen by running it or follows from its formulas (framework, section 6). Each is written here as the recipe that
 * its code amounts to, and rejected; where the language cannot express it, the test shows the nearest that it can.
 */
class ReferenceDefectsTest {
    /** Lines before a recipe's own. */
    private static final long IMPORTS = 9;

    /** A network that says nothing but the label that it is given. */
    private static final TrainingStep.Binding LABEL = (graph, role, detached) ->
            (z, r, t, condition) -> condition.labels().cast(Dtype.F32).over(z).plus(z.zeros());

    /** A network that is 0 for steps to data and far from it for all others. */
    private static final TrainingStep.Binding END = (graph, role, detached) ->
            (z, r, t, condition) -> r.times(1e6).over(z).plus(z.zeros());

    /** A network whose output changes with everything it is given. */
    private static final TrainingStep.Binding SOME =
            (graph, role, detached) -> (z, r, t, condition) -> z.plus(t.minus(r).over(z))
                    .plus(condition.labels().cast(Dtype.F32).over(z))
                    .sin();

    /**
     * C4: the EDM path replaces its step coefficients by boundary coefficients of consistency models, which ignore r and
     * are the identity at sigma = 0.002 instead of t = 0.
     */
    @Test
    void c04StepCoefficientsOfAnotherPath() {
        rejected("HandWrittenCoefficients", "static double alphaBar", """
                @Recipe
                @FormulaPath(varianceExploding = true)
                interface Design extends FlowMatching {
                    static double alpha(double t) { return 1; }
                    static double sigma(double t) { return 80 * t; }
                    static double alphaBar(double t, double r) { return 0.25 / ((80 * t - 0.002) * (80 * t - 0.002) + 0.25); }
                }
                """);
    }

    /**
     * C5: the few-step sampler accepts a model that was trained for r = 0 only, and uses its r = 0 step at each step. Here
     * every step of such a model goes all the way to data and adds noise anew, so that no other r is ever asked for; what
     * can only step to data cannot be trained for anything else.
     */
    @Test
    void c05StepsThatWereNeverTrained() {
        Pipeline toData = accepted("@Recipe @EndAtData public interface Design extends MeanFlow {}");
        Pipeline anywhere = accepted("@Recipe public interface Design extends MeanFlow {}");
        for (double value : new InterpretedSampler(toData, END, 4, 1, 10).run(2, 0, 1, 2)) {
            assertTrue(Math.abs(value) < 10, () -> "asked for r > 0: " + value);
        }
        assertTrue(Math.abs(new InterpretedSampler(anywhere, END, 4, 1, 10).run(2, 0)[0]) > 10);
        rejected("SkipEndsAtData", "@BoundarySkip", """
                @Recipe
                @BoundarySkip
                @UniformTimes(coincide = 0.5)
                @TwoStep(
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = DDIM, velocity = NETWORK))
                @InnerTime(MIDPOINT)
                @CompareOutputs
                interface Design extends ConsistencyEdm {}
                """);
    }

    /**
     * C6: MeanFlow and ESC accept the cosine path and die at the first step with an AttributeError. Here the path either
     * fits, and the step runs, or the compiler says why not.
     */
    @Test
    void c06ALossThatDoesNotSupportThePath() {
        Pipeline pipeline = accepted("@Recipe @FlowPath(COSINE) public interface Design extends MeanFlow {}");
        assertTrue(Double.isFinite(loss(pipeline, 8, 10)));
        rejected("SolverFitsOutput", "@FlowPath(COSINE)", """
                @Recipe
                @FlowPath(COSINE) @OneStep(DDIM)
                interface Design extends MeanFlow {}
                """);
    }

    /**
     * C15: sCT-cosine trains F as the velocity while its sampler multiplies by c_out = 0.5: Gaussian data of deviation
     * 0.400 come out at 0.200. Here the preconditioning is one component that training and sampling share: a network that
     * has the velocity of a single point exactly is left alone by training, and sampling lands on that point.
     */
    @Test
    void c15TwoPreconditionings() {
        Pipeline pipeline = accepted("""
                @Recipe @FlowPath(COSINE) @NetworkOutput(VELOCITY) @OneStep(DDIM)
                @TwoStep(
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = DDIM, velocity = NETWORK))
                @InnerTime(AT_START)
                @Preconditioning(dataDeviation = 0.5)
                public interface Design extends MeanFlow {}
                """);
        ExactPoint exact = new ExactPoint(
                pipeline.path(),
                InterpretedStep.POINT,
                false,
                pipeline.scaling().noise());
        Map<String, Array> values = new InterpretedStep(pipeline, exact, 8, 10, Evaluations.PLANNED).run(1);
        assertEquals(0, values.get("loss_ref").values()[0], 1e-20);
        for (double value : new InterpretedSampler(pipeline, exact, 3, 1, 10).run(2, 0, 1, 2)) {
            assertEquals(InterpretedStep.POINT, value, 1e-12);
        }
    }

    /**
     * C16: ESC and sCT-linear call the network with arguments that it does not take as soon as no row is in the guided
     * window; without labels ESC ends in a KeyError, SCD in an UnboundLocalError. Here a window that no row meets and data
     * without classes are steps like others, and the latter is told.
     */
    @Test
    void c16ArgumentsThatTheNetworkDoesNotTake() {
        Pipeline nobody = accepted("""
                @Recipe @Guidance(omega = 1, kappa = 0.5, from = 1, until = 1)
                public interface Design extends MeanFlow {}
                """);
        assertTrue(Double.isFinite(loss(nobody, 8, 10)));
        for (String base : List.of("MeanFlow", "ShortcutDiffusion")) {
            Pipeline pipeline = accepted("@Recipe public interface Design extends " + base + " {}");
            assertTrue(Double.isFinite(loss(pipeline, 32, 0)), base);
            assertEquals(List.of("LabelsForGuidance"), unmet(pipeline, training(32, 0)));
        }
    }

    /**
     * C17: the variational weight is accepted with a network that has no log-variance head; the first step fails on
     * unpacking. Here a run does not begin with such a network.
     */
    @Test
    void c17AWeightWithoutItsHead() {
        Pipeline pipeline = accepted("@Recipe @VariationalWeight public interface Design extends MeanFlow {}");
        assertEquals(List.of("LogVarianceHead"), unmet(pipeline, training(32, 10, false)));
        assertEquals(List.of(), unmet(pipeline, training(32, 10, true)));
    }

    /**
     * C18: the log-variance is (B, 1), the loss (B): their sum is (B, B), and its mean couples all rows. Here what a step
     * hands over as the loss of its rows is one number a row, or it is refused.
     */
    @Test
    void c18PairsOfRowsInsteadOfRows() {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(Shape.of(2), 4, 1),
                (graph, role, detached) -> (z, r, t, condition) -> z,
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
        var column = step.images().sum(1).reshape(Shape.rows(Dim.BATCH, 1));
        GraphException refused = assertThrows(GraphException.class, () -> step.loss(column, step.images()));
        assertTrue(refused.getMessage().contains("[B]"), refused::getMessage);
    }

    /** C19: IMM clamps s at the grid's end instead of r: on 11.6 % of the rows s < r, and the target flows the wrong way. */
    @Test
    void c19AnInnerTimeBeyondItsInterval() {
        String recipe = """
                @Recipe
                @TwoStep(
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = EULER, velocity = NETWORK))
                @InnerFormula
                public interface Design extends MeanFlow {
                    static double inner(double r, double t) {
                        return %s;
                    }
                }
                """;
        String decrement = "(t - 0.0404 * (1 - t)) / (1 - 0.0404 * (1 - t))";
        rejected("InnerTimeInInterval", "return", recipe.formatted("max(0, " + decrement + ")"));
        accepted(recipe.formatted("max(r, " + decrement + ")").replace("(1 - t)) / ", "(1 - t) - 1e-6) / "));
        warned("DecrementPassesEnd", """
                @Recipe
                @EtaDecrement(staysAboveEnd = false)
                public interface Design extends InductiveMomentMatching {}
                """);
        Pipeline within = accepted("@Recipe public interface Design extends InductiveMomentMatching {}");
        Map<String, Array> values = new InterpretedStep(within, SOME, 256, 10, Evaluations.PLANNED).run(7);
        for (int row = 0; row < 256; row++) {
            assertTrue(values.get("r").values()[row] <= values.get("s").values()[row]);
        }
    }

    /** C23: with a batch of 16 and a quarter bootstrapped, SCD takes d = 1, 1, 1, 1: no other step size is ever trained. */
    @Test
    void c23ABatchTooSmallForItsStepSizes() {
        Pipeline pipeline = accepted("@Recipe public interface Design extends ShortcutDiffusion {}");
        assertEquals(List.of("BatchHoldsEveryStep"), unmet(pipeline, training(16, 10)));
        assertEquals(List.of(), unmet(pipeline, training(32, 10)));
    }

    /** C27: a warm-up of 0 steps is the default and divides by zero in both sCT losses. */
    @Test
    void c27AWarmUpOfNoSteps() {
        rejected("CurriculumLength", "steps = 0", """
                @Recipe
                @TangentWarmUp(steps = 0)
                interface Design extends MeanFlow {}
                """);
    }

    /**
     * C28: CT-linear divides its grid's index by N - 1 twice: t stays within [0.431, 0.500] for N = 20, so that sampling
     * starts where nothing was trained. The grid of the released code has a name and is warned of, as is any law of times
     * that keeps to such a range.
     */
    @Test
    void c28AGridThatDoesNotSpanItsRange() {
        warned("GridSpansTime", """
                @Recipe
                @KarrasTimes(squashed = true)
                public interface Design extends ConsistencyLinear {}
                """);
        warned("MassNearNoise", """
                @Recipe
                @LogitNormalTimes(mean = -0.14, deviation = 0.03, coincide = 0.5)
                public interface Design extends MeanFlow {}
                """);
    }

    /**
     * C29: IMM knows uniform times only while its published command passes logit_normal (ValueError), and CT-linear's own
     * default sampler is not implemented. Here what can be named is there, and what is not there cannot be named.
     */
    @ParameterizedTest
    @EnumSource(PathKind.class)
    void c29ChoicesThatAreNotImplemented(PathKind path) {
        Pipeline pipeline = accepted("@Recipe @FlowPath(" + path + ") public interface Design extends MeanFlow {}");
        assertTrue(Double.isFinite(loss(pipeline, 8, 10)));
        List<Message> errors = compile("@Recipe @FlowPath(SIGMOID) interface Design extends MeanFlow {}")
                .errors();
        // the words are the compiler's own, and differ between releases
        assertEquals(List.of(IMPORTS + 1), errors.stream().map(Message::line).toList());
    }

    /**
     * C40: groups of five do not divide a batch of 16 (a late shape error), and the weight of group i is applied to every
     * group j. Here the batch is checked before training, and a row meets the rows of its own group only.
     */
    @Test
    void c40GroupsThatDoNotDivideTheBatch() {
        Pipeline pipeline =
                accepted("@Recipe @GroupTimes(size = 5) public interface Design extends InductiveMomentMatching {}");
        assertEquals(List.of("GroupsDivideBatch"), unmet(pipeline, training(16, 10, false)));
        assertEquals(List.of(), unmet(pipeline, training(15, 10, false)));
        rejected("KernelNeedsGroups", "@GroupedKernel", """
                @Recipe
                @GroupedKernel
                interface Design extends MeanFlow {}
                """);
    }

    /**
     * C42: under adaptive weights of power 1 the loss is near 1 whatever the error (0.909 at 0.01, 0.999 at 1), which makes
     * variational weights void, and over a mean the floor changes its meaning.
     */
    @Test
    void c42AFloorBesideAMean() {
        warned("VariationalWeightIsVoid", """
                @Recipe
                @VariationalWeight
                @AdaptiveWeight(power = 1)
                public interface Design extends MeanFlow {}
                """);
        rejected("AdaptiveWeightNeedsSum", "@SquaredL2(MEAN)", """
                @Recipe
                @AdaptiveWeight(power = 1)
                @SquaredL2(MEAN)
                interface Design extends MeanFlow {}
                """);
    }

    /**
     * C43: guided EDM consistency takes class 0 for the null label and mixes in the reversed order, away from the label;
     * guided sampling raises a shape error for any batch above 1. Here the null label is K, the order is fixed, and a
     * batch is a batch; a scale without fixed point is refused, and so is guiding a guided model again.
     */
    @Test
    void c43GuidanceAwayFromTheLabel() {
        rejected("GuidanceKappa", "kappa = 1", """
                @Recipe
                @Guidance(omega = 1, kappa = 1)
                interface Design extends MeanFlow {}
                """);
        Pipeline guided = accepted("@Recipe public interface Design extends MeanFlow {}");
        assertEquals(List.of("SampledWithoutGuidance"), unmet(guided, new Opening.Sampling(1, 2, 10)));
        Pipeline plain = accepted("@Recipe @NoGuidance public interface Design extends MeanFlow {}");
        assertEquals(List.of(), unmet(plain, new Opening.Sampling(1, 2, 10)));
        int classes = 10;
        double[] unguided = new InterpretedSampler(plain, LABEL, 1, 1, classes).run(3, 3, 5, 9);
        double[] moved = new InterpretedSampler(plain, LABEL, 1, 2.5, classes).run(3, 3, 5, 9);
        for (int i = 0; i < moved.length; i++) {
            double y = List.of(3, 5, 9).get(i / 2);
            assertEquals(unguided[i] + y - (classes + 2.5 * (y - classes)), moved[i], 1e-12);
        }
    }

    /**
     * C44: SCD drops labels in a private copy: of 256 rows at dropout 0.5 none reaches the student without its label, and
     * the unconditional branch that guidance reads is never trained. Here the student sees what was dropped.
     */
    @Test
    void c44DroppedLabelsThatTheStudentNeverSees() {
        Pipeline pipeline = accepted("@Recipe @LabelDropout(0.5) public interface Design extends ShortcutDiffusion {}");
        int classes = 10;
        Map<String, Array> values = new InterpretedStep(pipeline, LABEL, 256, classes, Evaluations.PLANNED).run(4);
        long seen = Arrays.stream(values.get("u").values())
                        .filter(v -> v == classes)
                        .count()
                / 2;
        long dropped = Arrays.stream(values.get("y_used").values())
                .filter(v -> v == classes)
                .count();
        assertEquals(dropped, seen);
        assertTrue(dropped > 60 && dropped < 130, () -> dropped + " of 192 flow rows");
    }

    /**
     * C45: class-consistent batches refill at 32 labels whatever the batch (64 fails with "pop from empty list" within 40
     * steps) and never shuffle. Here a batch of any size shows one class, and every pass has an order of its own.
     */
    @Test
    void c45BatchesOfOneClassThatRunEmpty() {
        Pipeline pipeline = accepted("@Recipe @ClassConsistentBatches public interface Design extends MeanFlow {}");
        assertEquals(Batching.ONE_CLASS, pipeline.batching());
        DataSet digits = DataSources.open("digits:16").value();
        Set<Long> shown = new HashSet<>();
        for (int step = 0; step < 60; step++) {
            long[] labels = digits.oneClassBatch(3, step, 64).labels();
            assertEquals(64, labels.length);
            assertEquals(1, Arrays.stream(labels).distinct().count());
            shown.add(labels[0]);
        }
        assertEquals(digits.classes(), shown.size());
    }

    /**
     * C46: the published commands of the baselines omit the model's name, and each trains ESC. Here there is no default:
     * what is trained is the pipeline of the recipe that is named, and it knows its name.
     */
    @Test
    void c46ABaselineThatTrainsAnotherModel() {
        for (String base : List.of("MeanFlow", "ShortcutDiffusion", "FlowMatching")) {
            Pipeline pipeline = accepted("@Recipe public interface Design extends " + base + " {}");
            assertEquals("Design", pipeline.card().recipe());
            assertTrue(pipeline.card().components().stream()
                    .allMatch(line -> line.source().endsWith("." + base)));
        }
        assertEquals(2, Saltus.run(silent(), silent(), "train"));
    }

    private static double loss(Pipeline pipeline, int rows, int classes) {
        return new InterpretedStep(pipeline, SOME, rows, classes, Evaluations.PLANNED)
                .run(5)
                .get("loss_mean")
                .values()[0];
    }

    private static PrintWriter silent() {
        return new PrintWriter(new StringWriter());
    }

    private static MemoryCompiler.Result compile(String body) {
        return MemoryCompiler.compile(Map.of("Design", """
                import static java.lang.Math.*;
                import static saltus.InnerTime.*;
                import static saltus.OutputKind.*;
                import static saltus.PathKind.*;
                import static saltus.Reduction.*;
                import static saltus.Solver.*;
                import static saltus.StepVelocity.*;
                import saltus.*;
                import saltus.recipes.*;
                """ + body), "-Xlint:-options");
    }

    private static Pipeline accepted(String body) {
        return compile(body).pipeline("Design");
    }

    /** The recipe has one error, of this rule, in the line that holds the text. */
    private static void rejected(String id, String text, String body) {
        List<Message> errors = compile(body).errors();
        assertEquals(List.of(id), errors.stream().map(Message::id).toList(), errors::toString);
        String line = body.lines().toList().get((int) (errors.get(0).line() - IMPORTS - 1));
        assertTrue(line.contains(text), () -> errors + " at " + line);
    }

    /** The recipe compiles, with this warning among others. */
    private static void warned(String id, String body) {
        List<Message> messages = compile(body).messages();
        assertTrue(
                messages.stream()
                        .anyMatch(message -> message.id().equals(id) && message.kind() == Diagnostic.Kind.WARNING),
                messages::toString);
        accepted(body);
    }

    private static Opening training(int batch, int classes) {
        return training(batch, classes, false);
    }

    private static Opening training(int batch, int classes, boolean logVariance) {
        return new Opening.Training(
                batch, classes, new NetworkInputs("any", true, true, true, logVariance), Shape.of(2), false);
    }

    private static List<String> unmet(Pipeline pipeline, Opening opening) {
        return pipeline.obligations().stream()
                .flatMap(obligation -> {
                    Optional<Unmet> unmet = obligation.unmet(opening);
                    return unmet.isPresent() ? Stream.of(obligation.rule()) : Stream.empty();
                })
                .toList();
    }
}
