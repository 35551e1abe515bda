package saltus.runtime.train;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.List;
import saltus.pipeline.Pipeline;
import saltus.pipeline.opening.Opening;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Networks;

/**
 * A run before the engine starts.
 *
 * @param pipeline the recipe's pipeline
 * @param data what it learns
 * @param network what learns it
 * @param settings how it trains
 * @param card what makes the run what it is
 * @param folder where it leaves its files; need not exist
 */
public record PlannedRun(
        Pipeline pipeline,
        DataSet data,
        Architecture network,
        TrainingSettings settings,
        RunCard card,
        RunFolder folder) {
    /**
     * A run as the command line names it.
     *
     * @param network text of the network, see {@link Networks}
     * @param threads CPU threads of the engine
     * @param path of the folder
     * @throws BadInputException if the text is not understood or the network does not fit the samples
     */
    public static PlannedRun of(
            Pipeline pipeline, DataSet data, String network, TrainingSettings settings, int threads, Path path) {
        Architecture architecture = Networks.parse(network, data.sample(), data.classes(), pipeline.needsLogVariance());
        RunCard card = new RunCard(
                pipeline.card().type(),
                data.name(),
                Networks.canonical(network, data.sample()),
                architecture.name(),
                settings,
                threads);
        return new PlannedRun(pipeline, data, architecture, settings, card, new RunFolder(path));
    }

    /** The usual name of a folder for a recipe and a data set. */
    public static String folderName(Pipeline pipeline, DataSet data) {
        String plain = data.name().replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("-+$", "");
        return pipeline.card().recipe() + "-" + plain;
    }

    /** What the pipeline is told about training before it starts. */
    public Opening opening() {
        return Trainer.opening(network, settings);
    }

    /**
     * The steps that the folder's run has made, 0 if it has none.
     *
     * @throws BadInputException if the folder holds another run, naming how it differs
     */
    public long made() {
        return TrainingRun.continues(folder, card);
    }

    /**
     * Trains until all steps are made, from where the folder's checkpoint stands, keeping log and time.
     *
     * @param progress watches, and is not closed
     * @throws BadInputException if the recipe cannot train like this; before the first step it leaves nothing behind
     */
    public void train(Device device, TrainingListener progress) {
        try (Trainer trainer = new Trainer(pipeline, network, data, settings, device)) {
            RunFolder.create(folder.path());
            try (JsonLinesLog log = new JsonLinesLog(folder.log(), settings.logEvery())) {
                TrainingRun run = new TrainingRun(trainer, settings, card, folder);
                run.run(List.of(log, new TrainingTime(folder), progress));
            }
        }
    }
}
