package saltus.runtime.compare;

import ai.djl.Device;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import saltus.pipeline.Pipeline;
import saltus.pipeline.plan.Plan;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.DiskException;
import saltus.runtime.FolderLock;
import saltus.runtime.UnusableResultException;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.record.JsonLines;
import saltus.runtime.report.RunListeners;
import saltus.runtime.sample.Trust;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.ProgressLine;
import saltus.runtime.train.RunStart;

/** Runs that are trained one after the other, where they are not yet, and measured alike. */
public final class Comparison {
    private final List<PlannedRun> runs;
    private final List<Judge> judges;
    private final String metric;
    private final Trust trust;
    private final boolean terminal;

    /** Steps that runs have made; none of those whose result is of no use, which is said once more. */
    private final Map<PlannedRun, Long> made = new LinkedHashMap<>();

    private final Map<Pipeline, Plan> plans = new HashMap<>();
    private final List<String> useless = new ArrayList<>();

    /**
     * A comparison of runs.
     *
     * @param runs all in folders of their own
     * @param judges for each run what measures it, all of them by the same metric
     * @param trust what is done about runs that are others than they were
     * @param terminal true if lines of progress can be drawn over
     * @throws BadInputException if two runs have one folder, or if a folder holds another run
     */
    public Comparison(List<PlannedRun> runs, List<Judge> judges, Trust trust, boolean terminal) {
        this.runs = List.copyOf(runs);
        this.judges = List.copyOf(judges);
        this.metric = judges.get(0).metrics().get(0);
        this.trust = trust;
        this.terminal = terminal;
        Set<Path> folders = new HashSet<>();
        for (PlannedRun run : runs) {
            if (!folders.add(run.folder().path())) {
                throw new BadInputException(
                        "Two of these runs would share the folder '%s', as their names differ elsewhere; compare them one at a time with another --out."
                                .formatted(run.folder().path()));
            }
            made.put(run, made(run));
        }
    }

    private long made(PlannedRun run) {
        try (FolderLock lock = FolderLock.of(run.folder().path());
                RunStart start = run.start(lock, trust.anyway())) {
            boolean useless = start.checkpoint()
                    .filter(checkpoint -> checkpoint.history().refusals().areTooMany(checkpoint.step()))
                    .isPresent();
            return useless ? 0 : start.made();
        }
    }

    /**
     * Trains what is not finished, measures everything and leaves a table and a picture.
     *
     * @param heading what is done, above the table
     * @param recipes where the runs' recipes are
     * @param count samples of a measurement
     * @param files where table and picture go, without extension; in a folder that exists
     * @return the table
     */
    public String run(String heading, RecipeCatalog recipes, int count, Path files, Device device) {
        Map<PlannedRun, String> failures = train(device);
        List<Result> results = measure(failures, recipes, count, device);
        String table = new MarkdownTable(
                        heading,
                        metric,
                        count,
                        results.stream()
                                .map(result -> result.row(plan(result.run())))
                                .toList())
                .text();
        ComparisonPicture.write(sibling(files, ".png"), results, metric, count);
        AtomicFile.write(sibling(files, ".md"), out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
        return table;
    }

    /** The runs whose training came to no good end, in words; to be asked when all is done. */
    public List<String> useless() {
        return List.copyOf(useless);
    }

    private static Path sibling(Path files, String extension) {
        return files.resolveSibling(files.getFileName() + extension);
    }

    /** Trains what is not finished; returns why some could not be. */
    private Map<PlannedRun, String> train(Device device) {
        Map<PlannedRun, String> failures = new HashMap<>();
        List<PlannedRun> complete = runs.stream().filter(this::isComplete).toList();
        complete.forEach(this::showEnd);
        List<PlannedRun> open =
                runs.stream().filter(run -> !complete.contains(run)).toList();
        if (open.isEmpty()) {
            return failures;
        }
        double total = runs.stream()
                .mapToDouble(run -> run.settings().steps() * plan(run).planned())
                .sum();
        double done = runs.stream()
                .mapToDouble(run -> made.getOrDefault(run, 0L) * plan(run).planned())
                .sum();
        try (ProgressLine line =
                ProgressLine.onStandardError("training", terminal, Math.round(done), Math.round(total))) {
            for (PlannedRun run : open) {
                try {
                    train(run, new RunShare(line, place(run), plan(run).planned(), done), device);
                } catch (DiskException e) {
                    throw e; // no recipe is to blame
                } catch (BadInputException e) {
                    failures.put(run, e.getMessage());
                } catch (UnusableResultException e) {
                    failures.put(run, e.getMessage());
                    useless.add(place(run));
                }
                done += (run.settings().steps() - made.getOrDefault(run, 0L))
                        * plan(run).planned();
                line.at(Math.round(done), place(run));
            }
        }
        return failures;
    }

    /** True if a run has made all steps, and its log says so: a kill may have come between the two. */
    private boolean isComplete(PlannedRun run) {
        long steps = made.getOrDefault(run, 0L);
        return steps == run.settings().steps()
                && JsonLines.read(run.folder().log()).objects().stream()
                        .anyMatch(line -> JsonLines.step(line).orElse(0) == steps);
    }

    private void showEnd(PlannedRun run) {
        try (FolderLock lock = FolderLock.of(run.folder().path())) {
            RunListeners.showEnd(run, run.settings().steps());
        }
    }

    private void train(PlannedRun run, RunShare progress, Device device) {
        try (FolderLock lock = FolderLock.of(run.folder().path());
                RunStart start = run.start(lock, trust.anyway())) {
            run.train(start, device, List.of(), RunListeners.of(run, device, true, progress));
        }
    }

    private List<Result> measure(Map<PlannedRun, String> failures, RecipeCatalog recipes, int count, Device device) {
        List<Result> results = new ArrayList<>();
        try (ProgressLine line = ProgressLine.onStandardError("measuring", terminal, 0, runs.size())) {
            for (PlannedRun run : runs) {
                String failure = failures.get(run);
                results.add(
                        failure == null
                                ? Result.of(run, judges.get(results.size()), recipes, count, trust, device)
                                : Result.missing(run, failure));
                line.at(results.size(), place(run));
            }
        }
        return results;
    }

    /** What a step of the run costs. */
    private Plan plan(PlannedRun run) {
        return plans.computeIfAbsent(run.pipeline(), Plan::of);
    }

    private String place(PlannedRun run) {
        return "%d/%d %s on %s"
                .formatted(
                        runs.indexOf(run) + 1,
                        runs.size(),
                        run.pipeline().card().recipe(),
                        run.data().text());
    }
}
