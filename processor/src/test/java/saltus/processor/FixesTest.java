package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a message offers mends the very recipe that drew the message: the message is gone, and no other error comes. */
class FixesTest {
    /** Components that the ones offered would have to go with. */
    private static final List<Broken> TIED = Stream.of(
                    "@EndAtData @BootstrapGuidance(omega = 1.5)", "@EndAtData @StepByLevel", "@TangentNormalisation")
            .map(components -> Broken.of(
                    components, "", Sources.SHORTCUT + "@Recipe " + components + " interface Mine extends Base {}"))
            .toList();

    /** Recipes that are accepted with a warning. */
    private static final List<Broken> WARNED = Stream.of(
                    "@LogitNormalTimes(mean = 10, deviation = 0.01, coincide = 0.5)",
                    "@LogitNormalTimes(mean = -10, deviation = 0.01, coincide = 0.5)",
                    "@VariationalWeight @AdaptiveWeight(power = 1)",
                    "@TargetNetwork(decay = 0.999999)",
                    "@FiniteDifference(step = 1e-5)",
                    "@LabelDropout @Guidance(omega = 1, kappa = 0)",
                    "@LabelDropout @Guidance(omega = 2, kappa = 0, from = 0.5, until = 0.5)",
                    "@PlugInVelocity(probability = 0)",
                    "@EdmPreconditioning",
                    "@InnerTime(MIDPOINT) @PlugInVelocity")
            .map(components -> Broken.of(
                    components, "", Sources.MEAN_FLOW + "@Recipe " + components + " interface Mine extends Base {}"))
            .toList();

    @TestFactory
    Stream<DynamicTest> whatAMessageOffersMendsTheRecipe() {
        return Stream.of(BrokenRecipes.ALL, BrokenFormulas.ALL, BrokenComponents.ALL, WARNED, TIED)
                .flatMap(List::stream)
                .map(broken -> DynamicTest.dynamicTest(broken.name(), () -> mends(broken)));
    }

    @Test
    void alternativesAreReadOffTheText() {
        assertEquals(
                List.of(List.of("@UniformTimes(coincide = 0.5)"), List.of("@EndAtData")),
                read("use @UniformTimes(coincide = 0.5), or remove @EndAtData"));
        assertEquals(
                List.of(List.of("@GroupTimes", "@CompareSamples"), List.of("@SquaredL2")),
                read("use @GroupTimes with @CompareSamples, or @SquaredL2"));
        assertEquals(List.of(), read("add @TwoStep and times with r < t; give a value in [0, 1)"));
        assertEquals(
                "@A\n@Recipe @SquaredL2 interface Mine {\n    \n}",
                new Fix("use @A without @EndAtData and the formula", List.of("@A", "@EndAtData"))
                        .applied(
                                "@Recipe @SquaredL2 @EndAtData interface Mine {\n    static double inner(double r, double t) { return t; }\n}")
                        .replace("  interface", " interface"));
    }

    private static List<List<String>> read(String line) {
        return Fix.of(line).stream().map(Fix::annotations).toList();
    }

    private static void mends(Broken broken) {
        String source = broken.source().replaceAll("//.*", "");
        Compilation before = Compiling.compile(Broken.FILE, source);
        for (Diagnostic<?> message : before.diagnostics()) {
            String text = message.getMessage(Locale.ROOT);
            if (text.startsWith("[Saltus/")) {
                String fix = text.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("fix:"))
                        .map(line -> line.substring("fix:".length()).strip())
                        .collect(Collectors.joining());
                Fix.of(fix).forEach(one -> mended(before, message, one.text(), one.applied(source)));
                Ranged.of(text).ifPresent(one -> mended(before, message, one.toString(), one.applied(source)));
            }
        }
    }

    private static void mended(Compilation before, Diagnostic<?> message, String fix, String source) {
        Compilation after = Compiling.compile(Broken.FILE, source);
        String said = fix + "\nof\n" + message.getMessage(Locale.ROOT) + "\nmakes\n" + source + "\nand then\n"
                + after.diagnostics().stream()
                        .map(other -> other.getMessage(Locale.ROOT))
                        .collect(Collectors.joining("\n"));
        assertTrue(!ids(after.diagnostics()).contains(id(message)), said);
        Set<String> fresh = ids(after.errors());
        fresh.removeAll(ids(before.errors()));
        assertEquals(Set.of(), fresh, said);
    }

    private static Set<String> ids(List<? extends Diagnostic<?>> messages) {
        return messages.stream().map(FixesTest::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String id(Diagnostic<?> message) {
        return message.getMessage(Locale.ROOT).lines().findFirst().orElse("").strip();
    }
}
