package saltus.runtime.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.runtime.UnusableResultException;
import saltus.runtime.identity.Identity;
import saltus.runtime.program.StepReport;

/** A run of a trainer in a folder: resumes, reports, leaves checkpoints, stops when numbers are none. */
final class TrainingRun {
    /** Steps in a row without a finite gradient after which going on is pointless. */
    private static final int PATIENCE = 50;

    private final Trainer trainer;
    private final TrainingSettings settings;
    private final Identity identity;
    private final RunStart start;
    private final List<TrainingListener> listeners;
    private final RunHistory history;

    TrainingRun(
            Trainer trainer,
            TrainingSettings settings,
            Identity identity,
            RunStart start,
            List<TrainingListener> listeners) {
        this.trainer = trainer;
        this.settings = settings;
        this.identity = identity.keeping(start.before().orElse(Map.of()));
        this.start = start;
        this.listeners = List.copyOf(listeners);
        this.history = start.checkpoint().map(Checkpoint::history).orElseGet(RunHistory::new);
    }

    /**
     * Trains until all steps are made, from where the folder's checkpoint stands.
     *
     * @return the run's history
     * @throws UnusableResultException if what was trained is of no use
     */
    RunHistory run() {
        start.checkpoint().ifPresent(checkpoint -> {
            checkpoint.read(trainer.state());
            trainer.continueAfter(checkpoint.step());
        });
        if (!start.differences().isEmpty()) {
            history.goesOnAnyway(trainer.made(), start.differences());
        }
        listeners.forEach(listener -> listener.begins(trainer.made(), settings.steps()));
        // a program that does not run leaves nothing behind: the first step is made before the first file
        boolean stepped = !isDone();
        if (stepped) {
            step();
        }
        RunFolder folder = start.folder();
        RunDescription.write(folder, identity, start.before());
        try (LogFile log = LogFile.of(folder.log(), history)) {
            if (stepped || start.checkpoint().isEmpty()) {
                keepAveragesIfDue();
                saveIfDue(); // a training that goes on from another one may have made all steps
            }
            while (!isDone()) {
                step().ifPresent(line -> {
                    log.append(line);
                    listeners.forEach(listener -> listener.logged(trainer.made(), line));
                });
                keepAveragesIfDue();
                requireSense();
                saveIfDue();
            }
        }
        RunDescription.write(folder, identity, Optional.empty()); // every checkpoint is its own by now
        listeners.forEach(TrainingListener::ended);
        requireUse();
        return history;
    }

    private boolean isDone() {
        return trainer.made() >= settings.steps();
    }

    private Optional<String> step() {
        StepReport report = trainer.next();
        Optional<String> line = history.add(trainer.made(), report, settings.logEvery());
        listeners.forEach(listener -> listener.stepped(trainer.made(), report));
        return line;
    }

    private void saveIfDue() {
        long made = trainer.made();
        if (made % settings.checkpointEvery() != 0 && !isDone()) {
            return;
        }
        listeners.forEach(listener -> listener.saving(made));
        try {
            Checkpoint.write(start.folder().checkpoint(), trainer.state(), identity, history, made);
        } catch (UnusableResultException e) {
            throw new UnusableResultException(e.getMessage() + " " + advice());
        }
        listeners.forEach(listener -> listener.saved(made));
    }

    /** Before the checkpoint of the same step, which they are read beside. */
    private void keepAveragesIfDue() {
        long made = trainer.made();
        if (made % settings.keepAveragesEvery() == 0) {
            StoredAverages.write(start.folder(), trainer.state(), settings.moreAverages(), identity, made);
        }
    }

    private void requireSense() {
        if (history.refusals().inARow() >= PATIENCE) {
            throw new UnusableResultException(
                    "Loss or gradient have not been finite for %s steps, up to step %s: %s. %s"
                            .formatted(
                                    PATIENCE, trainer.made(), history.refusals().text(trainer.made()), advice()));
        }
    }

    /** Who asked for so many steps did not ask for weights that the last of them could not change. */
    private void requireUse() {
        Refusals refusals = history.refusals();
        long made = trainer.made();
        if (refusals.areTooMany(made)) {
            throw new UnusableResultException(
                    "The training in '%s' has come to no good end: %s, and %s of them at the end. %s"
                            .formatted(start.folder().path(), refusals.text(made), refusals.inARow(), advice()));
        }
    }

    private String advice() {
        return Diagnosis.of(trainer, settings).advice();
    }
}
