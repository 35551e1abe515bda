package saltus.recipes.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk that fails is a disk when it does not, and fails as disks do when it does. */
class DiskTest {
    private static final int CONTENT = 1000;

    @TempDir
    Path real;

    private final Disk disk = new Disk();
    private final FaultyFileSystem system = new FaultyFileSystem(FileSystems.getDefault(), disk);
    private final byte[] content = new byte[CONTENT];
    private Path folder;

    @BeforeEach
    void folder() {
        folder = system.wrap(real);
        for (int i = 0; i < CONTENT; i++) {
            content[i] = (byte) i;
        }
    }

    /** Writes, renames and reads; the names of what is there in between. */
    private List<String> work(String name) throws IOException {
        Path inner = Files.createDirectories(folder.resolve(name).resolve("a").resolve("b"));
        Files.write(inner.resolve("new.tmp"), content);
        Files.move(inner.resolve("new.tmp"), inner.resolve("new"));
        List<String> names = new ArrayList<>();
        try (var paths = Files.list(inner)) {
            paths.forEach(
                    path -> names.add(folder.resolve(name).relativize(path).toString()));
        }
        assertArrayEquals(content, Files.readAllBytes(inner.resolve("new")));
        Files.delete(inner.resolve("new"));
        return names;
    }

    @Test
    void aDiskThatIsWellIsADisk() throws IOException {
        assertEquals(List.of("a/b/new"), work("well"));
        assertNull(disk.met());
        assertFalse(Files.exists(real.resolve("well/a/b/new")));
    }

    @Test
    void everyOperationMeetsItsFault() throws IOException {
        for (Fault fault : Fault.values()) {
            long number = 1;
            List<String> met = new ArrayList<>();
            do {
                disk.fails(fault, number);
                try {
                    work(fault + "-" + number);
                } catch (FileSystemException e) {
                    assertEquals(fault.reason(), e.getReason());
                    assertTrue(disk.met().contains(e.getFile()), e::toString);
                    met.add(disk.met().split(" ")[0]);
                }
                number++;
            } while (disk.met() != null);
            disk.well();
            assertEquals(fault != Fault.BROKEN, !met.contains("READ"), met::toString);
            assertTrue(met.contains("WRITE"), met::toString);
            assertFalse(met.contains("FORCE"), "nobody has asked for it");
        }
    }

    @Test
    void whatDoesNotFitIsWrittenByHalf() throws IOException {
        disk.fails(Fault.FULL, 2);
        assertThrows(FileSystemException.class, () -> Files.write(folder.resolve("file"), content));
        assertEquals(CONTENT / 2, Files.size(real.resolve("file")));
        assertThrows(FileSystemException.class, () -> Files.write(folder.resolve("other"), content), "it stays full");
        Files.delete(folder.resolve("file"));
    }

    @Test
    void shortReadsReturnSomething() throws IOException {
        Files.write(real.resolve("file"), content);
        disk.readsShort(true);
        try (InputStream in = Files.newInputStream(folder.resolve("file"))) {
            byte[] half = new byte[CONTENT];
            assertEquals(CONTENT / 2, in.read(half));
            assertEquals(CONTENT / 2, in.readAllBytes().length);
        }
        assertArrayEquals(content, Files.readAllBytes(folder.resolve("file")));
    }
}
