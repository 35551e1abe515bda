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
    @TestFactory
    Stream<DynamicTest> whatAMessageOffersMendsTheRecipe() {
        return Stream.of(BrokenRecipes.ALL, BrokenFormulas.ALL, BrokenComponents.ALL)
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
        Set<String> errors = ids(before.errors().stream());
        for (Diagnostic<?> message : before.diagnostics()) {
            String text = message.getMessage(Locale.ROOT);
            if (text.startsWith("[Saltus/")) {
                for (Fix fix : Fix.of(text.lines()
                        .filter(line -> line.strip().startsWith("fix:"))
                        .map(line -> line.strip().substring("fix:".length()).strip())
                        .collect(Collectors.joining()))) {
                    String mended = fix.applied(source);
                    Compilation after = Compiling.compile(Broken.FILE, mended);
                    String said = fix.text() + "\nof\n" + text + "\nmakes\n" + mended + "\nand then\n"
                            + after.diagnostics().stream()
                                    .map(other -> other.getMessage(Locale.ROOT))
                                    .collect(Collectors.joining("\n"));
                    assertTrue(!ids(after.diagnostics().stream()).contains(id(message)), said);
                    Set<String> fresh = ids(after.errors().stream());
                    fresh.removeAll(errors);
                    assertEquals(Set.of(), fresh, said);
                }
            }
        }
    }

    private static Set<String> ids(Stream<? extends Diagnostic<?>> messages) {
        return messages.map(FixesTest::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String id(Diagnostic<?> message) {
        return message.getMessage(Locale.ROOT).lines().findFirst().orElse("").strip();
    }
}
