package saltus.runtime.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;

class ConversionTest {
    @TempDir
    Path folder;

    /** Moments with mirrored copies; one record may be damaged. */
    private record Moments(int count, int damaged) implements Records {
        @Override
        public Form form() {
            return Form.LOG_VARIANCES;
        }

        @Override
        public Shape shape() {
            return Shape.of(2, 1, 3);
        }

        @Override
        public int copies() {
            return 2;
        }

        @Override
        public List<String> classNames() {
            return List.of("cat", "owl");
        }

        @Override
        public int label(int record) {
            return record % 2;
        }

        @Override
        public String place(int record) {
            return "record " + record;
        }

        @Override
        public void read(int record, int copy, float[] into, int from) {
            if (record == damaged) {
                throw new BadInputException(place(record) + " is damaged");
            }
            for (int i = 0; i < 6; i++) {
                into[from + i] = record + copy * 1000 + i / 8f;
            }
        }
    }

    private static Conversion of(Records records, int block) {
        Whole whole = Conversion.whole(records, Conversion.fitting(records, 1));
        return new Conversion(records, "source", new SafetensorsFiles(), whole, block, Conversion.Encoder.NONE);
    }

    @Test
    void whatWasStoppedAnywhereEndsWithTheSameBytes() {
        Records records = new Moments(10, -1);
        of(records, 3).run(folder.resolve("whole"), done -> {});
        Map<String, byte[]> whole = files(folder.resolve("whole"));
        assertEquals(6, whole.size(), whole.keySet().toString()); // four shards, names of classes, description
        Path stopped = folder.resolve("stopped");
        for (int fails = 0; fails < 10; fails++) {
            Records damaged = new Moments(10, fails);
            assertThrows(BadInputException.class, () -> of(damaged, 3).run(stopped, done -> {}));
            List<Integer> progress = new ArrayList<>();
            of(records, 3).run(stopped, progress::add);
            assertEquals(fails / 3 * 3, progress.get(0), "shards before the damaged one are there");
            assertSame(whole, files(stopped));
            delete(stopped);
        }
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Records records = new Moments(4, -1);
        of(records, 3).run(folder.resolve("a"), done -> {});
        String other = assertThrows(
                        BadInputException.class, () -> of(records, 2).run(folder.resolve("a"), done -> {}))
                .getMessage();
        assertTrue(other.contains("another conversion"), other);
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.writeString(taken.resolve("thesis.tex"), "mine");
        String mine = assertThrows(BadInputException.class, () -> of(records, 2).run(taken, done -> {}))
                .getMessage();
        assertTrue(mine.contains("other files"), mine);
        assertEquals(1, files(taken).size());
        assertFalse(Numbers.areLevels(0.1f));
    }

    private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
    }

    private static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.remove(".lock");
        return files;
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
