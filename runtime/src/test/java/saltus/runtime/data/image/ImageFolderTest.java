package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;

class ImageFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFolderOfGrayPicturesWithoutClasses() throws IOException {
        gray("b.png", 10);
        gray("a.JPG", 20);
        gray("c.jpeg", 30);
        DataSet data = DataSources.open("images:" + folder).value();
        assertEquals(DataSet.Kind.IMAGES, data.kind());
        assertEquals(Shape.of(1, 32, 32), data.sample());
        assertEquals(List.of(), data.classNames());
        assertEquals(3, data.count().orElseThrow());
        Batch batch = data.batch(1, 0, 3);
        assertArrayEquals(new long[3], batch.labels());
        assertArrayEquals(new int[] {10, 20, 30}, sorted(levels(batch.samples(), 32 * 32)));
    }

    @Test
    void aPartByItsNameIsKeptForMeasuring() throws IOException {
        gray("train/cat/1.png", 10);
        gray("train/owl/2.png", 20);
        gray("val/cat/3.png", 30);
        gray("val/owl/4.png", 40);
        String text = "images:" + folder + ":8";
        DataSet data = DataSources.open(text + ",held=val").value();
        assertEquals(2, data.count().orElseThrow());
        assertArrayEquals(new int[] {10, 20}, sorted(levels(data.batch(1, 0, 2).samples(), 64)));
        int[] truth = sorted(levels(data.truth(3, 100), 64));
        assertEquals(30, truth[0]);
        assertEquals(40, truth[99]);
        gray("val/dog/5.png", 50);
        assertThrows(BadInputException.class, () -> DataSources.open(text + ",held=val"), "other classes");
        assertThrows(BadInputException.class, () -> DataSources.open(text + ",held=nothing"), "no such part");
    }

    @Test
    void everySubFolderIsAClassInTheOrderOfTheNames() throws IOException {
        gray("dog/1.png", 10);
        gray("dog/deep/2.png", 11);
        gray("cat/1.png", 20);
        gray("Zebra/1.png", 30);
        DataSet data = DataSources.open("images:" + folder + ":8").value();
        assertEquals(Shape.of(1, 8, 8), data.sample());
        assertEquals(List.of("Zebra", "cat", "dog"), data.classNames());
        assertEquals(3, data.classes());
        Batch batch = data.batch(1, 0, 4);
        int[] levels = levels(batch.samples(), 64);
        for (int i = 0; i < 4; i++) {
            assertEquals(levels[i] == 30 ? 0 : levels[i] == 20 ? 1 : 2, batch.labels()[i]);
        }
        assertArrayEquals(new int[] {10, 11, 20, 30}, sorted(levels));
    }

    @Test
    void anEpochShowsEachPictureOnce() throws IOException {
        for (int i = 0; i < 7; i++) {
            gray(i + ".png", 10 * i);
        }
        DataSet data = DataSources.open("images:" + folder + ":4").value();
        int[] shown = IntStream.range(0, 14)
                .flatMap(step -> Arrays.stream(levels(data.batch(3, step, 2).samples(), 16)))
                .toArray();
        for (int epoch = 0; epoch < 4; epoch++) {
            int[] once = Arrays.copyOfRange(shown, 7 * epoch, 7 * epoch + 7);
            assertArrayEquals(new int[] {0, 10, 20, 30, 40, 50, 60}, sorted(once));
        }
        assertArrayEquals(
                data.batch(3, 5, 2).samples(),
                DataSources.open("images:" + folder + ":4")
                        .value()
                        .batch(3, 5, 2)
                        .samples());
        assertTrue(Arrays.stream(levels(data.truth(1, 100), 16)).allMatch(level -> level % 10 == 0 && level <= 60));
    }

    @Test
    void onePictureWithColoursMakesAllThreeChannels() throws IOException {
        gray("a.png", 51);
        Pictures.write(folder.resolve("b.png"), Pictures.plain(9, 9, BufferedImage.TYPE_INT_RGB, 0x0A64C8));
        DataSet data = DataSources.open("images:" + folder + ":4").value();
        assertEquals(Shape.of(3, 4, 4), data.sample());
        int[] levels = levels(data.batch(1, 0, 2).samples(), 16);
        int[] gray = {51, 51, 51};
        int[] coloured = {10, 100, 200};
        assertArrayEquals(gray, Arrays.copyOfRange(levels, levels[0] == 51 ? 0 : 3, levels[0] == 51 ? 3 : 6));
        assertArrayEquals(coloured, Arrays.copyOfRange(levels, levels[0] == 51 ? 3 : 0, levels[0] == 51 ? 6 : 3));
    }

    @Test
    void blackIsMinusOneAndWhiteIsOne() throws IOException {
        gray("a.png", 0);
        gray("b.png", 255);
        float[] samples = DataSources.open("images:" + folder + ":4")
                .value()
                .batch(1, 0, 2)
                .samples();
        Arrays.sort(samples);
        assertEquals(-1, samples[0]);
        assertEquals(1, samples[31]);
    }

    @Test
    void hiddenAndOtherFilesDoNotCount() throws IOException {
        gray("a.png", 1);
        Files.writeString(folder.resolve("._a.png"), "left by another system");
        Files.writeString(folder.resolve("notes.txt"), "notes");
        Files.createDirectory(folder.resolve(".cache"));
        assertEquals(1, DataSources.open("images:" + folder).value().count().orElseThrow());
    }

    @Test
    void aFolderThatIsMissingOrAFileIsTold() throws IOException {
        assertProblem(folder.resolve("missing"), "does not exist");
        assertProblem(gray("a.png", 1), "is not a folder");
    }

    @Test
    void aFolderWithoutPicturesIsTold() throws IOException {
        assertProblem(folder, "it is empty");
        Files.writeString(folder.resolve("a.txt"), "x");
        Files.writeString(folder.resolve("b.txt"), "x");
        Files.writeString(folder.resolve("c"), "x");
        assertProblem(folder, "it has only 1 unnamed and 2 .txt files");
    }

    @Test
    void picturesBesideClassesAreTold() throws IOException {
        gray("cat/1.png", 20);
        gray("stray.png", 20);
        assertProblem(folder, "has pictures, such as 'stray.png', beside class folders, such as 'cat'");
    }

    @Test
    void allDamagedPicturesAreToldAtOnceInTheirOrder() throws IOException {
        for (int i = 0; i < 30; i++) {
            gray("cat/%02d.png".formatted(i), i);
        }
        Files.writeString(folder.resolve("cat/07.png"), "damaged");
        assertProblem(folder, "Cannot decode the picture '" + folder.resolve("cat/07.png") + "'");
        for (int i = 10; i < 25; i++) {
            Files.writeString(folder.resolve("cat/%02d.png".formatted(i)), "damaged");
        }
        String message = problem("images:" + folder);
        assertTrue(message.contains("Cannot decode 16 of 30 pictures: '" + folder.resolve("cat/07.png")), message);
        assertTrue(message.contains("18.png' (it is of no format of pictures that is read) and 6 more; "), message);
        assertFalse(message.contains("19.png"), message);
    }

    @Test
    void damagedPicturesAreLeftOutIfWanted() throws IOException {
        for (int i = 0; i < 5; i++) {
            gray("cat/%d.png".formatted(i), 10 * i);
        }
        Files.writeString(folder.resolve("cat/1.png"), "damaged");
        DataSet data = DataSources.open("images:" + folder + ":4,skip=broken").value();
        assertEquals(4, data.count().orElseThrow());
        assertArrayEquals(
                new int[] {0, 20, 30, 40}, sorted(levels(data.batch(1, 0, 4).samples(), 16)));
        for (int i = 0; i < 5; i++) {
            Files.writeString(folder.resolve("cat/%d.png".formatted(i)), "damaged");
        }
        assertTrue(problem("images:" + folder + ":4,skip=broken").contains("Cannot decode 5 of 5 pictures"));
    }

    @Test
    void heightAndWidthMayDiffer() throws IOException {
        BufferedImage wide = Pictures.gray(64, 16, 7);
        Pictures.write(folder.resolve("a.png"), wide);
        for (String text : List.of(":16x64", ",size=16x64", ":16x64,size=16x64")) {
            DataSet data = DataSources.open("images:" + folder + text).value();
            assertEquals(Shape.of(1, 16, 64), data.sample());
        }
        assertTrue(problem("images:" + folder + ":16,size=32").contains("gives the size '16' behind the path"));
        assertTrue(problem("images:" + folder + ":16x2").contains("has the size '2'"));
    }

    private static void assertProblem(Path path, String expected) {
        String message = problem("images:" + path);
        assertTrue(message.contains(path.toString()) && message.contains(expected), message);
    }

    private static String problem(String text) {
        return assertThrows(BadInputException.class, () -> DataSources.open(text))
                .getMessage();
    }

    private Path gray(String name, int level) throws IOException {
        return Pictures.write(folder.resolve(name), Pictures.gray(12, 9, level));
    }

    /** The level 0 .. 255 of each plane of plain pictures. */
    private static int[] levels(float[] samples, int area) {
        return IntStream.range(0, samples.length / area)
                .map(i -> Math.round((samples[i * area] + 1) * 127.5f))
                .toArray();
    }

    private static int[] sorted(int[] values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
