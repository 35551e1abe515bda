package saltus.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.data.DataSources;
import saltus.runtime.program.FeatureNetwork;

class ReadableFileTest {
    @TempDir
    Path folder;

    /** All that reads a file that a person names. */
    static Stream<Consumer<Path>> readers() {
        return Stream.of(
                file -> ReadableFile.require(file),
                file -> ReadableFile.bytes(file, 100),
                file -> DataSources.open("csv:" + file),
                file -> SafetensorsReader.open(file).close(),
                file -> FeatureNetwork.read(file));
    }

    @Test
    void aFileIsReadUpToItsLimit() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {1, 2, 3});
        assertEquals(3, ReadableFile.require(file));
        assertArrayEquals(new byte[] {1, 2, 3}, ReadableFile.bytes(file, 3));
        assertRefused("more than", () -> ReadableFile.bytes(file, 2));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void nobodyWaitsForAPipe(Consumer<Path> reader) throws Exception {
        Path pipe = folder.resolve("pipe");
        Assumptions.assumeTrue(
                new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        for (Path path : List.of(pipe, link)) {
            assertRefused("a pipe or a device", () -> reader.accept(path));
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatIsNoFileIsTold(Consumer<Path> reader) throws IOException {
        assertRefused("it is a folder", () -> reader.accept(folder));
        assertRefused("no such file", () -> reader.accept(folder.resolve("none")));
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertRefused("loop", () -> reader.accept(loop));
        Path zero = Path.of("/dev/zero");
        if (Files.exists(zero)) {
            assertRefused("a pipe or a device", () -> reader.accept(zero));
        }
    }

    private static void assertRefused(String why, Executable reading) {
        String message = assertThrows(
                        BadInputException.class, () -> assertTimeoutPreemptively(Duration.ofSeconds(20), reading))
                .getMessage();
        assertTrue(message.contains(why), message);
    }
}
