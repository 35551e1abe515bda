package saltus.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    private static final byte[] OLD = {1, 2, 3};

    private final Path folder;
    private final Path target;

    AtomicFileTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        target = folder.resolve("file.bin");
        Files.write(target, OLD);
    }

    @Test
    void replacesTheFileAndLeavesNothingElse() throws IOException {
        AtomicFile.write(target, out -> out.write(new byte[] {9, 8}));
        assertArrayEquals(new byte[] {9, 8}, Files.readAllBytes(target));
        assertEquals(List.of(target), files());
    }

    @Test
    void theOldFileIsThereUntilTheContentIsComplete() {
        AtomicFile.write(target, out -> {
            out.write(new byte[1 << 20]);
            out.flush();
            assertArrayEquals(OLD, Files.readAllBytes(target));
        });
        assertEquals(1 << 20, target.toFile().length());
    }

    @Test
    void aFullDiskKeepsTheOldFileAndIsToldWithPathAndReason() throws IOException {
        BadInputException error = assertThrows(
                BadInputException.class,
                () -> AtomicFile.write(target, out -> {
                    out.write(5);
                    throw new IOException("No space left on device");
                }));
        assertTrue(error.toString().contains(target.toString()), error.toString());
        assertTrue(error.toString().contains("No space left on device"), error.toString());
        assertArrayEquals(OLD, Files.readAllBytes(target));
        assertEquals(List.of(target), files());
    }

    @Test
    void anUncheckedExceptionComesThroughAndKeepsTheOldFile() throws IOException {
        assertThrows(
                ArithmeticException.class,
                () -> AtomicFile.write(target, out -> {
                    throw new ArithmeticException("mine");
                }));
        assertArrayEquals(OLD, Files.readAllBytes(target));
        assertEquals(List.of(target), files());
    }

    @Test
    void writesAlsoOnAnInterruptedThread() throws IOException {
        Thread.currentThread().interrupt();
        AtomicFile.write(target, out -> out.write(7));
        assertTrue(Thread.interrupted());
        assertArrayEquals(new byte[] {7}, Files.readAllBytes(target));
    }

    @Test
    void refusesAFolderAsTargetAndAMissingFolder() {
        Path missing = folder.resolve("no/such/file");
        assertThrows(BadInputException.class, () -> AtomicFile.write(folder, out -> out.write(1)));
        BadInputException error =
                assertThrows(BadInputException.class, () -> AtomicFile.write(missing, out -> out.write(1)));
        assertTrue(error.toString().contains("there is no folder"), error.toString());
        assertFalse(Files.exists(missing));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
