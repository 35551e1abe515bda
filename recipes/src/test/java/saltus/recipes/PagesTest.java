package saltus.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.pages.Page;
import saltus.pages.Pages;
import saltus.pages.Topic;

/** What pages show is what the compiler does: recipes that fail do fail, with the message shown, and fixes mend them. */
class PagesTest {
    private static final String FAILS = "A recipe that fails";
    private static final String REPORTED = "A recipe that is reported";
    private static final String FIX = "The fix";

    private static Stream<Page> pages(String section) {
        return Pages.ids().stream()
                .map(id -> Pages.find(id).orElseThrow())
                .filter(page -> page.text().contains("\n## " + section + "\n"));
    }

    static Stream<Page> failing() {
        return pages(FAILS);
    }

    static Stream<Page> sound() {
        return Stream.concat(pages(FIX), pages(REPORTED)).distinct();
    }

    /** The blocks of a language within a section. */
    private static List<String> blocks(Page page, String section, String language) {
        String after = page.text().split("\n## " + section + "\n", -1)[1];
        String within = after.split("\n## ", -1)[0];
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(within)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("failing")
    void theRecipeFailsWithTheMessageThatIsShown(Page page) {
        List<String> recipes = blocks(page, FAILS, "java");
        List<String> messages = blocks(page, FAILS, "text");
        assertEquals(1, recipes.size(), page::text);
        assertEquals(1, messages.size(), page::text);
        List<String> said = Snippet.compile(recipes.get(0));
        String shown = messages.get(0).strip();
        assertTrue(said.stream().anyMatch(line -> isShown(line, shown)), () -> shown + "\nis not among\n" + said);
        String mark = "[Saltus/" + page.id() + "] ";
        assertTrue(shown.contains(": " + mark), shown);
        said.stream()
                .filter(line -> line.startsWith("error: "))
                .forEach(line -> assertTrue(line.contains(mark), () -> "something else is wrong, too: " + said));
    }

    /** Long lines are shown by their beginning, two dots after it. */
    private static boolean isShown(String line, String shown) {
        return shown.endsWith(" ..")
                ? line.startsWith(shown.substring(0, shown.length() - 3) + " ")
                : line.equals(shown);
    }

    @ParameterizedTest
    @MethodSource("sound")
    void theFixCompilesAndIsNotComplainedAbout(Page page) {
        for (String section : List.of(FIX, REPORTED)) {
            if (page.text().contains("\n## " + section + "\n")) {
                for (String recipe : blocks(page, section, "java")) {
                    List<String> said = Snippet.compile(recipe);
                    assertTrue(said.stream().noneMatch(line -> line.startsWith("error: ")), () -> recipe + "\n" + said);
                    assertTrue(
                            section.equals(REPORTED)
                                    || said.stream().noneMatch(line -> line.contains("/" + page.id() + "]")),
                            () -> recipe + "\n" + said);
                }
            }
        }
    }

    @Test
    void thePagesAreListedByTheFortyEightConstraints() {
        List<String> constraints =
                IntStream.rangeClosed(1, 48).mapToObj(i -> "C" + i).toList();
        assertEquals(
                constraints,
                Pages.topics().subList(0, constraints.size()).stream()
                        .map(Topic::name)
                        .toList());
    }
}
