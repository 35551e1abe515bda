package saltus.recipes.identities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import saltus.pipeline.Pipeline;
import saltus.recipes.compiling.MemoryCompiler;
import saltus.testkit.RecipeIdentities;

/** Pipelines as the compiler writes them, each broken in one place: the test kit fails, and says which identity. */
class MutantsTest {
    /**
     * A mistake.
     *
     * @param recipe whose pipeline is broken
     * @param sound what stands there
     * @param broken what is put in its place
     * @param property that must fail
     */
    private record Mutant(String recipe, String sound, String broken, String property) {
        @Override
        public String toString() {
            return property + " of " + recipe + " with " + broken;
        }
    }

    /** The kit on whatever pipeline was broken last. */
    static class Broken extends RecipeIdentities {
        static volatile Pipeline mutant = new saltus.recipes.MeanFlowPipeline();

        @Override
        public Pipeline pipeline() {
            return mutant;
        }
    }

    static List<Mutant> mutants() {
        String point = "residualVanishesForASinglePoint";
        String normal = "residualVanishesForNormalData";
        return List.of(
                // a sign
                new Mutant("MeanFlow", ".of(examples, velocity);", ".of(examples, velocity.negate());", point),
                new Mutant(
                        "ContinuousConsistencyCosine",
                        "Tensor velocity = examples.velocity();",
                        "Tensor velocity = examples.velocity().negate();",
                        normal),
                // the order of times
                new Mutant(
                        "MeanFlow",
                        "Times times = PairLaw.uniform(0.5, InnerSplit.fraction(0.0)).draw(step);",
                        "Times d = PairLaw.uniform(0.5, InnerSplit.fraction(0.0)).draw(step);"
                                + " Times times = new Times(d.t(), d.s(), d.r(), d.shortcut(), false);",
                        point),
                new Mutant(
                        "AlphaFlow",
                        "InnerSplit.fraction(fraction)",
                        "InnerSplit.fraction(fraction.plus(1.0))",
                        "timesAreOrderedThroughoutTheCurricula"),
                // what is left out of a derivative
                new Mutant(
                        "LagrangianSelfDistillation",
                        "sides.prediction().minus(sides.target())",
                        "prediction.minus(sides.target())",
                        "trainingReachesTheClosedForm"),
                // a factor
                new Mutant("ShortcutDiffusion", "DiscreteTarget.of(0.5, 4.0)", "DiscreteTarget.of(0.25, 4.0)", normal),
                new Mutant(
                        "MeanFlow",
                        "new ContinuousTarget()",
                        "new ContinuousTarget(saltus.pipeline.TangentShape.PLAIN.warmedUp(step.progress(20_000_000)),"
                                + " saltus.pipeline.NetworkDerivative.forward())",
                        normal),
                new Mutant(
                        "MeanFlow",
                        "new MixedVelocity(1.0, 0.5, 0.0, 1.0)",
                        "new MixedVelocity(1.1, 0.5, 0.0, 1.0)",
                        "guidanceHasItsFixedPoint"),
                // another solver than the output's, or another path
                new Mutant("ContinuousConsistencyCosine", "SolverMap.ddim(PATH)", "SolverMap.euler()", normal),
                new Mutant(
                        "ConsistencyEdm",
                        "new SampleTarget(STEP, SolverMap.ddim(PATH), STEP)",
                        "new SampleTarget(STEP, STEP, STEP)",
                        normal),
                new Mutant(
                        "MeanFlow",
                        "Sampler.ofShortcuts(PATH, STEP)",
                        "Sampler.ofShortcuts(PATH, SolverMap.ddim(new saltus.pipeline.CosinePath()))",
                        "samplesFollowTheFlow"),
                // rows of other groups
                new Mutant(
                        "InductiveMomentMatching",
                        "new GroupedKernel(4",
                        "new GroupedKernel(8",
                        "groupsAreComparedWithinThemselves"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void mistakesAreNoticed(Mutant mutant) throws IOException {
        String text = sound(mutant.recipe());
        assertTrue(text.contains(mutant.sound()), () -> mutant.sound() + " is not in\n" + text);
        Broken.mutant = compiled(mutant.recipe(), text);
        assertEquals(Optional.empty(), failure(mutant.property()), "the sound pipeline");
        Broken.mutant = compiled(mutant.recipe(), text.replace(mutant.sound(), mutant.broken()));
        String said = failure(mutant.property())
                .orElseThrow(() -> new AssertionError("nobody noticed"))
                .getMessage();
        assertTrue(said.contains("the identity\n"), said);
    }

    private static String sound(String recipe) throws IOException {
        try (InputStream stream = MutantsTest.class.getResourceAsStream("/golden/" + recipe + "Pipeline.java")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("package saltus.recipes;", "");
        }
    }

    private static Pipeline compiled(String recipe, String text) {
        return MemoryCompiler.compile(Map.of(recipe + "Pipeline", text)).pipeline(recipe);
    }

    private static Optional<Throwable> failure(String property) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(Broken.class))
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .filters(EngineFilter.includeEngines("jqwik"))
                .filters((PostDiscoveryFilter) descriptor -> FilterResult.includedIf(descriptor.isContainer()
                        || descriptor.getUniqueId().toString().contains(property)))
                .build();
        Listener listener = new Listener();
        LauncherFactory.create().execute(request, listener);
        assertEquals(1, listener.run, property);
        return listener.failure;
    }

    private static final class Listener implements TestExecutionListener {
        private Optional<Throwable> failure = Optional.empty();
        private int run;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                run++;
                failure = result.getThrowable();
            }
        }
    }
}
