package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.program.NativeLibraries.Library;

/** A folder of libraries is what the jar says, whatever happened to it. */
class NativeLibrariesTest {
    private static final byte[] CONTENT = "not really a library, but long enough to be damaged".getBytes();

    @TempDir
    Path cache;

    private Path jar;
    private Path folder;

    @BeforeEach
    void jar() throws IOException {
        jar = cache.resolve("libraries.jar");
        folder = cache.resolve("engine").resolve("1.0-cpu");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String name : Set.of("a.so", "b.so")) {
                out.putNextEntry(new JarEntry(name));
                out.write(CONTENT);
            }
        }
    }

    private void check() throws IOException {
        NativeLibraries libraries = new NativeLibraries(folder, java.util.List.of(library("a.so"), library("b.so")));
        libraries.check();
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("a.so")));
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("b.so")));
        try (Stream<Path> all = Files.list(folder.getParent())) {
            Set<String> names = all.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            names.remove("1.0-cpu.lock"); // of a folder that was made here
            assertEquals(new TreeSet<>(Set.of("1.0-cpu", "1.0-cpu.checked")), new TreeSet<>(names));
        }
    }

    private Library library(String name) throws IOException {
        return Library.of(name, new java.net.URL("jar:" + jar.toUri() + "!/" + name));
    }

    @Test
    void itIsMadeOnceAndKept() throws IOException {
        check();
        Object made = Files.readAttributes(folder, "unix:ino").get("ino");
        check();
        assertEquals(made, Files.readAttributes(folder, "unix:ino").get("ino"));
    }

    @Test
    void anotherVersionAddsItsOwnLibraryOnce() throws IOException {
        NativeLibraries one = new NativeLibraries(folder, java.util.List.of(library("a.so")));
        one.check();
        Object made = Files.readAttributes(folder, "unix:ino").get("ino");
        check();
        Path mark = folder.resolveSibling("1.0-cpu.checked");
        Files.setLastModifiedTime(mark, FileTime.fromMillis(1));
        one.check();
        check();
        assertEquals(made, Files.readAttributes(folder, "unix:ino").get("ino"));
        assertEquals(FileTime.fromMillis(1), Files.getLastModifiedTime(mark), "both were known");
    }

    @Test
    void whatIsDamagedIsMadeAnew() throws IOException {
        check();
        Path library = folder.resolve("b.so");
        FileTime before = Files.getLastModifiedTime(library);
        try (RandomAccessFile file = new RandomAccessFile(library.toFile(), "rw")) {
            file.seek(7);
            file.write('X');
        }
        Files.setLastModifiedTime(library, before); // as if nothing had been written
        check();
        Files.write(library, new byte[3]);
        check();
        Files.delete(folder.resolve("a.so"));
        check();
    }

    @Test
    void whatAKillHasLeftGoes() throws IOException {
        Files.createDirectories(folder.resolveSibling("1.0-cpu.new").resolve("a.so"));
        Files.createDirectories(folder.resolveSibling("1.0-cpu.old").resolve("a.so"));
        check();
        Files.delete(folder.resolveSibling("1.0-cpu.checked"));
        Files.createDirectories(folder.resolveSibling("1.0-cpu.old").resolve("a.so"));
        check();
    }

    @Test
    void aFolderThatIsCompleteNeedsNoMark() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("a.so"), CONTENT);
        Files.write(folder.resolve("b.so"), CONTENT);
        check();
    }

    @Test
    void aPlaceThatIsNoneIsTold() throws IOException {
        Files.write(folder.getParent(), CONTENT);
        assertThrows(IOException.class, this::check);
    }

    @Test
    void theEngineOfThisTestIsThere() {
        NativeLibraries.prepare();
        assertTrue(Files.isDirectory(NativeLibraries.cache()));
    }
}
