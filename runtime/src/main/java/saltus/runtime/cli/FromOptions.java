package saltus.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.runtime.BadInputException;
import saltus.runtime.Place;
import saltus.runtime.network.Architecture;
import saltus.runtime.train.Checkpoint;
import saltus.runtime.train.Origin;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.RunStart;
import saltus.runtime.weights.NameMapping;
import saltus.runtime.weights.StoredWeights;
import saltus.runtime.weights.WeightFiles;

/** Options of a training that begins with weights which are already there. */
final class FromOptions {
    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "Begins with the weights of a file whose names and shapes fit: a .pt of PyTorch, a .safetensors"
                            + " file, its model.safetensors.index.json, or a run folder (default: weights of the seed).")
    private @Nullable Path from;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            description = "The weights of FILE to begin with: model, ema or target (default: ema if it has it).")
    private @Nullable String part;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "Names of the file's weights in the network, in lines such as 'net.*.w = *.weight'.")
    private @Nullable Path map;

    @Option(
            names = "--continue",
            description =
                    "Goes on from where the training of FILE stood: student, averages, target, moments and steps.")
    private boolean goesOn;

    /** Refuses what no data could make right, before they are read. */
    void check() {
        if (from == null && (part != null || map != null || goesOn)) {
            throw new BadInputException("--part, --map and --continue say how --from FILE is read; give --from, too.");
        }
        if (goesOn && part != null) {
            throw new BadInputException("--continue takes every part of the file; leave out --part.");
        }
        mapping();
    }

    private NameMapping mapping() {
        return map == null ? NameMapping.NONE : NameMapping.read(map);
    }

    /**
     * Opens the file. If a run has begun with it and it is gone now, the run goes on from its own checkpoint.
     *
     * @param folder of the run
     */
    Weights open(Path folder) {
        if (from == null) {
            return new Weights(Optional.empty(), Optional.empty());
        }
        Optional<Origin> before = Place.at(from) == Place.EMPTY ? remembered(folder) : Optional.empty();
        return new Weights(before.isPresent() ? Optional.empty() : Optional.of(WeightFiles.open(from)), before);
    }

    private static Optional<Origin> remembered(Path folder) {
        try (Checkpoint checkpoint = new RunFolder(folder).latest().orElse(null)) {
            return Optional.ofNullable(checkpoint).flatMap(Checkpoint::origin);
        }
    }

    private Origin origin(StoredWeights file, PlannedRun run) {
        Architecture network = run.network().value();
        return goesOn
                ? Origin.training(
                        file,
                        mapping(),
                        network,
                        run.settings().rule(),
                        run.pipeline().targetDecay() > 0,
                        run.settings().localSteps().isPresent())
                : Origin.weights(file, Optional.ofNullable(part), mapping(), network);
    }

    /** Says what a run begins with, once. */
    static void tell(PrintWriter console, PlannedRun run, RunStart start) {
        if (start.made() == 0) {
            run.origin().ifPresent(origin -> origin.report().forEach(line -> console.println("  " + line)));
        }
    }

    /** What a run begins with, while its file is open. */
    final class Weights implements AutoCloseable {
        private final Optional<StoredWeights> file;
        private final Optional<Origin> before;

        private Weights(Optional<StoredWeights> file, Optional<Origin> before) {
            this.file = file;
            this.before = before;
        }

        /**
         * The run that begins with these weights.
         *
         * @throws BadInputException if they do not fit
         */
        PlannedRun applied(PlannedRun run) {
            return file.map(open -> origin(open, run))
                    .or(() -> before)
                    .map(run::from)
                    .orElse(run);
        }

        @Override
        public void close() {
            file.ifPresent(StoredWeights::close);
        }
    }
}
