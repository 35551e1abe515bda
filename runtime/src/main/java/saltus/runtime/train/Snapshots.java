package saltus.runtime.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Place;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.evaluate.Score;

/** Checkpoints that a run keeps beside the last one, in a folder of their own, named by their steps. */
public final class Snapshots {
    /** The name of the one whose samples were best. */
    public static final String BEST = "best";

    private static final String ENDING = ".safetensors";
    private static final double NANOS_A_MINUTE = 60e9;

    private final Path folder;
    private final List<Keeping> keepings;
    private long lastKept = System.nanoTime();

    Snapshots(RunFolder run, List<Keeping> keepings) {
        this.folder = run.snapshots();
        this.keepings = List.copyOf(keepings);
    }

    /** True if the state after so many steps has to be written whatever the interval of checkpoints is. */
    boolean wants(long made) {
        return keepings.stream()
                .anyMatch(keeping -> keeping instanceof Keeping.Every every && made % every.steps() == 0);
    }

    /**
     * Keeps a state, if it is to be kept, and deletes what is no longer; before the run's own checkpoint of the same step is
     * written, so that a run which is killed in between does it again.
     *
     * @param measured what was measured so far, if the last of it is of this state; else empty
     * @param state writes it
     */
    void keep(long made, List<MeasuredSamples> measured, Consumer<Path> state) {
        boolean isWanted = false;
        for (Keeping keeping : keepings) {
            isWanted |= isDue(keeping, made);
            if (keeping instanceof Keeping.Best best && !measured.isEmpty() && isBest(measured, best.metric())) {
                state.accept(file(BEST));
            }
        }
        if (isWanted) {
            lastKept = System.nanoTime();
            state.accept(file(name(made)));
            forget();
        }
    }

    private boolean isDue(Keeping keeping, long made) {
        if (keeping instanceof Keeping.Every every) {
            return made % every.steps() == 0;
        }
        if (keeping instanceof Keeping.Minutes minutes) {
            return (System.nanoTime() - lastKept) / NANOS_A_MINUTE >= minutes.minutes();
        }
        return keeping instanceof Keeping.Last;
    }

    private Path file(String name) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileProblem.cannotWrite(folder, e);
        }
        return folder.resolve(name + ENDING);
    }

    private static boolean isBest(List<MeasuredSamples> all, Optional<String> metric) {
        double last = badness(all.get(all.size() - 1), metric);
        return all.subList(0, all.size() - 1).stream().allMatch(before -> last < badness(before, metric));
    }

    /** The value of the metric, so turned that less is better. */
    private static double badness(MeasuredSamples samples, Optional<String> metric) {
        Score score = score(samples, metric);
        return score.worseBelow() ? -score.value() : score.value();
    }

    private static Score score(MeasuredSamples samples, Optional<String> metric) {
        List<Score> scores = samples.scores();
        return scores.stream()
                .filter(score -> metric.isEmpty() || metric.get().equals(score.metric()))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "There is no metric '%s' to keep the best checkpoint by; the run measures %s."
                                .formatted(
                                        metric.orElse(""),
                                        String.join(
                                                ", ",
                                                scores.stream()
                                                        .map(Score::metric)
                                                        .toList()))));
    }

    /** Deletes those that only {@code last:N} has kept, and that are no longer among the last. */
    private void forget() {
        List<Path> all = all(folder);
        int last = keepings.stream()
                .filter(keeping -> keeping instanceof Keeping.Last)
                .mapToInt(keeping -> ((Keeping.Last) keeping).number())
                .max()
                .orElse(0);
        boolean byClock = keepings.stream().anyMatch(keeping -> keeping instanceof Keeping.Minutes);
        if (last == 0 || byClock) {
            return; // by the clock nobody knows afterwards which were meant
        }
        for (Path old : all.subList(0, Math.max(0, all.size() - last))) {
            String name = old.getFileName().toString();
            if (!wants(Long.parseLong(name.substring(0, name.length() - ENDING.length())))) {
                try {
                    Files.deleteIfExists(old);
                } catch (IOException e) {
                    throw FileProblem.cannotWrite(old, e);
                }
            }
        }
    }

    /** The name of the one after so many steps. */
    static String name(long made) {
        return String.format(Locale.ROOT, "%09d", made);
    }

    private static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]{9,18}\\.safetensors"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw FileProblem.cannotRead(folder, e);
        }
    }

    /**
     * A checkpoint that a run has kept, opened.
     *
     * @param wanted {@code best}, or a number of steps
     * @throws BadInputException if it has not kept such a one
     */
    public static Checkpoint open(Path run, String wanted) {
        Path folder = new RunFolder(run).snapshots();
        String name = wanted.matches("[0-9]{1,18}") ? name(Long.parseLong(wanted)) : wanted;
        Path file = folder.resolve(name + ENDING);
        boolean isName = name.equals(BEST) || !name.equals(wanted) || wanted.matches("[0-9]+");
        if (!isName || !Place.isTaken(file)) {
            List<String> there = Place.at(folder) == Place.FOLDER
                    ? all(folder).stream()
                            .map(path -> String.valueOf(
                                    Long.parseLong(path.getFileName().toString().replace(ENDING, ""))))
                            .toList()
                    : List.of();
            boolean hasBest = Place.isTaken(folder.resolve(BEST + ENDING));
            throw new BadInputException("The run '%s' has kept no checkpoint '%s'; it has %s."
                    .formatted(
                            run,
                            wanted,
                            there.isEmpty() && !hasBest
                                    ? "none, for they are kept by train --keep"
                                    : String.join(", ", there) + (hasBest ? " best" : "")));
        }
        return Checkpoint.open(file);
    }
}
