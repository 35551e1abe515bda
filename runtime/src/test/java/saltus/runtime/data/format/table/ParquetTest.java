package saltus.runtime.data.format.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;
import saltus.runtime.data.format.Opened;
import saltus.runtime.data.stored.Records;

/** Tables that the Rust and the JavaScript implementation have written: 200 rows, some in groups of 64. */
class ParquetTest {
    @TempDir
    Path folder;

    private Path copy(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ParquetTest.class.getResourceAsStream("/saltus/runtime/fuzzing/parquet/" + name + ".parquet"))) {
            Path file = folder.resolve("table.parquet");
            Files.write(file, in.readAllBytes());
            return file;
        }
    }

    private static List<String> column(ParquetTable table, String name) {
        List<String> values = new ArrayList<>();
        table.read(table.header().indexOf(name), values::add);
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy_v1_dict", "zstd_v2_dict", "gzip_v1_flat", "plain_v1_flat", "hy"})
    void columnsOfTextsAndWholeNumbersAreRead(String name) throws IOException {
        assertTrue(new TableSource().recognises(copy(name)));
        try (ParquetTable table = ParquetTable.open(copy(name))) {
            List<String> paths = column(table, "path");
            List<String> labels = column(table, "label");
            assertEquals(200, paths.size());
            for (int i = 0; i < 200; i++) {
                assertEquals("d/%05d.png".formatted(i), paths.get(i));
                assertEquals(String.valueOf(i % 7), labels.get(i));
            }
            if (!name.equals("hy")) {
                assertEquals(labels, column(table, "small"));
                assertEquals(
                        List.of("cat", "owl", "dog10", "dog9"),
                        column(table, "kind").subList(0, 4));
                assertTrue(assertThrows(BadInputException.class, () -> column(table, "score"))
                        .getMessage()
                        .contains("neither of texts nor of whole numbers"));
            }
        }
    }

    @Test
    void otherEncodingsAreToldAsSuch() throws IOException {
        Opened.refused("table:" + copy("plain_v2_flat"), "encoded in the way");
    }

    @Test
    void picturesOfATableAreReadWithTheirClasses() throws IOException {
        Path table = copy("snappy_v1_dict");
        Files.createDirectories(folder.resolve("d"));
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY), "png", picture);
        for (int i = 0; i < 200; i++) {
            Files.write(folder.resolve("d/%05d.png".formatted(i)), picture.toByteArray());
        }
        Records records = Opened.records("table:" + table + ",size=4,label=kind");
        assertEquals(200, records.count());
        assertEquals(List.of("cat", "dog9", "dog10", "owl"), records.classNames());
        assertEquals(3, records.label(1));
        assertEquals(
                7, Opened.records("table:" + table + ",size=4").classNames().size());
    }

    @Test
    void damagedTablesGiveOneSentence() throws IOException {
        Random random = new Random(1);
        for (String name : List.of("zstd_v2_dict", "snappy_v1_dict", "hy")) {
            byte[] whole = Files.readAllBytes(copy(name));
            for (int i = 0; i < 300; i++) {
                byte[] changed = whole.clone();
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                changed[changed.length - 1 - random.nextInt(600)] = (byte) random.nextInt();
                check(changed);
            }
            for (int length = 0; length < whole.length; length += 97) {
                check(Arrays.copyOf(whole, length));
            }
        }
    }

    private void check(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("table.parquet"), content);
        try (ParquetTable table = ParquetTable.open(file)) {
            for (int i = 0; i < table.header().size(); i++) {
                int column = i;
                try {
                    table.read(column, value -> {});
                } catch (BadInputException said) {
                    Opened.sentence(said.getMessage(), "table.parquet");
                }
            }
        } catch (BadInputException said) {
            Opened.sentence(said.getMessage(), "table.parquet");
        }
    }

    @Property
    void packedNumbersComeBack(
            @ForAll List<@IntRange(min = 0, max = 31) Integer> numbers,
            @ForAll @IntRange(min = 5, max = 32) int width) {
        int groups = (numbers.size() + 7) / 8;
        ByteBuffer packed = ByteBuffer.allocate(16 + groups * width + 16).order(ByteOrder.LITTLE_ENDIAN);
        packed.put((byte) (7 << 1)).putInt(19).position(1 + (width + 7) / 8);
        int head = groups << 1 | 1;
        while (head > 0x7F) {
            packed.put((byte) ((head & 0x7F) | 0x80));
            head >>>= 7;
        }
        packed.put((byte) head);
        int start = packed.position();
        for (int i = 0; i < numbers.size(); i++) {
            for (int bit = 0; bit < width; bit++) {
                int at = i * width + bit;
                int one = bit < 31 ? numbers.get(i) >> bit & 1 : 0;
                packed.put(start + at / 8, (byte) (packed.get(start + at / 8) | one << at % 8));
            }
        }
        RunsAndBits read = new RunsAndBits(packed.position(0), width);
        for (int i = 0; i < 7; i++) {
            assertEquals(19, read.next());
        }
        for (int number : numbers) {
            assertEquals(number, read.next());
        }
    }
}
