package saltus.runtime.data.format.lmdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.runtime.data.format.Damage;
import saltus.runtime.data.format.Opened;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;

/** Data bases that the C library has written. The parity test compares their numbers. */
class LmdbReadingTest {
    @TempDir
    Path folder;

    private Path copy(String name, String as) throws IOException {
        try (InputStream in = Objects.requireNonNull(LmdbReadingTest.class.getResourceAsStream(
                name.endsWith(".mdb") ? "/saltus/runtime/fuzzing/lmdb/" + name : name))) {
            Path file = folder.resolve(as);
            Files.copy(in, file);
            return file;
        }
    }

    private static List<Integer> labels(Records records) {
        return IntStream.range(0, records.count()).mapToObj(records::label).toList();
    }

    @Test
    void valuesInPagesOfTheirOwnAreRead() throws IOException {
        copy("overflow.mdb", "data.mdb");
        Records records = Opened.records("lmdb:" + folder);
        assertEquals(Form.LOG_VARIANCES, records.form());
        assertEquals(Shape.of(8, 8, 8), records.shape());
        assertEquals(10, records.count());
        assertEquals(2, records.copies());
        assertEquals(List.of("0", "1", "2", "3"), records.classNames());
        assertEquals(List.of(3, 3, 1, 0, 1, 3, 0, 1, 3, 0), labels(records));
        float[] plain = Opened.sample(records, 4, 0);
        float[] flipped = Opened.sample(records, 4, 1);
        // The encoder saw another picture, so that its moments are others, and not these mirrored.
        assertFalse(Arrays.equals(plain, flipped));
    }

    @Test
    void theListOfLabelsGivesTheSameAndIsHeldToTheSamples() throws IOException {
        copy("overflow.mdb", "data.mdb");
        copy("label_cluster.pt", "label_cluster.pt");
        Records records = Opened.records("lmdb:" + folder);
        assertEquals(List.of(3, 3, 1, 0, 1, 3, 0, 1, 3, 0), labels(records));
        assertTrue(
                records.notes().toString().contains("label_cluster.pt"),
                records.notes().toString());
        IntStream.range(0, 10).forEach(i -> Opened.sample(records, i));
        Files.write(folder.resolve("label_cluster.pt"), new byte[100]);
        Opened.refused("lmdb:" + folder, "label_cluster.pt");
        assertEquals(
                List.of(), Opened.records("lmdb:" + folder + ",labels=none").classNames());
    }

    @Test
    void aTreeOfTwoLevelsIsReadInTheOrderOfNumbers() throws IOException {
        Path file = copy("inline.mdb", "one.mdb");
        Records records = Opened.records("lmdb:" + file);
        assertEquals(16, records.count());
        assertEquals(Shape.of(8, 4, 4), records.shape());
        float[] second = Opened.sample(records, 2);
        float[] tenth = Opened.sample(records, 10);
        assertFalse(Arrays.equals(second, tenth));
        assertArrayEquals(second, Opened.sample(records, 2));
        assertTrue(records.place(10).endsWith("one.mdb', sample 10"), records.place(10));
    }

    @Test
    void itIsRecognisedAsAFolderAndAsAFile() throws IOException {
        Path file = copy("inline.mdb", "data.mdb");
        assertTrue(new LmdbSource().recognises(file));
        assertTrue(new LmdbSource().recognises(folder));
        Files.write(file, new byte[4096]);
        assertEquals(false, new LmdbSource().recognises(folder) || new LmdbSource().recognises(file));
    }

    @Test
    void damagedFilesGiveOneSentence() throws IOException {
        Path inline = copy("inline.mdb", "inline.mdb");
        Damage.cut(inline, "lmdb:" + inline, true);
        Damage.change(inline, "lmdb:" + inline, 150);
        Path overflow = copy("overflow.mdb", "overflow.mdb");
        Damage.cut(overflow, "lmdb:" + overflow, true);
        Path cluster = copy("label_cluster.pt", "label_cluster.pt");
        Damage.change(cluster, "lmdb:" + overflow, 100);
    }

    @Test
    void everyNumberOfAPageMayBeAnother() throws IOException {
        Path file = copy("inline.mdb", "inline.mdb");
        byte[] whole = Files.readAllBytes(file);
        // The later of the first pages, and the root of the tree with its pointers.
        int meta = 4096 + 16;
        for (int at :
                IntStream.concat(IntStream.range(meta, meta + 136), roots()).toArray()) {
            for (int value : new int[] {0, 2, 0xFF}) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                Files.write(file, changed);
                Damage.tryIt("lmdb:" + file);
            }
        }
    }

    /** The head of each page that is in a tree. */
    private static IntStream roots() {
        return IntStream.range(2, 6).flatMap(page -> IntStream.range(page * 4096, page * 4096 + 24));
    }
}
