package saltus.runtime.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import saltus.runtime.UnusableResultException;
import saltus.runtime.identity.Identity;
import saltus.runtime.program.StateNumbers;
import saltus.runtime.program.StepReport;

/** A run of a trainer in a folder: resumes, reports, looks, leaves checkpoints, stops when numbers are none or when asked to. */
final class TrainingRun {
    /** Steps in a row without a finite gradient after which going on is pointless. */
    private static final int PATIENCE = 50;

    /** However far the next checkpoint is, what a power cut takes is bounded. */
    private static final long NANOS_BETWEEN_CHECKPOINTS = 300_000_000_000L;

    private final Trainer trainer;
    private final Pace pace;
    private final TrainingSettings settings;
    private final Identity identity;
    private final RunStart start;
    private final List<Inspection> inspections;
    private final List<TrainingListener> listeners;
    private final RunHistory history;
    private final RunViews views;
    private final Snapshots snapshots;
    private final CheckpointWriter writer;
    private long savedAt;
    private long saved = -1;

    /** Steps after which processes had one state, the last time and the time before. */
    private long met;

    private long metBefore;

    TrainingRun(
            Trainer trainer,
            Pace pace,
            TrainingSettings settings,
            Identity identity,
            RunStart start,
            List<Inspection> inspections,
            List<TrainingListener> listeners) {
        this.trainer = trainer;
        this.pace = pace;
        this.settings = settings;
        this.identity = identity.keeping(start.before().orElse(Map.of()));
        this.start = start;
        this.inspections = List.copyOf(inspections);
        this.listeners = List.copyOf(listeners);
        this.history = start.checkpoint().map(Checkpoint::history).orElseGet(RunHistory::new);
        this.views = new RunViews(start.folder(), history);
        this.writer = new CheckpointWriter();
        this.snapshots = new Snapshots(start.folder(), settings.keep());
    }

    /**
     * Trains until all steps are made or a listener wants to stop, from where the folder's checkpoint stands.
     *
     * @return how it ended
     * @throws UnusableResultException if what was trained is of no use
     */
    RunEnd run() {
        start.checkpoint().ifPresent(checkpoint -> {
            checkpoint.read(trainer.state());
            trainer.continueAfter(checkpoint.step());
            saved = checkpoint.step();
        });
        met = trainer.made();
        metBefore = met - 1;
        pace.begins();
        savedAt = System.nanoTime();
        if (!start.differences().isEmpty()) {
            history.goesOnAnyway(trainer.made(), start.differences());
        }
        listeners.forEach(listener -> listener.begins(trainer.made(), settings.steps()));
        // a program that does not run leaves nothing behind: the first step is made before the first file
        boolean isNew = start.checkpoint().isEmpty();
        Optional<String> first = isDone() ? Optional.empty() : step();
        boolean stepped = trainer.made() > start.made();
        RunFolder folder = start.folder();
        RunDescription.write(folder, identity, start.before());
        views.write(trainer.made());
        try (LogFile log = LogFile.of(folder.log(), history);
                writer) {
            if (stepped) {
                first.ifPresent(this::tell);
                after(log);
            } else if (isNew) { // a training that goes on from another one may have made all steps
                keepAveragesIfDue();
            }
            while (!isDone() && !(hasMet() && wantsToStop())) {
                step().ifPresent(line -> {
                    log.append(line);
                    tell(line);
                });
                after(log);
            }
            if (saved != trainer.made()) {
                pace.requireOneState();
                save(false);
            }
            tellWritten(writer::await);
            history.rest(trainer.made()).ifPresent(log::append);
        }
        views.write(trainer.made());
        RunDescription.write(folder, identity, Optional.empty()); // every checkpoint is its own by now
        listeners.forEach(TrainingListener::ended);
        requireUse();
        return new RunEnd(history, trainer.made(), isDone());
    }

    private boolean isDone() {
        return trainer.made() >= settings.steps();
    }

    private boolean wantsToStop() {
        return pace.wantsToStop() || listeners.stream().anyMatch(TrainingListener::wantsToStop);
    }

    /** True if the state is that of all processes, which alone is looked at, kept and left. */
    private boolean hasMet() {
        return met == trainer.made();
    }

    /** True if something was due since processes had one state before, which they have again. */
    private boolean isDue(LongPredicate due) {
        return LongStream.rangeClosed(metBefore + 1, met).anyMatch(due);
    }

    private Optional<String> step() {
        StepReport own = pace.next();
        boolean meets = settings.meetAfter(trainer.made()) || wantsToStop();
        StepReport report = meets && settings.localSteps().isPresent() ? pace.meet() : own;
        if (meets) {
            metBefore = met;
            met = trainer.made();
        }
        Optional<String> line = history.add(trainer.made(), report, settings);
        listeners.forEach(listener -> listener.stepped(trainer.made(), report));
        return line;
    }

    private void tell(String line) {
        listeners.forEach(listener -> listener.logged(trainer.made(), line));
    }

    /** Everything that follows a step, in an order that a run which goes on from a checkpoint repeats. */
    private void after(LogFile log) {
        tellWritten(writer::completed);
        if (hasMet()) {
            keepAveragesIfDue();
        }
        requireSense();
        if (hasMet()) {
            boolean measured = look(log);
            saveIfDue(measured);
        }
    }

    /** True if something was measured, which a checkpoint may be kept for. */
    private boolean look(LogFile log) {
        boolean measured = false;
        for (Inspection inspection : inspections) {
            if (isDue(inspection::isDue)) {
                Inspection.Finding found = inspection.look(trainer.made(), trainer.state());
                if (found instanceof Inspection.Picture picture) {
                    listeners.forEach(listener -> listener.previewed(trainer.made(), picture.path()));
                } else if (found instanceof Inspection.Measured samples) {
                    log.append(history.measured(samples.samples()));
                    listeners.forEach(listener -> listener.measured(samples.samples()));
                    measured = true;
                }
            }
        }
        return measured;
    }

    private void saveIfDue(boolean measured) {
        long made = trainer.made();
        boolean isLate = System.nanoTime() - savedAt > NANOS_BETWEEN_CHECKPOINTS;
        boolean isWanted =
                isDue(step -> step % settings.checkpointEvery() == 0) || snapshots.wants(made) || isDone() || measured;
        if (isWanted || isLate) {
            pace.requireOneState();
        }
        if (isWanted) {
            snapshots.keep(made, measured ? history.measured() : List.of(), this::write);
        }
        if (isWanted || isLate) {
            save(!isDone());
        }
    }

    /** @param goesOn true if other steps follow */
    private void save(boolean goesOn) {
        long made = trainer.made();
        tellWritten(writer::await);
        listeners.forEach(listener -> listener.saving(made));
        advising(() -> writer.write(
                made, trainer.state(), goesOn, state -> file(start.folder().checkpoint(), state)));
        saved = made;
        savedAt = System.nanoTime();
        views.write(made);
        tellWritten(writer::completed);
    }

    private void tellWritten(Supplier<OptionalLong> written) {
        advising(() -> written.get().ifPresent(step -> listeners.forEach(listener -> listener.saved(step))));
    }

    /** Between two steps. */
    private void write(Path checkpoint) {
        advising(file(checkpoint, trainer.state().numbers()));
    }

    private Runnable file(Path checkpoint, StateNumbers state) {
        return Checkpoint.file(checkpoint, state, identity, history, trainer.made());
    }

    private void advising(Runnable writing) {
        try {
            writing.run();
        } catch (UnusableResultException e) {
            throw new UnusableResultException(e.getMessage() + " " + advice());
        }
    }

    /** Before the checkpoint of the same step, which they are read beside. */
    private void keepAveragesIfDue() {
        if (isDue(step -> step % settings.keepAveragesEvery() == 0)) {
            StoredAverages.write(start.folder(), trainer.state(), settings.moreAverages(), identity, trainer.made());
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
