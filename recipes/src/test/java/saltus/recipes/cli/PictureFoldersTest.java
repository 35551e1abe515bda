package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;

/** Data become a folder of pictures as people keep them, which is read as what it was made of. */
class PictureFoldersTest {
    @TempDir
    Path folder;

    @Test
    void picturesAreReadAsWhatTheyWereMadeOf() throws Exception {
        Path photos = folder.resolve("photos");
        Console made = Console.run(
                "inspect", "digits", "--images", photos, "--count", "130", "--out", folder.resolve("look.png"));
        assertEquals(0, made.code(), made::err);
        DataSet drawn = DataSources.open("digits").value();
        DataSet read = DataSources.open("images:" + photos + ":16").value();
        assertEquals(130, read.count().orElseThrow());
        assertEquals(drawn.classNames(), read.classNames());
        // the sum of all numbers of each class, to the rounding of levels
        double[] expected = new double[10];
        double[] found = new double[10];
        for (int block = 0; block < 2; block++) {
            add(drawn.batch(0, block, 100), block == 0 ? 100 : 30, expected);
        }
        add(read.batch(0, 0, 130), 130, found);
        for (int label = 0; label < 10; label++) {
            assertEquals(expected[label], found[label], 130 * 256 / 255.0 / 4, "class " + label);
        }
        Console again = Console.run("inspect", "digits", "--images", photos, "--out", folder.resolve("look.png"));
        assertEquals(2, again.code());
        assertTrue(again.err().contains("has files already"), again::err);
        assertEquals(
                2,
                Console.run("inspect", "moons", "--images", folder.resolve("m")).code());
        assertTrue(Files.notExists(folder.resolve("m")));
    }

    private static void add(Batch batch, int rows, double[] sums) {
        int size = batch.samples().length / batch.labels().length;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < size; j++) {
                sums[(int) batch.labels()[i]] += batch.samples()[i * size + j];
            }
        }
    }
}
