package saltus.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;

class DataSetsTest {
    @ParameterizedTest
    @CsvSource({
        "chekerboard,checkerboard",
        "Moons,moons",
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
        assertTrue(
                message.contains(
                        "checkerboard, moons, gaussians, swissroll, gaussian:D, csv:FILE, digits[:SIZE], images:"),
                message);
        assertTrue(!message.contains("did you mean"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "moons:5,takes nothing behind its name",
        "moons:,takes nothing behind its name",
        "gaussian,has no dimension from 1 to 64",
        "gaussian:0,has no dimension from 1 to 64",
        "gaussian:65,has no dimension from 1 to 64",
        "csv,write csv:FILE",
        "csv:,write csv:FILE",
        "images,write images:FOLDER",
        "images::32,write images:FOLDER",
        "images:somewhere:3,The size '3' is not a whole number of pixels from 4 to 1024",
        "images:somewhere:-32,The size '-32'",
        "images:somewhere:99999999999,The size '99999999999'",
        "digits:,The size ''",
        "digits:8,The size '8' is not a whole number of pixels from 16 to 64",
        "digits:65,The size '65'",
        "digits:big,The size 'big'"
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
        List<String> help = DataSets.help();
        assertEquals(8, help.size());
        assertTrue(help.stream().allMatch(line -> line.length() <= 120), help.toString());
        assertTrue(help.get(5).startsWith("csv:FILE") && help.get(5).contains("deviation near 1"), help.get(5));
    }

    private static String problem(String text) {
        return assertThrows(BadInputException.class, () -> DataSets.parse(text)).getMessage();
    }
}
