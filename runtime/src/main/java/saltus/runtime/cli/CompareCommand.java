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
import saltus.runtime.sample.SampleMemory;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.TrainingSettings;

/** {@code saltus compare}: trains recipes, and shows how far their samples lie from the truth. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains each recipe on each data set, one run after the other with the same settings, and measures their samples"
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
            "",
            "All recipes on the class path with the default settings take hours; --steps is the way to less."
        })
final class CompareCommand implements Runnable {
    @Parameters(
            paramLabel = "RECIPE",
            arity = "0..*",
            description = "Simple or full names of recipes (default: all that are on the class path).")
    private List<String> recipes = List.of();

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
            description = "Where table, picture and runs go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Samples of a measurement (default: 10000 points, 1000 if there are others).")
    private @Nullable Integer count;

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
        check();
        RecipeCatalog catalog = Recipes.onClassPath();
        List<PlannedRun> runs = runs(catalog);
        List<Judge> judges = judges(runs);
        int number = count != null
                ? count
                : judges.stream().mapToInt(Judge::usualCount).min().orElseThrow();
        runs.forEach(run -> SampleMemory.require(run.network().value().sample(), number));
        int compared =
                judges.stream().mapToInt(judge -> judge.measured(number)).min().orElseThrow();
        try (FolderLock lock = FolderLock.of(out)) {
            compare(runs, judges, catalog, compared);
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

    private List<PlannedRun> runs(RecipeCatalog catalog) {
        List<Pipeline> pipelines = recipes.isEmpty()
                ? catalog.all()
                : recipes.stream().map(catalog::find).distinct().toList();
        List<Named<DataSet>> sets = (data.isEmpty() ? DoorLists.usualData() : data)
                .stream()
                        .flatMap(list -> Options.texts(list).stream())
                        .distinct()
                        .map(DataSources::open)
                        .toList();
        List<PlannedRun> runs = new ArrayList<>();
        for (Pipeline pipeline : pipelines) {
            for (Named<DataSet> set : sets) {
                TrainingSettings settings = settingsOptions.settings(set.value().kind());
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
                .orElseThrow(() -> new BadInputException("There is nothing to compare by; name another --metric than none."));
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
