package saltus.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.runtime.FileProblem;

/**
 * Where a rank that follows leaves its files: it does all that rank 0 does, so that both share the same pieces of work at the same
 * places, and what it writes is thrown away.
 */
final class Elsewhere implements AutoCloseable {
    private final Optional<Path> folder;

    /** @param follows false if files are left where they are wanted */
    Elsewhere(boolean follows) {
        this.folder = follows ? Optional.of(made()) : Optional.empty();
    }

    private static Path made() {
        try {
            return Files.createTempDirectory("saltus-rank");
        } catch (IOException e) {
            throw FileProblem.cannotWrite(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /** Where a file is left that is wanted at a path. */
    Path instead(Path wanted) {
        return folder.map(there -> there.resolve(String.valueOf(wanted.getFileName())))
                .orElse(wanted);
    }

    @Override
    public void close() {
        folder.ifPresent(Elsewhere::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            // files that nobody wants, where the system tidies up
        }
    }
}
