package saltus.runtime.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;

/**
 * Where a run leaves its files.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
    /** The folder, made if it is not there. */
    public static RunFolder create(Path path) {
        try {
            Files.createDirectories(path);
            return new RunFolder(path);
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }

    /**
     * The folder of a run that has left a checkpoint.
     *
     * @throws BadInputException if there is none
     */
    public static RunFolder existing(Path path) {
        if (!Files.isDirectory(path)) {
            throw new BadInputException(
                    "There is no run folder '%s'; give one that `saltus train` has made.".formatted(path));
        }
        RunFolder folder = new RunFolder(path);
        if (folder.found().isEmpty()) {
            throw new BadInputException(
                    "The folder '%s' has no checkpoint; give one that `saltus train` has made.".formatted(path));
        }
        return folder;
    }

    /** The latest checkpoint's place. */
    public Path checkpoint() {
        return path.resolve("checkpoint.safetensors");
    }

    /** The latest checkpoint, if there is one. */
    public Optional<Path> found() {
        return Files.exists(checkpoint()) ? Optional.of(checkpoint()) : Optional.empty();
    }

    /** The log, a JSON object a line. */
    public Path log() {
        return path.resolve("log.jsonl");
    }

    /** Wall time of the steps that the checkpoint holds. */
    public Path time() {
        return path.resolve("time.json");
    }

    /** A file by name. */
    public Path file(String name) {
        return path.resolve(name);
    }
}
