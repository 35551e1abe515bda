package saltus.runtime.cli;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.pipeline.Route;
import saltus.runtime.BadInputException;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.train.Inspection;
import saltus.runtime.train.Keeping;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.watch.Evaluations;
import saltus.runtime.watch.Learner;
import saltus.runtime.watch.Previews;

/** What is looked at while a run trains, and what is kept of it. */
final class WatchOptions {
    @Option(
            names = "--preview-every",
            paramLabel = "N",
            description = "Steps between pictures of what one noise becomes, in 'previews' (default: 1000).")
    private long previewEvery = 1000;

    @Option(
            names = "--evaluate-every",
            paramLabel = "N",
            description =
                    "Steps between measurements of the samples, by the metrics of the end (default: only at the end).")
    private @Nullable Long evaluateEvery;

    @Option(
            names = "--keep",
            paramLabel = "WHICH",
            description =
                    "Checkpoints to keep in 'snapshots' beside the last one, may be repeated: last:N, every:STEPS,"
                            + " minutes:M, best or best:METRIC (with --evaluate-every). 'saltus sample --snapshot' opens them.")
    private List<String> keep = List.of();

    @Option(
            names = "--no-page",
            description = "Leaves out report.html, a megabyte or two; 'saltus report RUN' writes it at any time.")
    private boolean withoutPage;

    /** True if the run has a page while it trains and at its end. */
    boolean hasPage() {
        return !withoutPage;
    }

    /** Which checkpoints are kept. */
    List<Keeping> keepings() {
        List<Keeping> keepings = keep.stream().map(Keeping::parse).toList();
        if (evaluateEvery == null && keepings.stream().anyMatch(Keeping.Best.class::isInstance)) {
            throw new BadInputException(
                    "The best checkpoint is that of the best samples, which nobody measures; give --evaluate-every N, too.");
        }
        return keepings;
    }

    /** Refuses what cannot be done. */
    void check() {
        keepings();
        require("--preview-every", previewEvery);
        require("--evaluate-every", evaluateEvery != null ? evaluateEvery : 1);
    }

    private static void require(String option, long steps) {
        if (steps < 1) {
            throw new BadInputException("%s is %d; give a number of steps of at least 1.".formatted(option, steps));
        }
    }

    /**
     * Who looks.
     *
     * @param route of samples
     * @param judge that measures, if anybody does
     * @throws BadInputException if nobody can measure what is to be measured
     */
    List<Inspection> inspections(PlannedRun run, Route route, Optional<Judge> judge, Device device) {
        Learner learner = Learner.of(run, route, device);
        List<Inspection> all = new ArrayList<>();
        all.add(new Previews(learner, run.folder().previews(), previewEvery));
        if (evaluateEvery != null) {
            Judge judging = judge.orElseThrow(
                    () -> new BadInputException(
                            "Nothing measures these samples while the run trains; give --metric, or leave out --evaluate-every."));
            all.add(new Evaluations(learner, judging, judging.usualCount(), evaluateEvery));
        }
        return all;
    }
}
