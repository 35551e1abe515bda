package saltus.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Array;
import saltus.graph.GraphException;
import saltus.graph.Shape;
import saltus.pipeline.Evaluations;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Pipeline;
import saltus.pipeline.opening.NetworkInputs;
import saltus.pipeline.opening.Opening;
import saltus.pipeline.opening.TensorMethods;
import saltus.pipeline.opening.Unmet;
import saltus.pipeline.plan.Plan;
import saltus.recipes.compiling.MemoryCompiler;
import saltus.recipes.interpreting.ExactPoint;
import saltus.recipes.interpreting.InterpretedStep;

/** Methods of the recipe's own over tensors are what the step computes, and what they return is looked at. */
class TensorMethodsTest {
    private static final NetworkInputs SEES_ALL = NetworkInputs.all("any");
    private static final String START = "static Tensor start(Tensor first, Tensor second)";
    private static final String END = "static Tensor end(Tensor first, Tensor second)";
    private static final String VELOCITY = "static Tensor velocity(Tensor z, Tensor t, Tensor samples, Tensor noise)";
    private static final String WEIGHT = "static Tensor weight(Tensor r, Tensor s, Tensor t)";
    private static final String DISTANCE = "static Tensor distance(Tensor prediction, Tensor target)";

    private static MemoryCompiler.Result compiled(String text) {
        return MemoryCompiler.compile(
                Map.of("Own", "import saltus.*; import saltus.graph.*; import saltus.recipes.*;\n" + text));
    }

    private static Pipeline pipeline(String annotations, String body) {
        MemoryCompiler.Result result = compiled(
                "@Recipe @NoGuidance " + annotations + " public interface Own extends MeanFlow { " + body + " }");
        assertEquals(List.of(), result.messages());
        return result.pipeline("Own");
    }

    private static String method(String signature, String result) {
        return signature + " { return " + result + "; }";
    }

    private static Array loss(Pipeline pipeline) {
        // a point beside the data, so that there is something to lose
        ExactPoint network = new ExactPoint(new LinearPath(), 0.9, true, 1);
        return new InterpretedStep(pipeline, network, 8, 0, Evaluations.PLANNED)
                .run(7)
                .get("loss");
    }

    private static Optional<Unmet> opened(Pipeline pipeline, int... sample) {
        return new TensorMethods().unmet(pipeline, new Opening.Training(32, 0, SEES_ALL, Shape.of(sample), false));
    }

    @Test
    void theSquaredErrorByHandIsThatOfTheLanguage() {
        Pipeline pipeline =
                pipeline("@TensorDistance", method(DISTANCE, "prediction.minus(target).square().sumPerRow()"));
        Array own = loss(pipeline);
        assertEquals(loss(pipeline("@SquaredL2", "")), own);
        assertNotEquals(
                own,
                loss(pipeline(
                        "@TensorDistance", method(DISTANCE, "prediction.minus(target).square().sumPerRow().sqrt()"))));
        assertEquals(Optional.empty(), opened(pipeline, 2));
        assertEquals(Optional.empty(), opened(pipeline, 3, 32, 32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@InnerTime(InnerTime.MIDPOINT)",
                "@RandomInner",
                "@EndAtData",
                "@GradualTimes(steps = 10)",
                "@InnerFormula"
            })
    void timesByHandAreThoseOfTheLanguage(String beside) {
        String inner = beside.equals("@InnerFormula")
                ? "static double inner(double r, double t) { return t - 0.3 * (t - r); } "
                : "";
        String end = beside.equals("@EndAtData") ? "" : method(END, "first.minimum(second)");
        Pipeline own = pipeline(
                "@TensorTimes(coincide = 0.25) " + beside, inner + method(START, "first.maximum(second)") + end);
        assertEquals(loss(pipeline("@UniformTimes(coincide = 0.25) " + beside, inner)), loss(own));
        assertEquals(Optional.empty(), opened(own, 2));
        assertTrue(Plan.of(own).planned() > 0);
        own.card().checks().stream()
                .filter(check -> check.id().startsWith("MassNear"))
                .forEach(check -> assertTrue(beside.equals("@EndAtData"), check::says));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@InnerFormula | static double inner(double r, double t) { return t - 0.5; } | InnerTimeInInterval",
                "@NextOnGrid | '' | InnerTimeNeedsLaw",
                "@TimeWeight | static double weight(double r, double s, double t) { return 1 / (t - r); } | WeightIsFinite",
                "@GroupedKernel @CompareSamples | '' | KernelNeedsGroups"
            })
    void rulesAboutTimesHoldBesideALawOfWhichNothingIsKnown(String beside, String formula, String id) {
        MemoryCompiler.Result result = compiled("@Recipe @NoGuidance @TensorTimes(coincide = 0.5) " + beside
                + " public interface Own extends MeanFlow { " + formula + method(START, "first")
                + method(END, "first.times(second)") + " }");
        assertTrue(
                result.errors().stream().anyMatch(error -> error.id().equals(id)),
                () -> result.messages().toString());
    }

    @Test
    void aVelocityByHandIsThatOfTheLanguage() {
        Pipeline own = pipeline("@TensorVelocity", method(VELOCITY, "noise.minus(samples)"));
        assertEquals(loss(pipeline("@ConditionalVelocity", "")), loss(own));
        assertEquals(Optional.empty(), opened(own, 1, 28, 28));
        Pipeline along = pipeline(
                "@TensorVelocity",
                method(VELOCITY, "z.minus(t.from(1).over(z).times(samples)).dividedBy(t.over(z)).minus(samples)"));
        assertTrue(opened(along, 2).orElseThrow().found().contains("is NaN at z = ["));
    }

    @Test
    void aWeightByHandIsThatOfTheLanguage() {
        Pipeline own = pipeline("@TensorWeight", method(WEIGHT, "t.minus(r).plus(0.25).times(s)"));
        assertEquals(
                loss(pipeline(
                        "@TimeWeight",
                        "static double weight(double r, double s, double t) { return (t - r + 0.25) * s; }")),
                loss(own));
        assertEquals(Optional.empty(), opened(own, 2));
        assertTrue(own.card().checks().stream().noneMatch(check -> check.id().startsWith("Weight")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@TensorWeight | r.minus(s) | it is -",
                "@TensorWeight | t.minus(r).power(-1) | it is Infinity at r = 0.0, s = 0.0, t = 0.0",
                "@TensorWeight @UniformTimes(coincide = 0.5) | t.minus(r).log().plus(20) | it is -Infinity at r = ",
                "@TensorWeight | t.zeros() | it is 0 on every row",
                "@TensorWeight | t.lessThan(0.5) | returns bool[B]; it has to return one finite number",
                "@TensorWeight | t.reshape(Shape.rows(Dim.BATCH, 1)) | returns f32[B,1]; it has to return"
            })
    void aWeightThatTrainingCannotUseIsRefusedWhenItIsOpened(String annotations, String result, String says) {
        String found = opened(pipeline(annotations, method(WEIGHT, result)), 2)
                .orElseThrow()
                .found();
        assertTrue(found.startsWith(WEIGHT) && found.contains(says), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first.times(1.5) | first.zeros() | ERROR | it is 1.5 at first = 1.0",
                "first.log() | first.zeros() | ERROR | it is -Infinity at first = 0.0, second = ",
                "first | second | ERROR | it is 1.0 at first = 0.0, second = 1.0, start = 0.0",
                "first | first.plus(second.times(0)).minus(1) | ERROR | it is -1.0 at first = 0.0, second = 0.0",
                "first | first.meanOfAll() | ERROR | returns f32[]; it has to return one number a row in [0, start]",
                "first.times(0.9) | first.times(second).times(0.9) | NOTE | no draw leads above t = 0.97",
                "first.times(0.5).plus(0.5) | first.times(0.5) .plus(0.1) | NOTE | no draw leads below r = 0.03",
                "first | first.minimum(second) | NOTE | r = t on 50 % of the draws"
            })
    void timesThatTrainingCannotUseAreToldWhenTheyAreOpened(String start, String end, String severity, String says) {
        Pipeline pipeline = pipeline("@TensorTimes(coincide = 0.5)", method(START, start) + method(END, end));
        Unmet unmet = opened(pipeline, 2).orElseThrow();
        assertEquals(severity, unmet.severity().name(), unmet::found);
        assertTrue(unmet.found().contains(says), unmet::found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prediction.minus(target).sumPerRow() | it is -",
                "prediction.minus(target).square().sumPerRow().log() | it is -Infinity at prediction = [",
                "prediction.sumPerRow().sqrt() | it is NaN at prediction = [",
                "prediction.zeros().sumPerRow() | it is 0 on every row, as at prediction = [",
                "prediction.minus(target).square() | returns f32[B,2]; it has to return one finite number",
                "prediction.reshape(Shape.of(3, 1)) | fails: ",
                "null | returns null",
                "new GraphBuilder().scalar(1) | returns a tensor that is not made of its arguments"
            })
    void aDistanceThatTrainingCannotUseIsRefusedWhenItIsOpened(String result, String says) {
        Unmet unmet =
                opened(pipeline("@TensorDistance", method(DISTANCE, result)), 2).orElseThrow();
        assertEquals(Unmet.Severity.ERROR, unmet.severity());
        assertTrue(unmet.found().startsWith(DISTANCE), unmet::found);
        assertTrue(unmet.found().contains(says), unmet::found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FlowMatching",
                "AlphaFlow",
                "ImprovedMeanFlow",
                "FiniteDifferenceMeanFlow",
                "SoFlow",
                "ShortcutDiffusion",
                "ConsistencyCosine",
                "ConsistencyEdm",
                "ProgressiveConsistency",
                "ContinuousConsistencyCosine",
                "ContinuousConsistencyTrigFlow",
                "InductiveMomentMatching"
            })
    void soundMethodsAreAcceptedBesideEveryTarget(String base) {
        MemoryCompiler.Result result = compiled("@Recipe @TensorDistance @TensorWeight public interface Own extends "
                + base + " { " + method(DISTANCE, "prediction.minus(target).square().sumPerRow()")
                + method(WEIGHT, "t.plus(1).dividedBy(t.plus(1).meanOfAll())") + " }");
        assertEquals(List.of(), result.errors());
        assertEquals(Optional.empty(), opened(result.pipeline("Own"), 2));
    }

    @Test
    void theMethodThatFailsIsNamedWithItsLine() {
        Pipeline wrong = pipeline("@TensorDistance", method(DISTANCE, "prediction.minus(target.slice(1, 0, 5))"));
        String said = assertThrows(GraphException.class, () -> loss(wrong)).getMessage();
        assertTrue(said.startsWith(DISTANCE + " fails: ") && said.contains("Own.distance("), said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "static Tensor distance(Tensor a) { return a; } | static Tensor distance(Tensor) of Own | 2",
                "static Tensor distance(Tensor a, double b) { return a; } | static Tensor distance(Tensor, double) | 2",
                "private static Tensor distance(Tensor a, Tensor b) { return a; } | private static Tensor | 2",
                "static Tensor distanze(Tensor a, Tensor b) { return a; } | @TensorDistance | 1"
            })
    void aWrongSignatureIsToldWhereItStands(String method, String says, int line) {
        MemoryCompiler.Result result =
                compiled("@Recipe @TensorDistance public interface Own extends MeanFlow {\n" + method + " }");
        assertEquals(1, result.messages().size(), () -> result.messages().toString());
        MemoryCompiler.Message message = result.messages().get(0);
        assertEquals("TensorMethods", message.id());
        assertTrue(message.text().contains("is missing") && message.text().contains(says), message::text);
        assertTrue(message.text().contains("declare " + DISTANCE), message::text);
        assertEquals(1 + line, message.line());
    }

    @Test
    void aFormulaWhereAMethodOverTensorsIsMissingIsOneMistake() {
        MemoryCompiler.Result result = compiled("@Recipe @TensorWeight public interface Own extends MeanFlow {\n"
                + "static double weight(double r, double s, double t) { return 1 + t; } }");
        assertEquals(
                List.of("TensorMethods"),
                result.messages().stream().map(MemoryCompiler.Message::id).toList());
    }

    @Test
    void aMethodIsInheritedAndOverriddenAndMustNotBeInDispute() {
        String lower = "interface Lower { " + method(DISTANCE, "prediction.minus(target).abs().sumPerRow()") + " }\n";
        String upper =
                "interface Upper { " + method(DISTANCE, "prediction.minus(target).square().sumPerRow()") + " }\n";
        String own = "@Recipe @NoGuidance @TensorDistance public interface Own extends MeanFlow";
        MemoryCompiler.Result disputed = compiled(lower + upper + own + ", Lower, Upper {}");
        assertTrue(disputed.messages().get(0).text().contains("super-types disagree on the method distance"));
        Array square = loss(compiled(lower.replace("Lower {", "Lower extends Upper {") + upper + own + ", Upper {}")
                .pipeline("Own"));
        Array sum = loss(compiled(lower.replace("Lower {", "Lower extends Upper {") + upper + own + ", Lower {}")
                .pipeline("Own"));
        assertEquals(loss(pipeline("@SquaredL2", "")), square);
        assertEquals(loss(pipeline("@AbsoluteError(Reduction.SUM)", "")), sum);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | static Tensor distance(Tensor a, Tensor b) { return a; } | distance",
                "'' | static Tensor robust(Tensor a, Tensor b) { return a; } | robust",
                "'' | static Tensor weight(Tensor r, Tensor s, Tensor t) { return t; } | weight",
                "'' | static Tensor weight(Tensor t) { return t; } | weight",
                "@EndAtData @TensorTimes(coincide = 0.5) | static Tensor end(Tensor a, Tensor b) { return a; }"
                        + " static Tensor start(Tensor a, Tensor b) { return a; } | end"
            })
    void aMethodThatNothingCallsIsReported(String annotations, String methods, String named) {
        MemoryCompiler.Result result =
                compiled("@Recipe " + annotations + " public interface Own extends MeanFlow {\n" + methods + " }");
        assertEquals(1, result.messages().size(), () -> result.messages().toString());
        assertTrue(result.messages().get(0).text().contains("nothing calls the method " + named + " over tensors"));
        assertEquals(3, result.messages().get(0).line());
    }

    @Test
    void helpersBesideACalledMethodAreNot() {
        pipeline(
                "@TensorDistance",
                method(DISTANCE, "size(prediction.minus(target))")
                        + "static Tensor size(Tensor error) { return error.square().sumPerRow(); }");
    }
}
