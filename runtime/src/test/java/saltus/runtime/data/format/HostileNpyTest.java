package saltus.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.runtime.BadInputException;
import saltus.runtime.pickle.ArrayType;

class HostileNpyTest {
    private static final String VALID = NpyBytes.header("<f4", "2, 3");

    @TempDir
    Path folder;

    private void refused(byte[] content, String... words) throws IOException {
        Path file = Files.write(folder.resolve("a.npy"), content);
        Opened.refused("npy:" + file, words);
    }

    @Test
    void whatIsNoArrayIsRefused() throws IOException {
        refused(new byte[0], "does not begin as numpy");
        refused(NpyBytes.file(4, VALID, new byte[24]), "version 4");
        refused(NpyBytes.file(2, VALID + " ".repeat(1 << 17), new byte[24]), "bytes, where a few hundred belong");
        refused(NpyBytes.file(1, VALID, new byte[23]), "24 bytes of numbers, and it has 23");
        refused(NpyBytes.file(1, VALID, new byte[25]), "24 bytes of numbers, and it has 25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<f4;0;of no samples",
                "<f4;;of no samples",
                "<f4;2, 0;shape [0]",
                "<f4;2, 1, 1, 1, 3;no point, picture or latent",
                "<f4;99999999999;of no samples",
                "<f4;2, 999999999999999999, 999999999999999999;of which this Java can hold none",
                "<f4;3037000500, 3037000500;of no samples",
                "<f4;2147483647, 2147483647;can hold none",
                "<f4;1, 65536, 65536;can hold none",
                "<f4;-1, 3;no proper 'shape'",
                "<f4;2, 3.5;no proper 'shape'",
                "<f4;9999999999999999999999, 3;no proper 'shape'",
                "|O;2, 3;elements of the type",
                "<U8;2, 3;elements of the type",
                "<c8;2, 3;elements of the type",
                "<f16;2, 3;elements of the type"
            })
    void shapesAndTypesThatMakeNoSamplesAreRefused(String descr, String shape, String words) throws IOException {
        refused(
                NpyBytes.file(
                        1, NpyBytes.header(descr, shape == null ? "" : shape).replace("(,)", "()"), new byte[24]),
                words);
    }

    @Test
    void dictionariesOfAnotherKindAreRefused() throws IOException {
        refused(NpyBytes.file(1, "", new byte[24]), "no dictionary");
        refused(NpyBytes.file(1, "{}", new byte[24]), "no proper 'shape'");
        refused(NpyBytes.file(1, VALID.replace("}", "'shape': (2,), }"), new byte[24]), "'shape' twice");
        refused(
                NpyBytes.file(1, VALID.replace("False", "__import__('os')"), new byte[24]),
                "no proper 'fortran_order'");
        refused(NpyBytes.file(1, VALID.replace("False", "True"), new byte[24]), "order of Fortran");
        refused(
                NpyBytes.file(1, VALID.replace("'<f4'", "[('a', '<f4'), ('b', '<i8')]"), new byte[24]),
                "elements of the type '[('a', '<f4')");
        refused(NpyBytes.file(1, "{'descr': '" + "(".repeat(60000), new byte[24]), "no dictionary");
    }

    @Test
    void arraysThatAreCutOffOrChangedGiveOneSentence() throws IOException {
        Path array = Files.write(folder.resolve("a.npy"), NpyBytes.floats("3, 8, 1, 1", NpyBytes.eighths(24)));
        Damage.cut(array, "npy:" + array, true);
        Damage.change(array, "npy:" + array, 300);
        for (boolean stored : new boolean[] {true, false}) {
            Path archive = NpyBytes.zip(
                    folder.resolve("a.npz"),
                    stored,
                    Map.of(
                            "samples.npy", NpyBytes.floats("3, 8, 1, 1", NpyBytes.eighths(24)),
                            "labels.npy", NpyBytes.longs("3", 0, 1, 2)));
            Damage.cut(archive, "npz:" + archive, true);
            Damage.change(archive, "npz:" + archive, 400);
        }
    }

    @Test
    void whatUnfoldsToTerabytesIsNotUnfolded() throws IOException {
        byte[] header = NpyBytes.file(1, NpyBytes.header("<f4", "1000000000, 1024"), new byte[0]);
        Path archive = NpyBytes.zip(folder.resolve("bomb.npz"), false, Map.of("a.npy", header));
        Opened.refused("npz:" + archive, "its shape asks for 4096000000000 bytes");
    }

    @Test
    void moreThanAQuarterOfTheMemoryIsNotUnfolded() {
        RowType type = RowType.of(ArrayType.of("<f4"), new long[] {1 << 20}, "'a'");
        BadInputException said = assertThrows(
                BadInputException.class,
                () -> HeapRows.read(InputStream.nullInputStream(), type, Integer.MAX_VALUE, "'a'"));
        Opened.sentence(said.getMessage(), "more than a quarter", "without compression");
    }

    @Test
    void labelsThatDoNotFitAreRefused() throws IOException {
        Files.write(folder.resolve("a.npy"), NpyBytes.floats("3, 2", NpyBytes.eighths(6)));
        String text = "npy:" + folder.resolve("a.npy") + ",labels=" + folder.resolve("l.npy");
        Files.write(folder.resolve("l.npy"), NpyBytes.longs("2", 0, 1));
        Opened.refused(text, "2 labels for 3 samples");
        Files.write(folder.resolve("l.npy"), NpyBytes.longs("3", 0, -1, 1));
        Opened.refused(text, "sample 1 the class -1");
        Files.write(folder.resolve("l.npy"), NpyBytes.longs("3", 0, Long.MAX_VALUE, 1));
        Opened.refused(text, "sample 1 the class");
        Files.write(folder.resolve("l.npy"), NpyBytes.floats("3", 0, 0.5f, 1));
        Opened.refused(text, "sample 1 the class 0.5");
        Files.write(folder.resolve("l.npy"), NpyBytes.longs("3, 2", 0, 0, 0, 1, 1, 1));
        Opened.refused(text, "shape [2]");
    }

    @Test
    void linksOutOfTheFolderAreRefused() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/0")).getParent();
        Path outside = Files.write(folder.resolve("outside.npy"), NpyBytes.floats("2", 0, 1));
        Files.write(data.resolve("0/a.npy"), NpyBytes.floats("2", 0, 1));
        Path link = Files.createSymbolicLink(data.resolve("0/b.npy"), outside);
        Opened.refused("npy:" + data, "0/b.npy", "leads out of the folder");
        Files.delete(link);
        Files.createSymbolicLink(data.resolve("1"), folder);
        Opened.refused("npy:" + data, "leads out of the folder");
        Files.delete(data.resolve("1"));
        Files.createSymbolicLink(data.resolve("1"), data);
        Opened.refused("npy:" + data, "leads to another folder");
        Files.delete(data.resolve("1"));
        Files.createSymbolicLink(data.resolve("0/c.npy"), data.resolve("0/a.npy"));
        Path whole = Files.createSymbolicLink(folder.resolve("link"), data);
        assertEquals(2, Opened.records("npy:" + whole).count());
    }

    @Test
    void filesOfAFolderThatDifferAreToldWhenTheyAreRead() throws IOException {
        Files.write(folder.resolve("1.npy"), NpyBytes.floats("4, 1, 1", 1, 2, 3, 4));
        Files.write(folder.resolve("2.npy"), NpyBytes.floats("4, 1, 2", 1, 2, 3, 4, 5, 6, 7, 8));
        Files.write(folder.resolve("3.npy"), new byte[3]);
        Opened.refused("npy:" + folder, "2.npy' has [4, 1, 2]", "1.npy' has [4, 1, 1]");
        Files.delete(folder.resolve("2.npy"));
        Opened.refused("npy:" + folder, "3.npy' is no usable numpy array");
    }

    @Test
    void listsOfLabelsThatAreDamagedAreRefused() throws IOException {
        Files.createDirectories(folder.resolve("0"));
        Files.write(folder.resolve("0/a.npy"), NpyBytes.floats("2", 0, 1));
        Path list = folder.resolve("dataset.json");
        for (String text : new String[] {
            "",
            "[]",
            "{",
            "{\"labels\": [",
            "{\"labels\": [[\"0/a.npy\", \"x\"]]}",
            "{\"labels\": [[\"0/a.npy\", [0, 1]]]}",
            "{\"labels\": [[\"0/a.npy\", 1e99]]}",
            "{\"labels\": [[\"0/a.npy\", 0, 0]]}"
        }) {
            Files.writeString(list, text);
            Opened.refused("npy:" + folder, "no list of labels");
        }
        Files.writeString(list, "{\"labels\": [[\"0/b.npy\", 0]]}");
        Opened.refused("npy:" + folder, "gives the file '0/a.npy' no class");
        Files.writeString(list, "{\"labels\": null}");
        assertEquals(1, Opened.records("npy:" + folder).count());
        Files.writeString(list, "[".repeat(100000));
        Opened.refused("npy:" + folder, "no list of labels");
    }

    @Test
    void aCompressedMemberThatIsDamagedIsTold() throws IOException {
        Path archive = NpyBytes.zip(
                folder.resolve("a.npz"), false, Map.of("a.npy", NpyBytes.floats("64, 2", NpyBytes.eighths(128))));
        byte[] bytes = Files.readAllBytes(archive);
        for (int i = 60; i < 80; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(archive, bytes);
        Opened.refused("npz:" + archive, "array 'a'");
    }
}
