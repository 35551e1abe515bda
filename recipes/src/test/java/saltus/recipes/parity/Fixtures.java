package saltus.recipes.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of reference cases: what {@code -Dsaltus.fixtures} names (relative to the project), else the open cases
 * beside the project, else the few that travel with the tests.
 */
final class Fixtures {
    private static final Path PROJECT = Path.of("..");

    private Fixtures() {}

    static Path folder() {
        String given = System.getProperty("saltus.fixtures", "");
        if (!given.isEmpty()) {
            Path folder = PROJECT.resolve(given);
            if (!Files.isDirectory(folder)) {
                throw new AssertionError("saltus.fixtures names no folder: "
                        + folder.toAbsolutePath().normalize());
            }
            return folder;
        }
        Path open = PROJECT.resolve("../shared/fixtures/open");
        return Files.isDirectory(open) ? open : embedded();
    }

    static Path embedded() {
        try {
            return Path.of(Fixtures.class.getResource("/fixtures").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The case of batches of one class, the only one that is no file of tensors, if the folder has it. */
    static Optional<Path> classBatches(Path folder) {
        return Optional.of(folder.resolve("class_batches.json")).filter(Files::exists);
    }

    /** The cases of a folder that are files of tensors; files of parameters are none. */
    static List<Path> cases(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .filter(file -> !file.getFileName().toString().startsWith("params_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
