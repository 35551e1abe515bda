package saltus.runtime.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.identity.Identity;

/**
 * Where a run begins or goes on, in a folder that nobody else writes to.
 *
 * @param lock the right to write there
 * @param checkpoint what the run goes on from; empty for its beginning
 * @param differences how the folder's run differs from the one that is to be trained, one clause each: empty unless the
 *     user wants to go on anyway
 */
public record RunStart(FolderLock lock, Optional<Checkpoint> checkpoint, List<String> differences)
        implements AutoCloseable {
    private static final String COSINES =
            " A cosine ends at --steps and cannot be made longer; a run with --lr-schedule inverse-sqrt can.";

    public RunStart {
        differences = List.copyOf(differences);
    }

    /**
     * Looks at what is in the folder.
     *
     * @param identity of the run that is to be trained
     * @param steps in all
     * @param anyway true to go on with another run than the folder's
     * @throws BadInputException if the folder's checkpoint cannot be used, is of another run, or has made more steps
     */
    static RunStart of(FolderLock lock, Identity identity, long steps, boolean anyway) {
        Optional<Checkpoint> latest = new RunFolder(lock.folder()).latest();
        try {
            latest.ifPresent(checkpoint -> requireOpen(checkpoint, steps));
            List<String> differences = latest.map(checkpoint -> differences(lock, checkpoint, identity, anyway))
                    .orElse(List.of());
            return new RunStart(lock, latest, differences);
        } catch (RuntimeException e) {
            latest.ifPresent(Checkpoint::close);
            throw e;
        }
    }

    private static void requireOpen(Checkpoint checkpoint, long steps) {
        if (checkpoint.step() > steps) {
            throw new BadInputException(
                    "The run '%1$s' has made %2$s steps, which is more than %3$s; give --steps %2$s, or another folder with --out."
                            .formatted(checkpoint.folder(), checkpoint.step(), steps));
        }
    }

    private static List<String> differences(FolderLock lock, Checkpoint checkpoint, Identity identity, boolean anyway) {
        List<String> differences = RunCard.differences(identity, checkpoint.identity());
        if (!differences.isEmpty() && !anyway) {
            throw new BadInputException(
                    "The folder '%s' holds another run (%s); repeat its command to continue it, give another folder with --out, or add --anyway to go on with this one.%s"
                            .formatted(
                                    lock.folder(),
                                    String.join("; ", differences),
                                    RunCard.endsElsewhere(identity, checkpoint.identity()) ? COSINES : ""));
        }
        if (RunCard.lacksSquares(identity, checkpoint.identity())) {
            throw new BadInputException(
                    "The run '%1$s' was trained by %2$s, which keeps fewer means of squared gradients than the other optimiser would go on with; add --optimiser %2$s, or begin another run with its weights by --from."
                            .formatted(
                                    lock.folder(),
                                    RunCard.rule(checkpoint.identity()).text()));
        }
        return differences;
    }

    /** Steps that have been made. */
    public long made() {
        return checkpoint.map(Checkpoint::step).orElse(0L);
    }

    /** What the run was until now, if it has begun. */
    Optional<Map<String, String>> before() {
        return checkpoint.map(Checkpoint::identity);
    }

    RunFolder folder() {
        return new RunFolder(lock.folder());
    }

    /** Gives up the checkpoint; the lock is its owner's. */
    @Override
    public void close() {
        checkpoint.ifPresent(Checkpoint::close);
    }
}
