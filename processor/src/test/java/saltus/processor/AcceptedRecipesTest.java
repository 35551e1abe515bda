package saltus.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static saltus.processor.Sources.FLOW;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.LAGRANGIAN;
import static saltus.processor.Sources.MEAN_FLOW;
import static saltus.processor.Sources.SHORTCUT;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes near the broken ones that make sense: they compile without a word. */
class AcceptedRecipesTest {
    private static void accept(String source) {
        assertThat(Compiling.compile("Recipe.java", IMPORTS + source)).succeededWithoutWarnings();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@UniformTimes(coincide = 0)",
                "@UniformTimes(coincide = 0.999)",
                "@FlowPath(COSINE)",
                "@OneStep(DDIM)",
                "@NetworkOutput(VELOCITY)",
                "@LabelDropout @Guidance(omega = 0.2, kappa = 0.92, from = 0.3, until = 0.8)",
                "@LabelDropout @Guidance(omega = 3, kappa = -1, from = 0.5, until = 0.51)",
                "@AdaptiveWeight(power = 0.1)",
                "@AdaptiveWeight(power = 2, floor = 1e-12)",
                "@SquaredL2(MEAN)",
                "@SquaredL2(MEAN) @UniformWeight",
                "@TargetNetwork(decay = 0.9999)",
                "@TeacherVelocity",
                "@TeacherVelocity(share = 0.5, omega = 0)",
                "@TeacherVelocity(omega = 2, from = 0.2, until = 0.2)",
                "@LabelDropout @Guidance(omega = 1, kappa = 0.5) @TeacherVelocity",
                "@TangentVelocity(StepVelocity.TEACHER)",
                "@TangentVelocity(value = StepVelocity.TEACHER, share = 0.5) @TeacherVelocity(share = 0.5)",
                "@TwoStep(first = @Step(solver = EULER, velocity = TEACHER), second = @Step(solver = EULER, velocity = NETWORK))",
                "@TwoStep(first = @Step(solver = DDIM, velocity = TEACHER), second = @Step(solver = EULER, velocity = NETWORK))"
                        + " @InnerTime(MIDPOINT) @CompareSamples @UniformTimes(coincide = 0)",
                "@TargetNetwork(decay = 0)",
                "@Preconditioning(dataDeviation = 1e6)",
                "@TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = DDIM, velocity ="
                        + " NETWORK)) @InnerTime(0.99) @TargetClamp",
                "@NoGuidance @LogTangentTimes @VelocityTerm @HeunSampler",
                "@LogitNormalTimes(mean = 2, deviation = 3, coincide = 0.01)"
            })
    void variationsOfMeanFlow(String components) {
        accept(MEAN_FLOW + "@Recipe " + components + " interface Variation extends Base {}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@DyadicTimes(steps = 2, bootstrap = 0.99)",
                "@DyadicTimes(steps = 1073741824, bootstrap = 0.01)",
                "@BootstrapGuidance(omega = 7.5) @TargetClamp(3)",
                "@NoGuidance",
                "@VelocityTerm @SampleSteps(2) @HeunSampler",
                "@UniformTimes(coincide = 0.1)"
            })
    void variationsOfShortcutDiffusion(String components) {
        accept(SHORTCUT + "@Recipe " + components + " interface Variation extends Base {}");
    }

    /** Where a teacher says the velocity at the end, no row has to see data; and a velocity has no length to be wrong over. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@UniformTimes(coincide = 0)",
                "@TeacherVelocity(omega = 1.5, until = 0.8)",
                "@FlowPath(COSINE) @NetworkOutput(AVERAGE_VELOCITY)",
                "@TargetNetwork(decay = 0.9)"
            })
    void aTeacherSaysTheVelocityAtTheEnd(String components) {
        for (String solver : List.of("EULER", "DDIM")) {
            accept(LAGRANGIAN
                    + "@Recipe @TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = "
                    + solver + ", velocity = TEACHER)) " + components + " interface Taught extends Base {}");
        }
    }

    @Test
    void flowMatchingOnACurvedPath() {
        accept(FLOW
                + "@Recipe @FlowPath(COSINE) @Preconditioning(dataDeviation = 0.5) interface Curved extends Base {}");
    }

    @Test
    void discreteVelocityModelOnACurvedPath() {
        accept(FLOW + "@Recipe @FlowPath(COSINE) @UniformTimes(coincide = 0.5) @TwoStep(first = @Step(solver = DDIM,"
                + " velocity = NETWORK), second = @Step(solver = DDIM, velocity = NETWORK)) @InnerTime(MIDPOINT)"
                + " interface Curved extends Base {}");
    }

    @Test
    void guidedFlowMatching() {
        accept(FLOW + "@Recipe @LabelDropout @Guidance(omega = 2, kappa = 0) interface Guided extends Base {}");
    }

    @Test
    void samplesThatAreComparedByHowTheyLook() {
        accept(FLOW
                + "@Recipe @FlowPath(COSINE) @NetworkOutput(VELOCITY) @OneStep(DDIM) @TwoStep(first = @Step(solver ="
                + " DDIM, velocity = CONDITIONAL), second = @Step(solver = DDIM, velocity = NETWORK))"
                + " @NextOnGrid @KarrasTimes @CompareSamples @Perceptual interface Looking extends Base {}");
    }

    @Test
    void superInterfacesThatAgree() {
        accept(MEAN_FLOW + "@UniformTimes(coincide = 0.5) interface Left extends Base {}\n"
                + "@UniformTimes(coincide = 0.5) interface Right extends Base {}\n"
                + "@Recipe interface Both extends Left, Right {}");
    }

    @Test
    void aDiamondWhoseLowerSideOverridesTheUpper() {
        accept(MEAN_FLOW + "@UniformTimes(coincide = 0.5) interface Lower extends Base {}\n"
                + "@Recipe interface Diamond extends Base, Lower {}");
    }

    @Test
    void aDisagreementThatTheRecipeSettles() {
        accept(MEAN_FLOW + "@UniformTimes(coincide = 0.5) interface Left extends Base {}\n"
                + "@UniformTimes(coincide = 0.6) interface Right extends Base {}\n"
                + "@Recipe @UniformTimes(coincide = 0.7) interface Both extends Left, Right {}");
    }

    @Test
    void aClassAsARecipe() {
        accept(MEAN_FLOW + "@Recipe @UniformTimes(coincide = 0.7) abstract class Design implements Base {}");
    }

    @Test
    void componentsWithoutARecipeAreNotChecked() {
        accept("@FlowPath(LINEAR) interface Fragment {}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Drift",
                "@Drift @AdaptiveWeight(power = 1)",
                "@SinkhornDivergence",
                "@SinkhornDivergence(epsilon = 0.1, iterations = 5, selfPairs = true) @CompareFeatures",
                "@EnergyDistance @ClassConsistentBatches",
                "@KernelDiscrepancy(kernel = SetKernel.GAUSSIAN) @FlowPath(COSINE)",
                "@KernelDiscrepancy @FormulaPath",
                "@FrechetDistance @NetworkOutput(CORRECTION) @BoundarySkip",
                "@TensorDistance"
            })
    void setsOfSamples(String components) {
        String shared = (components.contains("@FlowPath") || components.contains("@FormulaPath")
                        ? ""
                        : "@FlowPath(LINEAR) ")
                + (components.contains("@NetworkOutput") ? "" : "@NetworkOutput(AVERAGE_VELOCITY) @OneStep(EULER) ")
                + (components.contains("@CompareFeatures") ? "" : "@CompareSamples ");
        String members = (components.contains("@FormulaPath")
                        ? "static double alpha(double t) { return 1 - t * t; } static double sigma(double t) { return t; }"
                        : "")
                + (components.contains("@TensorDistance")
                        ? "static saltus.graph.Tensor distance(saltus.graph.Tensor a, saltus.graph.Tensor b) {"
                                + " return a.mean(0).minus(b).square().sumPerRow(); }"
                        : "");
        accept("@saltus.Recipe @NoiseToData " + shared + components + " public interface Recipe { " + members + " }");
    }

    @Test
    void aNestedRecipeGetsAPipelineOfItsOwnName() {
        Compilation compilation = Compiling.compile(
                "Recipe.java",
                IMPORTS + MEAN_FLOW
                        + "class Outer { @Recipe @UniformTimes(coincide = 0.7) interface Inner extends Base {} }");
        assertThat(compilation).succeeded();
        assertThat(compilation).generatedSourceFile("Outer_InnerPipeline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static double alpha(double t) { return cos(PI / 2 * t); } static double sigma(double t) { return sin(t * PI / 2); }",
                "static double alpha(double t) { return 1 - t * t; } static double sigma(double t) { return t * (2 - t); }",
                "static double alpha(double t) { return (1 - t) / (1 + t); } static double sigma(double t) { return 2 * t / (1 + t); }",
                "static double alpha(double t) { return t < 0.5 ? 1 - 0.5 * t : 1.5 * (1 - t); } static double sigma(double t) { return t; }",
                "static double alpha(double t) { return (1 - t) / hypot(t, 1 - t); } static double sigma(double t) { return t / hypot(t, 1 - t); }",
                "static double alpha(double t) { return (1 - t) / sqrt(1 - t + t * t); } static double sigma(double t) { return t / sqrt(1 - t + t * t); }",
                "static double alpha(double t) { return 1 - expm1(10 * t) / expm1(10); } static double sigma(double t) { return expm1(10 * t) / expm1(10); }",
                "static double alpha(double t) { return expm1(1 - t) / expm1(1); } static double sigma(double t) { return 3 * tanh(2 * t); }"
            })
    void pathsOfOnesOwn(String formulas) {
        for (String base : new String[] {
            "@NetworkOutput(AVERAGE_VELOCITY)",
            "@NetworkOutput(VELOCITY) @OneStep(DDIM) @TwoStep(first = @Step(solver = DDIM, velocity = CONDITIONAL),"
                    + " second = @Step(solver = DDIM, velocity = NETWORK)) @InnerTime(AT_START)",
            "@NetworkOutput(VELOCITY) @OneStep(DDIM) @TwoStep(first = @Step(solver = DDIM, velocity = NETWORK),"
                    + " second = @Step(solver = DDIM, velocity = NETWORK)) @InnerTime(0.25)"
        }) {
            accept(MEAN_FLOW + "@Recipe @FormulaPath " + base + " interface Own extends Base { " + formulas + " }");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80 * t",
                "10 * t",
                "348 * t",
                "2000 * t",
                "0.01 * expm1(8.5 * t)",
                "t / (1.05 - t)",
                "exp(5 * t) - 1"
            })
    void pathsWhoseNoiseOutgrowsTheData(String sigma) {
        accept(FLOW + "@Recipe @FormulaPath(varianceExploding = true) interface Own extends Base {"
                + " static double alpha(double t) { return 1; } static double sigma(double t) { return " + sigma
                + "; } }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@TwoStep(first = @Step(solver = DDIM, velocity = CONDITIONAL), second = @Step(solver = EULER, velocity = NETWORK))"
                        + " @InnerFormula interface Own extends Base { static double inner(double r, double t) {"
                        + " return max(r, t - 0.04); } }",
                "@TimeWeight interface Own extends Base { static double weight(double r, double s, double t) { return 1 / (t - r + 1e-6); } }",
                "@TimeWeight @LogitNormalTimes(mean = 0, deviation = 1, coincide = 0.5) interface Own extends Base {"
                        + " static double weight(double r, double s, double t) { return 1 / (t * (1 - t)); } }",
                "@FormulaTimes(coincide = 0.5) @FlowRowsFormula @Progress(steps = 100) interface Own extends Base {"
                        + " static double start(double u, double progress) { return u * u * progress + u * (1 - progress); }"
                        + " static double end(double u, double t, double progress) { return u * t * (1 - 0.5 * progress); }"
                        + " static double flow(double u, double progress) { return sqrt(u) * progress + u * (1 - progress); } }",
                "@GuidanceInput(max = 4) @LabelDropout @Progress(steps = 100) interface Own extends Base {"
                        + " static double guidance(double u, double progress) { return 1 + 3 * u * progress; } }",
                "@SampleTimesFormula(steps = 8) interface Own extends Base {"
                        + " static double sampleTime(double done) { return pow(1 - done, 2); } }",
                "@SampleTimesFormula(steps = 1) interface Own extends Base {"
                        + " static double sampleTime(double done) { return cos(PI / 2 * done); } }",
                "@NoGuidance @LabelDropout @SampleGuidanceFormula interface Own extends Base {"
                        + " static double sampleGuidance(double t) { return 1 + 3 * t * t; } }",
                "@GuidanceInput(max = 4) @LabelDropout @SampleGuidanceFormula interface Own extends Base {"
                        + " static double sampleGuidance(double t) { return 1 + 3 * t; } }",
                "@GradualTimes(steps = 1) interface Own extends Base {}",
                "@GradualTimes interface Own extends Base { static double gradual(double progress) { return pow(1 - progress, 3); } }",
                "@TangentWarmUp interface Own extends Base { static double warmUp(double progress) { return progress < 0.1 ? 0 : 1; } }",
                "@EndAtData @TangentWarmUp(steps = 100) interface Own extends Base {}",
                "@TwoStep(first = @Step(solver = DDIM, velocity = NETWORK), second = @Step(solver = EULER, velocity = NETWORK))"
                        + " @InnerTime(AT_START) interface Own extends Base {}"
            })
    void formulasAndCurricula(String recipe) {
        accept(MEAN_FLOW + "@Recipe " + recipe);
    }
}
