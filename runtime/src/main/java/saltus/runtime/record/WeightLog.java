package saltus.runtime.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import saltus.runtime.AtomicFile;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.TrainingListener;
import saltus.runtime.train.TrainingSettings;

/**
 * Keeps how the weights were distributed after each checkpoint that a run is to make; those that it makes because somebody
 * stops it do not count. A kill between a checkpoint and its line is made good from the checkpoint.
 */
public final class WeightLog implements TrainingListener {
    private final RunFolder folder;
    private final LongPredicate due;
    private final List<WeightDistributions> kept = new ArrayList<>();
    private long made;

    /** The log of a run in a folder. */
    public WeightLog(RunFolder folder, TrainingSettings settings) {
        this.folder = folder;
        this.due = step -> step == settings.steps() || step % settings.checkpointEvery() == 0;
    }

    /** The file of a folder. */
    private static Path file(Path folder) {
        return folder.resolve("weights.jsonl");
    }

    /** What a folder's file says, as far as it can be read, by rising steps. */
    public static List<WeightDistributions> read(Path folder) {
        return JsonLines.read(file(folder)).objects().stream()
                .map(WeightDistributions::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Those after the latest checkpoint that was due; empty before the first. */
    public Optional<WeightDistributions> last() {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
    }

    @Override
    public void begins(long madeBefore, long steps) {
        made = madeBefore;
        // a longer run has had its last checkpoint at a step that is no longer one of the due ones
        read(folder.path()).stream()
                .filter(line -> line.step() <= made && due.test(line.step()))
                .forEach(kept::add);
        boolean isMissing = kept.stream().noneMatch(line -> line.step() == made);
        if (made > 0 && due.test(made) && isMissing) {
            keep(made);
        }
    }

    private void keep(long step) {
        WeightDistributions weights = WeightDistributions.of(folder.checkpoint(), step);
        if (!weights.tensors().isEmpty()) { // one that was imported has averages only
            kept.add(weights);
        }
    }

    @Override
    public void saved(long step) {
        if (due.test(step) && kept.stream().noneMatch(line -> line.step() == step)) {
            keep(step);
        }
        write();
    }

    @Override
    public void ended() {
        write();
    }

    private void write() {
        String text = kept.stream().map(line -> line.line() + "\n").collect(Collectors.joining());
        AtomicFile.write(file(folder.path()), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
