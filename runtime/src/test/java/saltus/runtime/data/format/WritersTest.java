package saltus.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.convert.Block;
import saltus.runtime.convert.Conversion;
import saltus.runtime.convert.Numbers;
import saltus.runtime.convert.RecordsWriter;
import saltus.runtime.convert.Whole;
import saltus.runtime.convert.lmdb.LmdbFile;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;

/** What a writer has written the reader of its format reads again, to the bit. */
class WritersTest {
    @TempDir
    Path folder;

    private static RecordsWriter writer(String name) {
        return Conversion.writers().open(name, (offer, none) -> offer).value();
    }

    /** Blocks of at most 7 records with numbers of their own. */
    private static List<Block> blocks(Whole whole, long seed) {
        int size = (int) whole.shape().fixedSize();
        List<Block> blocks = new ArrayList<>();
        for (int first = 0; first < whole.count(); first += 7) {
            int count = Math.min(7, whole.count() - first);
            Random random = new Random(seed + first);
            float[][] values = new float[whole.copies()][count * size];
            for (float[] copy : values) {
                for (int i = 0; i < copy.length; i++) {
                    copy[i] = whole.numbers() == Numbers.LEVELS
                            ? random.nextInt(256) / 127.5f - 1
                            : Math.round(random.nextGaussian() * 64) / 32f - 0.25f;
                }
            }
            // The first class has to be there; so has the last.
            int from = first;
            int[] labels = IntStream.range(0, count)
                    .map(i -> whole.classNames().isEmpty()
                            ? 0
                            : (from + i + 1) % whole.classNames().size())
                    .toArray();
            blocks.add(new Block(whole.form(), whole.shape(), first, count, labels, values));
        }
        return blocks;
    }

    private static void check(Whole whole, String format, String options) throws IOException {
        RecordsWriter writer = writer(format);
        Path out = Files.createTempDirectory("written");
        try {
            List<Block> blocks = blocks(whole, 5);
            for (int i = 0; i < (writer.isOneFile() ? 1 : blocks.size()); i++) {
                Path target = out.resolve(i + writer.ending());
                List<Block> own = writer.isOneFile() ? blocks : List.of(blocks.get(i));
                writer.write(target, whole, own);
                byte[] once = Files.readAllBytes(target);
                writer.write(target, whole, own);
                assertArrayEquals(once, Files.readAllBytes(target));
            }
            Path read = writer.isOneFile() ? out.resolve("0" + writer.ending()) : out;
            Records records = Opened.records(format + ":" + read + options);
            assertEquals(whole.form(), records.form());
            assertEquals(whole.shape(), records.shape());
            assertEquals(whole.count(), records.count());
            assertEquals(whole.copies(), records.copies());
            assertEquals(whole.classNames(), records.classNames());
            int size = (int) whole.shape().fixedSize();
            for (Block block : blocks) {
                for (int i = 0; i < block.count(); i++) {
                    assertEquals(block.labels()[i], records.label(block.first() + i));
                    for (int copy = 0; copy < whole.copies(); copy++) {
                        assertArrayEquals(
                                Arrays.copyOfRange(block.values()[copy], i * size, (i + 1) * size),
                                Opened.sample(records, block.first() + i, copy));
                    }
                }
            }
        } finally {
            try (Stream<Path> files = Files.walk(out)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Whole whole(Form form, Shape shape, int count, int copies, int classes, Numbers numbers) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        long[] labels = new long[count];
        Arrays.setAll(labels, i -> classes == 0 ? 0 : (i + 1L) % classes);
        return new Whole(form, shape, copies, labels, names, numbers);
    }

    @Property(tries = 8)
    void latentsComeBack(
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll @IntRange(min = 1, max = 2) int copies,
            @ForAll @IntRange(min = 0, max = 3) int classes,
            @ForAll boolean half)
            throws IOException {
        int named = Math.min(classes, count);
        Numbers numbers = half ? Numbers.HALF : Numbers.SINGLE;
        Whole law = whole(Form.LOG_VARIANCES, Shape.of(4, 2, 3), count, copies, named, numbers);
        Whole plain = whole(Form.LATENTS, Shape.of(8, 2, 3), count, copies, named, numbers);
        for (String format : List.of("npz", "tar", "safetensors")) {
            check(law, format, ",moments=logvar");
            check(plain, format, "");
        }
        check(law, "lmdb", "");
    }

    @Property(tries = 6)
    void pixelsAndPointsComeBack(
            @ForAll @IntRange(min = 1, max = 20) int count, @ForAll @IntRange(min = 1, max = 3) int channels)
            throws IOException {
        Whole pixels = whole(Form.PIXELS, Shape.of(channels, 5, 5), count, 1, 1, Numbers.LEVELS);
        Whole points = whole(Form.POINTS, Shape.of(channels), count, 1, 0, Numbers.SINGLE);
        for (String format : List.of("npz", "tar", "safetensors")) {
            check(pixels, format, format.equals("tar") && channels != 2 ? ",size=5" : "");
            check(points, format, "");
        }
    }

    @Test
    void treesOfSeveralLevelsAreReadInTheOrderOfNumbers() throws IOException {
        for (int count : new int[] {111, 170, 171, 341, 1001}) {
            check(whole(Form.LOG_VARIANCES, Shape.of(2, 1, 1), count, 1, 2, Numbers.SINGLE), "lmdb", "");
        }
    }

    @Test
    void theLibraryHoldsMomentsOnly() {
        Whole whole = whole(Form.LATENTS, Shape.of(2, 1, 1), 1, 1, 0, Numbers.SINGLE);
        Opened.sentence(
                assertThrows(
                                BadInputException.class,
                                () -> new LmdbFile().write(folder.resolve("a.mdb"), whole, List.of()))
                        .getMessage(),
                "logarithms of variances");
    }
}
