package saltus.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path folder;

    /** What another process does: takes the lock, says so, and waits to be killed. */
    public static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            FolderLock lock = FolderLock.of(Path.of(arguments[0]));
            System.out.println("has " + lock.folder());
            Thread.sleep(TimeUnit.MINUTES.toMillis(5));
        }
    }

    @Test
    void oneAtATime() {
        Path run = folder.resolve("run");
        try (FolderLock lock = FolderLock.of(run)) {
            String said = assertThrows(BadInputException.class, () -> FolderLock.of(lock.folder()))
                    .getMessage();
            assertTrue(said.contains("is being written by another command"), said);
            // the attempt has not given up the lock
            assertThrows(BadInputException.class, () -> FolderLock.of(folder.resolve("./run")));
        }
        FolderLock.of(run).close();
    }

    @Test
    void aFolderThatNothingWasPutIntoIsGone() throws IOException {
        FolderLock.of(folder.resolve("a/b/c")).close();
        assertEquals(0, count(folder));
        try (FolderLock lock = FolderLock.of(folder.resolve("a/b/c"))) {
            Files.createFile(lock.folder().resolve("file"));
        }
        assertEquals(1, count(folder.resolve("a/b/c")));
        Files.createDirectory(folder.resolve("mine"));
        FolderLock.of(folder.resolve("mine/b")).close();
        assertTrue(Files.exists(folder.resolve("mine")), "it was there before");
        assertEquals(0, count(folder.resolve("mine")));
    }

    @Test
    void aKilledProcessLocksNobodyOut() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = holder.inputReader()) {
            assertEquals("has " + folder, said.readLine());
            String refused = assertThrows(BadInputException.class, () -> FolderLock.of(folder))
                    .getMessage();
            assertTrue(refused.contains("(process " + holder.pid() + ")"), refused);
        } finally {
            holder.destroyForcibly().waitFor();
        }
        FolderLock.of(folder).close();
        assertEquals(0, count(folder));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path nowhere = Files.createSymbolicLink(folder.resolve("file-link"), Path.of("nowhere"));
        for (Path place : List.of(file, file.resolve("below"), nowhere, nowhere.resolve("below"))) {
            String said = assertThrows(BadInputException.class, () -> FolderLock.of(place))
                    .getMessage();
            assertTrue(said.contains("file") && !said.contains("Exception"), said);
        }
    }

    /** Temporary files of the dead go, those of the living stay. */
    @Test
    void whatAKilledCommandLeftIsSwept() throws IOException {
        Path dead = Files.createFile(folder.resolve(".saltus-00.tmp"));
        Path other = Files.createFile(folder.resolve(".saltus.tmp"));
        AtomicFile.write(folder.resolve("file"), out -> out.write(1));
        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(other), "not one of ours");
        Path living =
                Files.createFile(Files.createDirectory(folder.resolve("x")).resolve(".saltus-01.tmp"));
        try (FileChannel channel = FileChannel.open(living, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertTrue(lock.isValid());
            AtomicFile.write(folder.resolve("x/file"), out -> out.write(1));
            assertTrue(Files.exists(living));
        }
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
