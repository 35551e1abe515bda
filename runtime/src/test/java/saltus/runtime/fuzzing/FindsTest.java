package saltus.runtime.fuzzing;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads the seeds again, and all that has ever broken a reader. */
class FindsTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    /** The folder of a target's files. */
    static Path seeds(Target target) {
        URL found = FindsTest.class.getResource(target.folder());
        try {
            return Path.of(
                    Objects.requireNonNull(found, target + " has no seeds").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFileGivesAValueOrASentence(Target target) throws IOException {
        try (Stream<Path> files = Files.list(seeds(target))) {
            List<Path> sorted = files.sorted().toList();
            assertTrue(sorted.size() >= 2, target + " has too few seeds");
            for (Path file : sorted) {
                byte[] content = Files.readAllBytes(file);
                assertTimeout(LONGEST, () -> target.read(content, folder), file.toString());
            }
        }
    }
}
