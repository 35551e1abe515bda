package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;

class DataSourcesTest {
    @ParameterizedTest
    @CsvSource({
        "chekerboard,checkerboard",
        "gausians:3,gaussians",
        "swiss,swissroll",
        "digit:16,digits",
        "image:x,images",
        "cvs:x,csv"
    })
    void aWrongNameIsAnsweredWithTheRightOne(String wrong, String right) {
        String message = problem(wrong);
        assertTrue(message.contains("did you mean '" + right + "'?"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "imagenet-at-full-size", ":", "/home/me/points.csv"})
    void anUnknownNameIsAnsweredWithAllThereAre(String wrong) {
        String message = problem(wrong);
        String all = ServiceLoader.load(DataSource.class).stream()
                .map(source -> source.get().form())
                .sorted()
                .collect(Collectors.joining(", "));
        assertTrue(message.contains(all), message);
        assertTrue(!message.contains("did you mean"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "moons:5,has '5' behind its name",
        "moons:,where it takes nothing",
        "moons:size=3,has the option 'size'",
        "gaussian,has the dimension ''; give a whole number from 1 to 64",
        "gaussian:0,has the dimension '0'",
        "gaussian:65,has the dimension '65'",
        "csv,write csv:FILE",
        "csv:,write csv:FILE",
        "images,write images:FOLDER",
        "images::32,write images:FOLDER",
        "images:somewhere:3,has the size '3'; give a whole number from 4 to 1024",
        "images:somewhere:-32,has the size '-32'",
        "images:somewhere:99999999999,has the size '99999999999'",
        "digits:,has the size ''",
        "digits:8,has the size '8'; give a whole number from 16 to 64",
        "digits:65,has the size '65'",
        "digits:big,has the size 'big'"
    })
    void aWrongArgumentIsAnsweredWithTheRightForm(String text, String expected) {
        String message = problem(text);
        assertTrue(message.contains(expected), message);
    }

    @Test
    void aPathMayHaveColons() {
        String message = problem("images:C:\\pictures\\cats");
        assertTrue(message.contains("'C:\\pictures\\cats'"), message);
        message = problem("images:C:\\pictures\\cats:16");
        assertTrue(message.contains("'C:\\pictures\\cats'"), message);
    }

    @Test
    void aPathThatNoSystemAllowsIsTold() {
        String message = problem("csv:points\0.csv");
        assertTrue(message.contains("is no path on this system"), message);
    }

    @Test
    void theHelpHasALineForEachSet() {
        List<String> help = DataSources.registry().help();
        assertEquals(ServiceLoader.load(DataSource.class).stream().count(), help.size());
        assertTrue(help.stream().flatMap(String::lines).allMatch(line -> line.length() <= 130), help.toString());
        assertTrue(
                help.stream().anyMatch(line -> line.startsWith("csv:FILE") && line.contains("deviation 1")),
                help.toString());
    }

    @Test
    void namesAreFoundInAnyCaseAndKeptAsTheyAre() {
        assertEquals("moons", DataSources.open("Moons").text());
        assertEquals("gaussian:3", DataSources.open("GAUSSIAN:3").text());
    }

    private static String problem(String text) {
        return assertThrows(BadInputException.class, () -> DataSources.open(text))
                .getMessage();
    }
}
