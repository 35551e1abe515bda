package saltus.runtime.train;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.Opening;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.door.Named;
import saltus.runtime.identity.Identity;
import saltus.runtime.identity.ModelIdentity;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.Task;
import saltus.runtime.program.BatchParts;
import saltus.runtime.program.SharedState;
import saltus.runtime.program.StepEstimate;
import saltus.runtime.ranks.Follower;
import saltus.runtime.ranks.Leader;
import saltus.runtime.ranks.RankPlace;

/**
 * A run before the engine starts. Data and network come with the texts by which they are had again, so that the run can be
 * opened; a text that no door knows is refused then, and such a run is opened from Java with the network itself.
 *
 * @param pipeline the recipe's pipeline
 * @param data what it learns
 * @param network what learns it
 * @param settings how it trains
 * @param identity what makes the run what it is
 * @param folder where it leaves its files; need not exist
 * @param origin of its first weights; empty for those of the seed
 */
public record PlannedRun(
        Pipeline pipeline,
        Named<DataSet> data,
        Named<Architecture> network,
        TrainingSettings settings,
        Identity identity,
        RunFolder folder,
        Optional<Origin> origin) {
    /**
     * A run.
     *
     * @param threads CPU threads of the engine
     * @param thoroughness with which the data are looked at
     * @throws BadInputException if there is a teacher, and it knows other data
     */
    public static PlannedRun of(
            Pipeline pipeline,
            Named<DataSet> data,
            Named<Architecture> network,
            TrainingSettings settings,
            int threads,
            Thoroughness thoroughness,
            Path path) {
        settings.teacher().ifPresent(teacher -> teacher.require(data));
        Identity identity = RunCard.of(ModelIdentity.of(pipeline, data, network, thoroughness), settings, threads);
        return new PlannedRun(pipeline, data, network, settings, identity, new RunFolder(path), Optional.empty());
    }

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
            Thoroughness thoroughness,
            Path path) {
        return of(pipeline, data, network(pipeline, data, network), settings, threads, thoroughness, path);
    }

    /**
     * The network of a text.
     *
     * @param network empty for the usual one
     * @throws BadInputException if the text is not understood or the network does not fit the samples
     */
    public static Named<Architecture> network(Pipeline pipeline, Named<DataSet> data, Optional<String> network) {
        Task task = Task.of(data.value(), pipeline);
        return network.map(text -> Architectures.open(text, task)).orElseGet(() -> Architectures.usual(task));
    }

    /**
     * The same run with other first weights.
     *
     * @throws BadInputException if their training has made all of its steps, and more
     */
    public PlannedRun from(Origin first) {
        if (first.made() > settings.steps()) {
            throw new BadInputException(
                    "The training to go on from has made %1$s steps, which is more than %2$s; give --steps %1$s or more."
                            .formatted(first.made(), settings.steps()));
        }
        Identity begun = identity.and(Map.of(Origin.FROM, first.text()));
        return new PlannedRun(pipeline, data, network, settings, begun, folder, Optional.of(first));
    }

    /** The usual name of a folder for a recipe and data. */
    public static String folderName(Pipeline pipeline, String data) {
        String plain = data.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("-+$", "");
        return pipeline.card().recipe() + "-" + plain;
    }

    /** What the pipeline is told about training before it starts. */
    public Opening opening() {
        return Trainer.opening(network.value(), settings);
    }

    /**
     * What a step of the run will take, estimated without starting the engine.
     *
     * @throws BadInputException if the recipe cannot train like this
     */
    public StepEstimate estimate() {
        TrainingStep step = Trainer.step(pipeline, network.value(), settings, Evaluations.PLANNED);
        return StepEstimate.of(
                step,
                network.value(),
                settings.rule(),
                pipeline.targetDecay() > 0,
                settings.teacher().map(TrainedTeacher::network),
                settings.precision(),
                settings.recording(),
                settings.turns(),
                settings.localSteps().isPresent());
    }

    /**
     * Where the run begins or goes on.
     *
     * @param lock the right to write into the folder
     * @param anyway true to go on though the folder holds another run
     * @throws BadInputException if the folder's checkpoint cannot be used, is of another run, or has made more steps
     */
    public RunStart start(FolderLock lock, boolean anyway) {
        return RunStart.of(lock, identity, settings.steps(), anyway);
    }

    /**
     * Trains until all steps are made, from where the run stands, keeping log and time.
     *
     * @param start of this run
     * @param inspections look at what was learned so far
     * @param watching are told what happens, and are not closed
     * @return how it ended
     * @throws BadInputException if the recipe cannot train like this; before the first step it leaves nothing behind
     * @throws saltus.runtime.UnusableResultException if what was trained is of no use
     */
    public RunEnd train(RunStart start, Device device, List<Inspection> inspections, TrainingListener... watching) {
        try (Trainer trainer = trainer(new BatchParts(1, 0, settings.turns()), device)) {
            return train(trainer, new Pace.Alone(trainer), start, inspections, watching);
        }
    }

    /**
     * The same together with other ranks, which are led from step to step and end with the training.
     *
     * @param leader of the others; closed
     */
    public RunEnd train(
            Leader leader, RunStart start, Device device, List<Inspection> inspections, TrainingListener... watching) {
        try (leader;
                Trainer trainer = trainer(new BatchParts(leader.count(), 0, settings.turns()), device);
                SharedState state = new SharedState(trainer.state(), device)) {
            return train(trainer, new Pace.Leading(trainer, leader, state), start, inspections, watching);
        }
    }

    /**
     * Makes a rank's part of the run, which another process leads, until that ends it.
     *
     * @param place of this rank
     */
    public void follow(Follower follower, RankPlace place, Device device) {
        try (Trainer trainer = trainer(new BatchParts(place.count(), place.number(), settings.turns()), device);
                SharedState state = new SharedState(trainer.state(), device)) {
            new FollowedRun(trainer, state, follower).run();
        }
    }

    private Trainer trainer(BatchParts parts, Device device) {
        return new Trainer(pipeline, network.value(), data.value(), settings, Evaluations.PLANNED, parts, device);
    }

    private RunEnd train(
            Trainer trainer, Pace pace, RunStart start, List<Inspection> inspections, TrainingListener... watching) {
        if (start.checkpoint().isEmpty()) {
            origin.ifPresent(first -> first.begin(trainer));
        }
        List<TrainingListener> listeners = new ArrayList<>(List.of(new TrainingTime(folder)));
        listeners.addAll(List.of(watching));
        return new TrainingRun(trainer, pace, settings, identity, start, inspections, listeners).run();
    }
}
