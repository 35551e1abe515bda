package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import saltus.processor.rules.Rule;
import saltus.processor.rules.Rules;

/** Each broken recipe gives exactly the marked errors, in the marked lines, and no code. */
class RulesTest {
    /**
     * Rules that refuse no recipe: those of openings, which the recipe alone cannot break; a fact that is reported; a
     * proof by algebra that holds for every path; and one that warns, see {@link WarningsTest}.
     */
    private static final Set<String> WITHOUT_ERRORS = Set.of(
            "BatchHoldsEveryStep",
            "SampledStepsAreTrained",
            "SampledWithoutGuidance",
            "LabelsForGuidance",
            "NetworkSeesTimes",
            "ConditionalStepIsBiased",
            "IdentityAtCoincidence",
            "MassNearNoise",
            "GridSpansTime",
            "DecrementPassesEnd",
            "MassNearData",
            "VariationalWeightIsVoid",
            "PlugInMixesClasses",
            "MeanIsLearned",
            "GroupsDivideBatch",
            "LogVarianceHead",
            "PerceptualNeedsPixels",
            "PlugInNeedsBatch");

    @TestFactory
    Stream<DynamicTest> brokenRecipesAreRefused() {
        return Stream.of(BrokenRecipes.ALL, BrokenFormulas.ALL, BrokenComponents.ALL)
                .flatMap(List::stream)
                .map(broken -> DynamicTest.dynamicTest(broken.name(), () -> check(broken)));
    }

    private static void check(Broken broken) {
        Compilation compilation = Compiling.compile(Broken.FILE, broken.source());
        List<? extends Diagnostic<? extends JavaFileObject>> errors = compilation.errors().stream()
                .sorted(Comparator.comparingLong(Diagnostic::getLineNumber))
                .toList();
        List<Broken.Expected> found = errors.stream()
                .map(error ->
                        new Broken.Expected(id(error), (int) error.getLineNumber(), (int) error.getColumnNumber()))
                .toList();
        assertEquals(broken.expected(), found, () -> texts(errors));
        assertTrue(
                errors.stream().anyMatch(error -> text(error).contains(broken.says())),
                () -> "'" + broken.says() + "' is not in\n" + texts(errors));
        for (Diagnostic<? extends JavaFileObject> error : errors) {
            assertTrue(error.getSource().getName().endsWith(Broken.FILE), error.getSource()::getName);
            assertEquals(
                    List.of("found:", "why:", "fix:"),
                    text(error)
                            .lines()
                            .skip(1)
                            .map(line -> line.strip().replaceAll(" .*", ""))
                            .toList(),
                    () -> text(error));
        }
    }

    @Test
    void everyRuleIsBrokenByARecipe() {
        TreeSet<String> rules = Rules.all().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> broken = Stream.of(BrokenRecipes.ALL, BrokenFormulas.ALL, BrokenComponents.ALL)
                .flatMap(List::stream)
                .flatMap(recipe -> recipe.expected().stream())
                .map(Broken.Expected::id)
                .collect(Collectors.toCollection(TreeSet::new));
        rules.removeAll(WITHOUT_ERRORS);
        assertEquals(rules, broken);
    }

    @Test
    void claimsOfRulesAreOneClauseEach() {
        for (Rule rule : Rules.all()) {
            assertTrue(!rule.claim().isBlank() && !rule.claim().endsWith("."), rule.id());
        }
    }

    private static String id(Diagnostic<?> error) {
        String text = text(error);
        return text.startsWith("[Saltus/") ? text.substring("[Saltus/".length(), text.indexOf(']')) : text;
    }

    private static String text(Diagnostic<?> error) {
        return error.getMessage(Locale.ROOT);
    }

    private static String texts(List<? extends Diagnostic<?>> errors) {
        return errors.stream()
                .map(error -> error.getLineNumber() + ": " + text(error))
                .collect(Collectors.joining("\n"));
    }
}
