package saltus.recipes.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

    /** Makes a folder, writes, renames, lists, reads, deletes. */
    private void work(String name) throws IOException {
        Path inner = Files.createDirectory(folder.resolve(name));
        Files.write(inner.resolve("new.tmp"), content);
        Files.move(inner.resolve("new.tmp"), inner.resolve("new"));
        try (Stream<Path> paths = Files.list(inner)) {
            assertEquals(List.of(inner.resolve("new")), paths.toList());
        }
        assertArrayEquals(content, Files.readAllBytes(inner.resolve("new")));
        Files.delete(inner.resolve("new"));
    }

    @Test
    void aDiskThatIsWellIsADisk() throws IOException {
        work("well");
        assertNull(disk.met());
        assertTrue(Files.isDirectory(real.resolve("well")));
        assertFalse(Files.exists(real.resolve("well/new")));
    }

    @Test
    void everyRequestMeetsItsFault() throws IOException {
        work("well");
        List<Disk.Request> requests = disk.requests();
        assertTrue(requests.size() > 8, requests::toString);
        for (Fault fault : Fault.values()) {
            for (int i = 0; i < requests.size(); i++) {
                String name = fault + "-" + i;
                disk.fails(fault, i);
                Operation operation = requests.get(i).operation();
                if (fault.meets(operation)) {
                    FileSystemException e = assertThrows(FileSystemException.class, () -> work(name));
                    Disk.Request met = disk.met();
                    assertNotNull(met);
                    assertEquals(operation, met.operation());
                    assertEquals(met.path().toString(), e.getFile());
                    assertTrue(fault == Fault.DENIED || fault.reason().equals(e.getReason()), e::toString);
                } else if (!fault.stays()) {
                    work(name);
                    assertNull(disk.met());
                }
            }
        }
    }

    @Test
    void whatDoesNotFitIsWrittenByHalf() throws IOException {
        disk.fails(Fault.FULL, 1);
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
            assertEquals(CONTENT / 2, in.read(new byte[CONTENT]));
            assertEquals(CONTENT / 2, in.readAllBytes().length);
        }
        assertArrayEquals(content, Files.readAllBytes(folder.resolve("file")));
    }
}
