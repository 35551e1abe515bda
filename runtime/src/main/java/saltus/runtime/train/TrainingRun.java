package saltus.runtime.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.program.StepReport;

/** A run of a trainer in a folder: resumes, reports, leaves checkpoints, stops when numbers are none. */
public final class TrainingRun {
    /** Steps in a row without a finite gradient after which going on is pointless. */
    private static final int PATIENCE = 50;

    private final Trainer trainer;
    private final TrainingSettings settings;
    private final RunCard card;
    private final RunFolder folder;
    private int refused;

    public TrainingRun(Trainer trainer, TrainingSettings settings, RunCard card, RunFolder folder) {
        this.trainer = trainer;
        this.settings = settings;
        this.card = card;
        this.folder = folder;
    }

    /**
     * Refuses to continue a run that is another one.
     *
     * @return the steps that the folder's run has made, 0 if it has none
     * @throws BadInputException if the folder holds a run that differs, naming how
     */
    public static long continues(RunFolder folder, RunCard card) {
        Optional<Path> checkpoint = folder.found();
        if (checkpoint.isEmpty()) {
            return 0;
        }
        Map<String, String> metadata = Checkpoint.metadata(checkpoint.get());
        List<String> differences = card.differences(metadata);
        if (!differences.isEmpty()) {
            throw new BadInputException(
                    "The folder '%s' holds another run (%s); repeat its command to continue it, or give another folder with --out."
                            .formatted(folder.path(), String.join("; ", differences)));
        }
        return Checkpoint.step(metadata);
    }

    /** Trains until all steps are made, from where the folder's checkpoint stands. */
    public void run(List<TrainingListener> listeners) {
        long before = continues(folder, card);
        if (before > 0) {
            Checkpoint.read(folder.checkpoint(), trainer.state());
            trainer.continueAfter(before);
        }
        listeners.forEach(listener -> listener.begins(before, settings.steps()));
        while (trainer.made() < settings.steps()) {
            StepReport report = trainer.next();
            listeners.forEach(listener -> listener.stepped(trainer.made(), report));
            watch(report);
            if (trainer.made() % settings.checkpointEvery() == 0 || trainer.made() == settings.steps()) {
                listeners.forEach(listener -> listener.saving(trainer.made()));
                Checkpoint.write(folder.checkpoint(), trainer.state(), card, trainer.made());
            }
        }
    }

    private void watch(StepReport report) {
        refused = report.applied() ? 0 : refused + 1;
        if (refused == PATIENCE) {
            throw new BadInputException(
                    "The gradient has not been finite for %d steps up to step %d; lower --lr, and look for numbers in the data that are not finite."
                            .formatted(PATIENCE, trainer.made()));
        }
    }
}
