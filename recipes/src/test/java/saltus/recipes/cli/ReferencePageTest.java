package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.runtime.data.DataSources;

/** Every command of the page of published settings is one that runs, and takes what the page says. */
class ReferencePageTest {
    private static final Pattern SECTION = Pattern.compile("(?s)\\n## ([^\\n]+)\\n(.*?)(?=\\n## |\\z)");
    private static final Pattern COMMAND = Pattern.compile("(?m)^saltus (.+)$");
    private static final Pattern SHAPE = Pattern.compile("`(shape:[^`]+)`");
    private static final String DATA = "--data";

    @TempDir
    Path folder;

    /**
     * A setting.
     *
     * @param name of its section
     * @param command its words
     * @param shape of its data
     */
    private record Setting(String name, List<String> command, String shape) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static String page() {
        Console console = Console.run("explain", "reference");
        assertEquals(0, console.code(), console::err);
        return console.out();
    }

    static Stream<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        Matcher section = SECTION.matcher(page());
        while (section.find()) {
            Matcher command = COMMAND.matcher(section.group(2));
            Matcher shape = SHAPE.matcher(section.group(2));
            if (command.find() && command.group(1).startsWith("train ")) {
                assertTrue(shape.find(), section.group(1));
                List<String> words = Arrays.asList(command.group(1).split(" ", -1));
                settings.add(new Setting(section.group(1), words, shape.group(1)));
            }
        }
        assertEquals(3, settings.size());
        return settings.stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aSettingIsPlannedFromTheShapeOfItsData(Setting setting) {
        List<Object> command = new ArrayList<>(setting.command());
        int data = command.indexOf(DATA) + 1;
        String real = command.get(data).toString();
        command.set(data, setting.shape());
        command.add("--dry-run");
        command.set(command.indexOf("--out") + 1, folder.resolve("run"));
        Console planned = Console.run(command.toArray());
        assertEquals(0, planned.code(), planned::err);
        assertFalse(Files.exists(folder.resolve("run")));
        List<String> row = page().lines()
                .filter(line -> line.startsWith("| " + setting.name().split(" on ", -1)[0]))
                .flatMap(line -> Stream.of(line.split(" *\\| *", -1)))
                .toList();
        assertEquals(number(row.get(2)), DryRunTest.number(planned.out(), "Parameters"));
        assertEquals(1, DryRunTest.number(planned.out(), "Memory, about") / number(row.get(3)), 0.1);
        assertEquals(1, DryRunTest.number(planned.out(), "Work of a step, about") / number(row.get(4)), 0.1);
        DataSources.check(real);
    }

    private static double number(String cell) {
        return DryRunTest.number(cell, "");
    }

    @Test
    void otherCommandsOfThePageAreThereToo() {
        Matcher command = COMMAND.matcher(page());
        while (command.find()) {
            String name = command.group(1).split(" ", -1)[0];
            assertEquals(0, Console.run(name, "--help").code(), name);
        }
    }
}
