package saltus.runtime.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.train.RunFolder;

/** Pages of runs, from their folders alone. */
public final class Report {
    /** The page of a run in its folder. */
    public static final String NAME = "report.html";

    private static final int MOST_RUNS = 24;

    private Report() {}

    /** Writes the page of a run into its folder. */
    public static void write(RunFolder folder) {
        write(folder.file(NAME), List.of(folder.path()));
    }

    /**
     * Writes the page of a run, or one of several side by side.
     *
     * @param target a file in a folder that exists
     * @param folders of the runs, at least one
     * @throws BadInputException if a folder is not there or holds no run, or if the page cannot be written
     */
    public static void write(Path target, List<Path> folders) {
        if (folders.size() > MOST_RUNS) {
            throw new BadInputException("There are %d runs, more than the %d that can be told apart; give fewer."
                    .formatted(folders.size(), MOST_RUNS));
        }
        List<RunView> runs = folders.stream().map(RunView::read).toList();
        runs.stream().filter(RunView::isEmpty).findFirst().ifPresent(run -> {
            throw new BadInputException(
                    "The folder '%s' holds no run; give one that `saltus train` has made.".formatted(run.folder()));
        });
        String page = Page.of(runs);
        AtomicFile.write(target, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
    }
}
