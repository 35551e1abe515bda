package saltus.runtime.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import saltus.runtime.BadInputException;
import saltus.runtime.identity.Identity;
import saltus.runtime.program.Devices;
import saltus.runtime.ranks.Company;
import saltus.runtime.ranks.Launch;
import saltus.runtime.ranks.Meeting;
import saltus.runtime.ranks.RankPlace;
import saltus.runtime.train.TrainingSettings;

/** Options about processes that work together. */
final class RankOptions {
    /** The exit code of a rank that has lost another one. */
    static final int RANK_LOST = 4;

    @Option(
            names = "--ranks",
            paramLabel = "N",
            description =
                    "Works in N processes on this machine that share each batch; the result is that of one, of a training up to the"
                            + " rounding of sums, but with --local-steps. On several machines start the command once for each rank, without this option,"
                            + " as torchrun and Slurm do, with RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT in the environment"
                            + " (see 'saltus explain ranks'; default: 1).")
    private @Nullable Integer ranks;

    /** Refuses what is no number of ranks. */
    void check() {
        if (ranks != null && ranks < 1) {
            throw new BadInputException("--ranks %d is no number of processes; give 1 or more.".formatted(ranks));
        }
        Optional<RankPlace> place = place();
        if (ranks != null && place.isPresent() && place.get().count() != ranks) {
            throw new BadInputException(
                    "--ranks %d beside an environment that says WORLD_SIZE %d; leave out --ranks where ranks are started by others."
                            .formatted(ranks, place.get().count()));
        }
    }

    /** Refuses a batch that ranks cannot share; of a process alone, none. */
    void check(TrainingSettings settings) {
        int parts = place().map(RankPlace::count).orElse(1) * settings.turns();
        if (settings.batchSize() % parts != 0) {
            throw new BadInputException(
                    "A batch of %,d samples cannot lie in %d equal parts, the --ranks times --accumulate; give a --batch that %d divides."
                            .formatted(settings.batchSize(), parts, parts));
        }
    }

    /** The place of this process among several; empty if it is alone. */
    Optional<RankPlace> place() {
        return RankPlace.of(System.getenv());
    }

    /** True if this process is to start the others, and does nothing else. */
    boolean launches() {
        return ranks != null && ranks > 1 && place().isEmpty();
    }

    /** Starts all ranks with the arguments of this process and waits for them: the exit code. */
    int launch(CommandSpec spec) {
        PrintWriter err = spec.commandLine().getErr();
        Launch launch = new Launch(BoundToParent.class.getName(), RANK_LOST, line -> {
            err.println("saltus: " + line);
            err.flush();
        });
        return launch.run(
                ranks == null ? 1 : ranks,
                spec.root().commandLine().getParseResult().originalArgs());
    }

    /**
     * Does a command's work, or has ranks do it: of these, rank 0 alone speaks.
     *
     * @return the exit code
     */
    int run(CommandSpec spec, Runnable work) {
        check();
        if (launches()) {
            return launch(spec);
        }
        quiet(spec);
        work.run();
        return 0;
    }

    /** Lets a process that follows say nothing. */
    private void quiet(CommandSpec spec) {
        if (place().filter(place -> !place.leads()).isPresent()) {
            spec.commandLine().setOut(new PrintWriter(Writer.nullWriter()));
        }
    }

    /** True for the process that writes files: rank 0, or one alone. */
    boolean writes() {
        return place().map(RankPlace::leads).orElse(true);
    }

    /**
     * The ranks that share the work of a command; none for a process alone.
     *
     * @param texts what all have to work on
     */
    Optional<Company> company(CommandSpec spec, Map<String, String> texts) {
        Devices.engine();
        PrintWriter err = spec.commandLine().getErr();
        Map<String, String> work = new TreeMap<>(texts);
        work.put(
                "command",
                String.join(" ", spec.root().commandLine().getParseResult().originalArgs()));
        return place().map(place -> Company.of(place, meeting(place, new Identity(work), err), line -> {
            err.println("saltus: " + line);
            err.flush();
        }));
    }

    /** Where ranks meet. */
    Meeting meeting(RankPlace place, Identity identity, PrintWriter err) {
        return new Meeting(place, identity, (sentence, isKnown) -> {
            boolean told = isKnown || (Launch.isRank() && !place.leads());
            if (!told) {
                err.println();
                err.println("saltus: " + sentence);
                err.flush();
            }
            Runtime.getRuntime().halt(RANK_LOST);
        });
    }
}
