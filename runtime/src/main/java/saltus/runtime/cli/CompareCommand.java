package saltus.runtime.cli;

import ai.djl.Device;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.Place;
import saltus.runtime.UnusableResultException;
import saltus.runtime.compare.Comparison;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.door.Named;
import saltus.runtime.door.Options;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.evaluate.JudgeRequest;
import saltus.runtime.evaluate.Judges;
import saltus.runtime.network.Architectures;
import saltus.runtime.picture.PlotStyle;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.report.Report;
import saltus.runtime.sample.SampleMemory;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.train.ImmutableTrainingSettings;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.TrainedTeacher;
import saltus.runtime.train.TrainingSettings;

/** {@code saltus compare}: trains recipes, and shows how far their samples lie from the truth; or shows runs side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Of run folders: leaves in the output folder compare.html, one page with the runs side by side: curves in the same"
                    + " frames, samples beside each other, metrics with their floors, and what differs in design, settings and"
                    + " machine. Nothing is trained or measured.",
            "",
            "Of recipes: trains each recipe on each data set, one run after the other with the same settings, and measures their samples"
                    + " with one and with four network evaluations, as 'saltus evaluate' does. Leaves in the output folder"
                    + " table.md (which is printed, too), table.png with one-step samples of points below the truth, and a folder"
                    + " RECIPE-DATA for each run, as 'saltus train' makes them.",
            "",
            "The same command continues where it was stopped, trains no finished run again, and gives the same table. More"
                    + " recipes or data sets may be asked for later; all runs may be made longer with a greater --steps.",
            "",
            "Recipes that learn velocities only are sampled with one and with four steps like all others, though they need"
                    + " many. Where a recipe cannot be trained or sampled like this the table has a dash and, below, the"
                    + " reason. Points have no classes, so that guidance and label dropout rest."
        },
        footerHeading = "%nData:%n",
        footer = {
            DoorLists.DATA,
            "",
            "Networks:",
            DoorLists.NETWORKS,
            "",
            "Metrics:",
            DoorLists.METRICS,
            "",
            "Examples:",
            "  saltus compare MeanFlow FlowMatching ShortcutDiffusion",
            "  saltus compare --steps 3000 --out runs/short",
            "  saltus compare runs/MeanFlow-checkerboard runs/FlowMatching-checkerboard",
            "",
            "All recipes on the class path with the default settings take hours; --steps is the way to less."
        })
final class CompareCommand implements Runnable {
    @Parameters(
            paramLabel = "RECIPE|RUN",
            arity = "0..*",
            description =
                    "Simple or full names of recipes (default: all that are on the class path), or folders that 'saltus"
                            + " train' has made; of a name that is both, ./NAME is the folder.")
    private List<String> compared = List.of();

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "Data, with commas between them or repeated, see below (default: the usual ones).")
    private List<String> data = List.of();

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            description = "What learns them, see below (default: the usual one for the data).")
    private @Nullable String network;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "What measures the samples, see below (default: the first of the usual ones).")
    private @Nullable String metric;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/compare",
            description = "Where table, picture and runs go, or the page (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Samples of a measurement (default: 10000 points, 1000 if there are others).")
    private @Nullable Integer count;

    @Mixin
    private TeacherOptions teacher;

    @Mixin
    private SettingsOptions settingsOptions;

    @Mixin
    private IdentityOptions identity;

    @Mixin
    private MachineOptions machine;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        RecipeCatalog catalog = Recipes.onClassPath();
        List<Path> folders = folders(catalog);
        if (folders.isEmpty()) {
            compareRecipes(catalog);
        } else {
            compareRuns(folders);
        }
    }

    /**
     * What was given, if it is folders of runs.
     *
     * @throws BadInputException if some are and some are not
     */
    private List<Path> folders(RecipeCatalog catalog) {
        List<Path> folders = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String text : compared) {
            Path path = out.getFileSystem().getPath(text);
            if (!catalog.has(text) && Place.at(path) == Place.FOLDER) {
                folders.add(path);
            } else {
                others.add(text);
            }
        }
        if (!folders.isEmpty() && !others.isEmpty()) {
            throw new BadInputException(
                    "Runs and recipes are not compared in one go, and '%s' is a folder while '%s' is none; give run folders only, or names of recipes only."
                            .formatted(folders.get(0), others.get(0)));
        }
        return folders;
    }

    private void compareRuns(List<Path> folders) {
        try (FolderLock lock = FolderLock.of(out)) {
            Path page = out.resolve("compare.html");
            Report.write(page, folders);
            spec.commandLine().getOut().println(page);
        }
    }

    private void compareRecipes(RecipeCatalog catalog) {
        check();
        try (TeacherOptions.Named taught = teacher.open(catalog, identity.trust())) {
            compareRecipes(catalog, taught.teacher());
        }
    }

    private void compareRecipes(RecipeCatalog catalog, Optional<TrainedTeacher> taught) {
        List<PlannedRun> runs = runs(catalog, taught);
        List<Judge> judges = judges(runs);
        int number = count != null
                ? count
                : judges.stream().mapToInt(Judge::usualCount).min().orElseThrow();
        runs.forEach(run -> SampleMemory.require(run.network().value().sample(), number));
        int measured =
                judges.stream().mapToInt(judge -> judge.measured(number)).min().orElseThrow();
        try (FolderLock lock = FolderLock.of(out)) {
            compare(runs, judges, catalog, measured);
        }
    }

    /** Refuses what no data could make right, before they are read. */
    private void check() {
        PlotStyle.requireFonts();
        settingsOptions.check();
        machine.check();
        data.stream().flatMap(list -> Options.texts(list).stream()).forEach(text -> DataSources.check(text));
        Optional.ofNullable(network).ifPresent(name -> Architectures.registry().find(name));
        Optional.ofNullable(metric).ifPresent(name -> Judges.check(new JudgeRequest(List.of(name), 0)));
        Optional.ofNullable(count).ifPresent(number -> SampleRequest.of(number, 1, 0));
        FolderLock.of(out).close();
    }

    /** All runs are measured with the same number, which none of them takes too long for. */
    private void compare(List<PlannedRun> runs, List<Judge> judges, RecipeCatalog catalog, int number) {
        Comparison comparison = new Comparison(runs, judges, identity.trust(), Help.Ansi.AUTO.enabled());
        Device device = machine.start();
        Path files = out.resolve("table");
        PrintWriter console = spec.commandLine().getOut();
        console.print(comparison.run(heading(runs.get(0), device), catalog, number, files, device));
        console.println();
        Stream.of("table.md", "table.png")
                .map(out::resolve)
                .filter(Files::exists)
                .forEach(file -> console.println("  " + file));
        console.flush();
        if (!comparison.useless().isEmpty()) {
            throw new UnusableResultException("The training came to no good end in %s; the table says why."
                    .formatted(String.join(", ", comparison.useless())));
        }
    }

    private List<PlannedRun> runs(RecipeCatalog catalog, Optional<TrainedTeacher> taught) {
        List<Pipeline> pipelines = compared.isEmpty()
                ? catalog.all()
                : compared.stream().map(catalog::find).distinct().toList();
        List<Named<DataSet>> sets = (data.isEmpty() ? DoorLists.usualData() : data)
                .stream()
                        .flatMap(list -> Options.texts(list).stream())
                        .distinct()
                        .map(DataSources::open)
                        .toList();
        List<PlannedRun> runs = new ArrayList<>();
        for (Pipeline pipeline : pipelines) {
            for (Named<DataSet> set : sets) {
                TrainingSettings settings = ImmutableTrainingSettings.copyOf(
                                settingsOptions.settings(set.value().kind()))
                        .withTeacher(pipeline.needsTeacher() ? taught : Optional.empty());
                Path path = out.resolve(PlannedRun.folderName(pipeline, set.text()));
                runs.add(PlannedRun.of(
                        pipeline,
                        set,
                        Optional.ofNullable(network),
                        settings,
                        machine.threads(),
                        identity.thoroughness(),
                        path));
            }
        }
        return runs;
    }

    /** All runs are measured alike, by a metric that takes each of them. */
    private List<Judge> judges(List<PlannedRun> runs) {
        String text = metric != null
                ? metric
                : judge(List.of(), runs.get(0)).metrics().get(0);
        return runs.stream().map(run -> judge(List.of(text), run)).toList();
    }

    private static Judge judge(List<String> metrics, PlannedRun run) {
        return Judges.of(new JudgeRequest(metrics, 0), run.data())
                .orElseThrow(() ->
                        new BadInputException("There is nothing to compare by; name another --metric than none."));
    }

    private String heading(PlannedRun run, Device device) {
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        TrainingSettings settings = run.settings();
        return String.format(
                Locale.ROOT,
                "Made by `saltus %s`: %,d steps of %,d samples, seed %d, learning rate %s, network %s, %s with %d %s.",
                arguments.stream().map(CompareCommand::quoted).collect(Collectors.joining(" ")),
                settings.steps(),
                settings.batchSize(),
                settings.seed(),
                settings.learningRate(),
                run.network().text(),
                device,
                machine.threads(),
                machine.threads() == 1 ? "thread" : "threads");
    }

    /** As a shell takes it. */
    private static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
