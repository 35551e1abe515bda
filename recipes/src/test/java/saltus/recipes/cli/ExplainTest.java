package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.pages.Page;
import saltus.pages.Pages;
import saltus.pages.Topic;

/** What {@code saltus explain} makes of a name. */
class ExplainTest {
    private static String page(String id) {
        return Pages.find(id).orElseThrow().text();
    }

    private static String said(Object... arguments) {
        Console console = Console.run(arguments);
        assertEquals(0, console.code(), console::err);
        assertEquals("", console.err());
        return console.out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PathEndpoints",
                "pathendpoints",
                "Saltus/PathEndpoints",
                "saltus/PATHENDPOINTS",
                "[Saltus/PathEndpoints]",
                "C7",
                "c7"
            })
    void aCheckIsFoundByAnyOfItsNames(String name) {
        assertEquals(page("PathEndpoints"), said("explain", name));
    }

    @Test
    void aConstraintOfSeveralChecksListsThem() {
        String said = said("explain", "C2");
        assertTrue(said.startsWith("C2: the signal-to-noise ratio falls all the way\n"), said);
        for (String id : List.of("SignalToNoiseFalls", "PathIsContinuous")) {
            assertTrue(said.contains("  " + id + " "), said);
            assertTrue(said.contains(Pages.find(id).orElseThrow().title()), said);
        }
        assertFalse(said.contains("PathEndpoints"), said);
    }

    @Test
    void withoutANameAllChecksAreListed() {
        String said = said("explain");
        for (Topic topic : Pages.topics()) {
            String heading = topic.name().isEmpty() ? topic.title() : topic.name() + ": " + topic.title();
            assertTrue(said.lines().anyMatch(heading::equals), heading);
        }
        for (String id : Pages.ids()) {
            Page page = Pages.find(id).orElseThrow();
            assertTrue(said.lines().anyMatch(line -> line.matches(" +" + id + " +\\Q" + page.title() + "\\E")), id);
        }
        said.lines().forEach(line -> assertTrue(line.length() <= 120, line));
    }

    @Test
    void recipesWinAndThePrefixAsksForTheCheck() {
        String recipe = said("explain", "AdaptivePower");
        assertTrue(recipe.startsWith("AdaptivePower  (saltus.recipes.cli.AdaptivePower)\n"), recipe);
        assertEquals(page("AdaptivePower"), said("explain", "Saltus/AdaptivePower"));
        String help = said("explain", "--help").replaceAll("\\s+", " ");
        assertTrue(help.contains("with Saltus/ before it a name is that of a check"), help);
    }

    /** What a page says is tested has a test of that name. */
    @Test
    void thePromisesNameTestsThatAreThere() throws IOException {
        String page = said("explain", "promises");
        List<String> names = Pattern.compile("`(\\w+(Test|Benchmark|ing))`")
                .matcher(page)
                .results()
                .map(name -> name.group(1))
                .toList();
        assertTrue(names.size() > 5, page);
        Path root = Path.of("..").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(root)) {
            Set<String> there = files.filter(file -> file.toString().contains("src/test/java"))
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
            names.forEach(name -> assertTrue(there.contains(name + ".java"), name));
        }
        page.lines().filter(line -> !line.startsWith("|")).forEach(line -> assertTrue(line.length() <= 100, line));
    }

    @Test
    void aNameThatIsNearlyRightIsCompleted() {
        refused("PathEndpoint", "neither a recipe nor a check 'PathEndpoint'; did you mean 'PathEndpoints'?");
        refused("Saltus/GuidanceKapa", "no check 'GuidanceKapa'; did you mean 'GuidanceKappa'?");
        refused("MeanFlw", "did you mean 'MeanFlow'?");
        refused("Saltus/MeanFlow", "no check 'MeanFlow'; 'saltus explain' lists all of them");
        refused("C49", "neither a recipe nor a check 'C49'");
    }

    private static void refused(String name, String says) {
        Console console = Console.run("explain", name);
        assertEquals(2, console.code());
        assertEquals("", console.out());
        assertEquals(1, console.err().lines().count(), console::err);
        assertTrue(console.err().contains(says), console::err);
    }
}
