package saltus.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static saltus.processor.Sources.FLOW;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;
import static saltus.processor.Sources.SHORTCUT;

import com.google.testing.compile.Compilation;
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
                "@LabelDropout @Guidance(omega = 3, kappa = -1, from = 0.5, until = 0.5)",
                "@AdaptiveWeight(power = 0)",
                "@AdaptiveWeight(power = 2, floor = 1e-12)",
                "@SquaredL2(MEAN)",
                "@SquaredL2(MEAN) @UniformWeight",
                "@TargetNetwork(decay = 0.9999)",
                "@TargetNetwork(decay = 0)",
                "@Preconditioning(dataDeviation = 1e6)",
                "@TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = DDIM, velocity ="
                        + " NETWORK), inner = 0.99) @TargetClamp",
                "@LogitNormalTimes(mean = 9, deviation = 0.01, coincide = 0.01)"
            })
    void variationsOfMeanFlow(String components) {
        accept(MEAN_FLOW + "@Recipe " + components + " interface Variation extends Base {}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@DyadicTimes(steps = 2, bootstrap = 0.99)",
                "@DyadicTimes(steps = 1073741824, bootstrap = 0.01)",
                "@BootstrapGuidance(omega = 7.5) @TargetClamp(1e-3)",
                "@NoGuidance",
                "@UniformTimes(coincide = 0.1)"
            })
    void variationsOfShortcutDiffusion(String components) {
        accept(SHORTCUT + "@Recipe " + components + " interface Variation extends Base {}");
    }

    @Test
    void flowMatchingOnACurvedPath() {
        accept(FLOW
                + "@Recipe @FlowPath(COSINE) @Preconditioning(dataDeviation = 0.5) interface Curved extends Base {}");
    }

    @Test
    void discreteVelocityModelOnACurvedPath() {
        accept(FLOW + "@Recipe @FlowPath(COSINE) @UniformTimes(coincide = 0.5) @TwoStep(first = @Step(solver = DDIM,"
                + " velocity = NETWORK), second = @Step(solver = DDIM, velocity = NETWORK), inner = MIDPOINT)"
                + " interface Curved extends Base {}");
    }

    @Test
    void guidedFlowMatching() {
        accept(FLOW + "@Recipe @LabelDropout @Guidance(omega = 2, kappa = 0) interface Guided extends Base {}");
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

    @Test
    void aNestedRecipeGetsAPipelineOfItsOwnName() {
        Compilation compilation = Compiling.compile(
                "Recipe.java",
                IMPORTS + MEAN_FLOW
                        + "class Outer { @Recipe @UniformTimes(coincide = 0.7) interface Inner extends Base {} }");
        assertThat(compilation).succeeded();
        assertThat(compilation).generatedSourceFile("Outer_InnerPipeline");
    }
}
