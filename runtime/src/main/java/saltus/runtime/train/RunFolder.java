package saltus.runtime.train;

import java.nio.file.Path;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.Place;

/**
 * Where a run leaves its files.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
    /**
     * The latest checkpoint of a folder, opened.
     *
     * @throws BadInputException if there is none, or if it cannot be used
     */
    public static Checkpoint existing(Path path) {
        if (Place.at(path) != Place.FOLDER) {
            throw new BadInputException(
                    "There is no run folder '%s'; give one that `saltus train` has made.".formatted(path));
        }
        return new RunFolder(path)
                .latest()
                .orElseThrow(() -> new BadInputException(
                        "The folder '%s' has no checkpoint; give one that `saltus train` has made.".formatted(path)));
    }

    /** The latest checkpoint's place. */
    public Path checkpoint() {
        return path.resolve("checkpoint.safetensors");
    }

    /**
     * The latest checkpoint, opened; empty if there is none.
     *
     * @throws BadInputException if it cannot be read, or is of another run than the folder says
     */
    public Optional<Checkpoint> latest() {
        return Place.isTaken(checkpoint()) ? Optional.of(open()) : Optional.empty();
    }

    private Checkpoint open() {
        Checkpoint checkpoint = Checkpoint.open(checkpoint());
        try {
            RunDescription.requireOwn(this, checkpoint);
            return checkpoint;
        } catch (RuntimeException e) {
            checkpoint.close();
            throw e;
        }
    }

    /** The folder of averages that were kept on the way. */
    public Path averages() {
        return path.resolve("averages");
    }

    /** The folder of checkpoints that are kept beside the last one. */
    public Path snapshots() {
        return path.resolve("snapshots");
    }

    /** The folder of pictures of fixed noise. */
    public Path previews() {
        return path.resolve("previews");
    }

    /** Wall time by step, a JSON object a line. */
    public Path timings() {
        return path.resolve("timings.jsonl");
    }

    /** What was measured while the run trained, a JSON object a line. */
    public Path measured() {
        return path.resolve("measured.jsonl");
    }

    /** Where the design is hard to learn. */
    public Path errors() {
        return path.resolve("errors.json");
    }

    /** The log, a JSON object a line. */
    public Path log() {
        return path.resolve("log.jsonl");
    }

    /** What the run is, for people. */
    public Path description() {
        return path.resolve("run.json");
    }

    /** Wall time of the steps that the checkpoint holds. */
    public Path time() {
        return path.resolve("time.json");
    }

    /** How far its samples lay from the truth at its end, if that was measured. */
    public Path metrics() {
        return path.resolve("metrics.json");
    }

    /** A file by name. */
    public Path file(String name) {
        return path.resolve(name);
    }
}
