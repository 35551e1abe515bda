package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.lang.reflect.Method;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
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
import saltus.Within;
import saltus.pages.Guard;
import saltus.pages.Page;
import saltus.pages.Pages;
import saltus.processor.rules.Rule;
import saltus.processor.rules.Rules;

/** Each broken recipe gives exactly the marked errors, in the marked lines, and no code. */
class RulesTest {
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

    /** What is found out when a pipeline is opened no recipe shows, and of what is proved there may be no counterexample. */
    @Test
    void everyIdHasAPageWithARecipeThatDrawsIt() throws Exception {
        Set<String> ids = new TreeSet<>(ranges());
        Rules.all().forEach(rule -> ids.add(rule.id()));
        for (String id : ids) {
            Page page = Pages.find(id).orElseThrow(() -> new AssertionError("there is no page on " + id));
            assertTrue(
                    page.guard() == Guard.OPENED
                            || page.guard() == Guard.PROVED
                            || page.text().contains("\n## A recipe that "),
                    () -> "the page on " + id + " shows no recipe");
        }
    }

    /** The ids of ranges, which stand on the members of the language's annotations. */
    private static Set<String> ranges() throws Exception {
        Set<String> ids = new TreeSet<>();
        Path language = Path.of(
                Within.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(language)) {
            ranges(language.resolve("saltus"), ids);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(language)) {
                ranges(jar.getPath("saltus"), ids);
            }
        }
        assertTrue(ids.size() > 10, () -> "the language was not found: " + ids);
        return ids;
    }

    private static void ranges(Path language, Set<String> ids) throws Exception {
        try (Stream<Path> files = Files.list(language)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                for (Method member : Class.forName("saltus." + name).getDeclaredMethods()) {
                    Within within = member.getAnnotation(Within.class);
                    if (within != null) {
                        ids.add(within.id());
                    }
                }
            }
        }
    }

    @Test
    void aRuleComesAfterThoseThatItPresumes() {
        List<String> order = Rules.all().stream().map(Rule::id).toList();
        for (Rule rule : Rules.all()) {
            for (String presumed : rule.presumes()) {
                assertTrue(
                        order.contains(presumed) && order.indexOf(presumed) < order.indexOf(rule.id()),
                        () -> rule.id() + " presumes " + presumed);
            }
        }
    }

    @Test
    void aNumberOutOfRangeIsToldOnce() {
        for (String times : List.of(
                "@GroupTimes(until = 0)",
                "@LogTangentTimes(deviation = 0)",
                "@LogitNormalTimes(mean = 0, deviation = 0, coincide = 0.5)")) {
            Compilation compilation = Compiling.compile(
                    Broken.FILE,
                    Sources.IMPORTS + Sources.MEAN_FLOW + "@Recipe " + times + " interface Mine extends Base {}");
            assertEquals(1, compilation.errors().size(), () -> texts(compilation.errors()));
            assertEquals(0, compilation.warnings().size(), () -> texts(compilation.warnings()));
        }
    }

    @Test
    void aScheduleWithoutTwoStepsIsOneMistake() {
        Compilation compilation = Compiling.compile(
                Broken.FILE,
                Sources.IMPORTS + Sources.FLOW + "@Recipe @InnerSchedule(steps = 10) interface Mine extends Base {}");
        assertEquals(1, compilation.errors().size(), () -> texts(compilation.errors()));
    }

    @Test
    void aNumberThatTrainingDoesNotFeelIsWarnedOf() {
        for (String component : List.of(
                "@TargetNetwork(decay = 0.999999)",
                "@UniformTimes(coincide = 0.999999999999)",
                "@FiniteDifference(step = 1e-5)",
                "@AdaptiveWeight(power = 1, floor = 1e-15)",
                "@LabelDropout @Guidance(omega = 0, kappa = 0.5)",
                "@LabelDropout @Guidance(omega = -1, kappa = 0)",
                "@PseudoHuber(scale = 1e4)")) {
            Compilation compilation = Compiling.compile(
                    Broken.FILE,
                    Sources.IMPORTS + Sources.MEAN_FLOW + "@Recipe " + component + " interface Mine extends Base {}");
            assertEquals(0, compilation.errors().size(), () -> texts(compilation.errors()));
            assertTrue(texts(compilation.warnings()).contains(" to be felt"), component);
        }
    }

    @Test
    void aNumberThatSinglePrecisionLosesIsRefused() {
        for (String component : List.of(
                "@TargetNetwork(decay = 0.9999999999)",
                "@ProgressiveTargetNetwork(decay = 0.99999999)",
                "@FiniteDifference(step = 1e-10)",
                "@PseudoHuber(scale = 1e-20)",
                "@PseudoHuber(scale = 1e20)",
                "@Preconditioning(dataDeviation = 1e20)",
                "@EtaDecrement(exponent = 31)",
                "@AdaptiveWeight(power = 1, floor = 1e-300)")) {
            Compilation compilation = Compiling.compile(
                    Broken.FILE,
                    Sources.IMPORTS + Sources.MEAN_FLOW + "@Recipe " + component + " interface Mine extends Base {}");
            assertTrue(texts(compilation.errors()).contains(" is out of range"), component);
        }
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
