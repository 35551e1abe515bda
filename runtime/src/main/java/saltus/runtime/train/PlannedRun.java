package saltus.runtime.train;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import saltus.pipeline.Pipeline;
import saltus.pipeline.opening.Opening;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.Task;

/**
 * A run before the engine starts. Data and network come with the texts by which they are had again, so that the run can be
 * opened; a text that no door knows is refused then, and such a run is opened from Java with the network itself.
 *
 * @param pipeline the recipe's pipeline
 * @param data what it learns
 * @param network what learns it
 * @param settings how it trains
 * @param threads CPU threads of the engine
 * @param folder where it leaves its files; need not exist
 */
public record PlannedRun(
        Pipeline pipeline,
        Named<DataSet> data,
        Named<Architecture> network,
        TrainingSettings settings,
        int threads,
        RunFolder folder) {
    /**
     * A run as the command line names it.
     *
     * @param network text of the network; empty for the usual one
     * @throws BadInputException if the text is not understood or the network does not fit the samples
     */
    public static PlannedRun of(
            Pipeline pipeline,
            Named<DataSet> data,
            Optional<String> network,
            TrainingSettings settings,
            int threads,
            Path path) {
        Task task = Task.of(data.value(), pipeline.needsLogVariance());
        Named<Architecture> architecture =
                network.map(text -> Architectures.open(text, task)).orElseGet(() -> Architectures.usual(task));
        return new PlannedRun(pipeline, data, architecture, settings, threads, new RunFolder(path));
    }

    /** The usual name of a folder for a recipe and data. */
    public static String folderName(Pipeline pipeline, Named<DataSet> data) {
        String plain = data.text().replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("-+$", "");
        return pipeline.card().recipe() + "-" + plain;
    }

    /** What makes the run what it is. */
    public RunCard card() {
        return new RunCard(
                pipeline.card().type(),
                data.text(),
                network.text(),
                network.value().name(),
                settings,
                threads);
    }

    /** What the pipeline is told about training before it starts. */
    public Opening opening() {
        return Trainer.opening(network.value(), settings);
    }

    /**
     * The steps that the folder's run has made, 0 if it has none.
     *
     * @throws BadInputException if the folder holds another run, naming how it differs
     */
    public long made() {
        return TrainingRun.continues(folder, card());
    }

    /**
     * Trains until all steps are made, from where the folder's checkpoint stands, keeping log and time.
     *
     * @param progress watches, and is not closed
     * @throws BadInputException if the recipe cannot train like this; before the first step it leaves nothing behind
     */
    public void train(Device device, TrainingListener progress) {
        try (Trainer trainer = new Trainer(pipeline, network.value(), data.value(), settings, device)) {
            RunFolder.create(folder.path());
            try (JsonLinesLog log = new JsonLinesLog(folder.log(), settings.logEvery())) {
                TrainingRun run = new TrainingRun(trainer, settings, card(), folder);
                run.run(List.of(log, new TrainingTime(folder), progress));
            }
        }
    }
}
