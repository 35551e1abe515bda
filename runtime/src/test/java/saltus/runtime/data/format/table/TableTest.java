package saltus.runtime.data.format.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Shape;
import saltus.runtime.data.format.Damage;
import saltus.runtime.data.format.Opened;
import saltus.runtime.data.stored.Records;

class TableTest {
    @TempDir
    Path folder;

    private Path picture(String name, int gray) throws IOException {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 16; i++) {
            image.getRaster().setSample(i % 4, i / 4, 0, gray);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private Path table(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void aTableNamesFilesAndTheirClasses() throws IOException {
        picture("in/a, 1.png", 0);
        picture("b.png", 255);
        Path table = table("split,file_name,Label\r\ntrain,\"in/a, 1.png\",class10\r\ntrain,b.png,class9\r\n");
        Records records = Opened.records("table:" + table + ",size=4");
        assertEquals(2, records.count());
        assertEquals(List.of("class9", "class10"), records.classNames());
        assertEquals(1, records.label(0));
        assertEquals(-1, Opened.sample(records, 0)[0]);
        assertEquals(1, Opened.sample(records, 1)[0]);
        assertTrue(
                records.notes().toString().contains("the column 'Label'"),
                records.notes().toString());
        assertEquals(
                List.of("train"),
                Opened.records("table:" + table + ",size=4,label=split").classNames());
        assertEquals(
                List.of(),
                Opened.records("table:" + table + ",size=4,label=none").classNames());
        Opened.refused("table:" + table + ",size=4,file=nothing", "name one with file=COLUMN");
        Opened.refused("table:" + table + ",size=4,label=nothing", "has no column 'nothing'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../b.png", "in/../../b.png", "/etc/passwd", "\"\"", "."})
    void filesOutOfTheFolderAreRefused(String name) throws IOException {
        picture("in/b.png", 0);
        Opened.refused("table:" + table("file;label\n" + name + ";1\n") + ",size=4", "row 2", "relative to the table");
    }

    @Test
    void linksOutOfTheFolderAreRefused() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("set"));
        picture("out.png", 0);
        Files.createSymbolicLink(inside.resolve("a.png"), folder.resolve("out.png"));
        Path table = Files.writeString(inside.resolve("t.csv"), "path\na.png\n");
        Opened.refused("table:" + table + ",size=4", "a.png", "leads out of the folder");
    }

    @Test
    void damagedTablesGiveOneSentence() throws IOException {
        picture("a.png", 0);
        Opened.refused("table:" + table(""), "no column of files");
        Opened.refused("table:" + table("file,label\n"), "names no file");
        Opened.refused("table:" + table("file,label\na.png\n"), "row 2 has 1 fields");
        Opened.refused("table:" + table("file,label\n\"a.png,1\n"), "a quote that does not end");
        Opened.refused("table:" + table("file,label\na.png\0,1\n"), "the byte 0");
        Opened.refused("table:" + table("file,label\nb.png,1\n") + ",size=4", "b.png");
        Opened.refused("table:" + table("file,label\na.png,\n") + ",size=4", "row 2 has the class ''");
        Path table = table("file,label\na.png,1\na.png,\"2\"\n");
        Damage.cut(table, "table:" + table + ",size=4", false);
        Damage.change(table, "table:" + table + ",size=4", 60);
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.strings()
                .withChars("ab,;\t\"\n\r\u00e9 ")
                .ofMaxLength(6)
                .map(String::strip);
    }

    @Property(tries = 200)
    void quotedFieldsComeBack(@ForAll @Size(min = 1, max = 5) List<@Size(value = 3) List<@From("fields") String>> rows)
            throws IOException {
        StringBuilder text = new StringBuilder("file,b,c\n");
        for (List<String> row : rows) {
            text.append(String.join(
                            ",",
                            row.stream()
                                    .map(field -> "\"" + field.replace("\"", "\"\"") + "\"")
                                    .toList()))
                    .append("\r\n");
        }
        Path file = Files.createTempFile("rows", ".csv");
        try {
            Files.writeString(file, text);
            List<List<String>> read = new ArrayList<>();
            try (CsvRows reader = new CsvRows(file)) {
                assertEquals(Optional.of(List.of("file", "b", "c")), reader.next());
                for (Optional<List<String>> row = reader.next(); row.isPresent(); row = reader.next()) {
                    read.add(row.get());
                }
            }
            assertEquals(rows, read);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aColumnOfAHeaderHasTheClassesOfPoints() throws IOException {
        Records records = Opened.records("csv:" + table("x1,x2,label\n0.5,1,2.0\n-1,2,0\n"));
        assertEquals(Shape.of(2), records.shape());
        assertEquals(List.of("0", "1", "2"), records.classNames());
        assertEquals(2, records.label(0));
        assertArrayEquals(new float[] {-1, 2}, Opened.sample(records, 1));
        assertTrue(
                records.notes().toString().contains("label=none"),
                records.notes().toString());
        Records named = Opened.records("csv:" + table("kind x1 x2\nowl 0.5 1\ncat -1 2\n") + ",label=kind");
        assertEquals(List.of("cat", "owl"), named.classNames());
        assertEquals(1, named.label(0));
        assertEquals(
                Shape.of(3),
                Opened.records("csv:" + table("x1,x2,label\n0,1,2\n") + ",label=none")
                        .shape());
        assertEquals(Shape.of(2), Opened.records("csv:" + table("x,y\n0,1\n")).shape());
        assertEquals(Shape.of(1), Opened.records("csv:" + table("x1,y\n0,1\n")).shape());
        Opened.refused("csv:" + table("0,1\n2,3\n") + ",label=y", "has no column 'y'");
        Opened.refused("csv:" + table("label\n0\n"), "classes and no coordinates");
    }

    @Test
    void aTableOfFilesIsNoTableOfPoints() throws IOException {
        Path files = table("file,label\na.png,1\n");
        assertTrue(new TableSource().recognises(files));
        assertFalse(new CsvReader.Source().recognises(files));
        Path points = table("x1,label\n0,1\n");
        assertFalse(new TableSource().recognises(points));
        assertTrue(new CsvReader.Source().recognises(points));
    }
}
