package saltus.runtime.compare;

import ai.djl.Device;
import java.util.OptionalDouble;
import saltus.pipeline.plan.Plan;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.Trust;
import saltus.runtime.train.Checkpoint;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.TrainingTime;

/**
 * What came out of a run.
 *
 * @param run the run
 * @param one its samples with one network evaluation
 * @param four its samples with four
 * @param seconds wall time of its training
 */
record Result(PlannedRun run, Measurement one, Measurement four, Entry seconds) {
    /** Measures a run that is trained. */
    static Result of(PlannedRun run, Judge judge, RecipeCatalog recipes, int count, Trust trust, Device device) {
        try (Checkpoint checkpoint = RunFolder.existing(run.folder().path());
                Model model = Model.open(checkpoint, recipes, run.data(), trust, device)) {
            return new Result(
                    run,
                    Measurement.of(model, judge, count, 1, device),
                    Measurement.of(model, judge, count, 4, device),
                    seconds(run));
        }
    }

    /** A run that could not be trained. */
    static Result missing(PlannedRun run, String reason) {
        return new Result(run, Measurement.missing(reason), Measurement.missing(reason), new Entry.Missing(reason));
    }

    private static Entry seconds(PlannedRun run) {
        OptionalDouble seconds =
                TrainingTime.seconds(run.folder(), run.settings().steps());
        return seconds.isPresent()
                ? new Entry.Measured(seconds.getAsDouble())
                : new Entry.Missing("the run was trained before its time was kept");
    }

    /** The run's line of the table; the floor is of whichever samples there are. */
    Row row(Plan plan) {
        Entry floor = one.floor() instanceof Entry.Measured ? one.floor() : four.floor();
        return new Row(
                run.pipeline().card().recipe(),
                run.data().text(),
                one.distance(),
                four.distance(),
                floor,
                seconds,
                plan.planned(),
                plan.reference());
    }
}
