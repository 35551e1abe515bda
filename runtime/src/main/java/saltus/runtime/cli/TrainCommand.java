package saltus.runtime.cli;

import ai.djl.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.pipeline.Pipeline;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSets;
import saltus.runtime.network.Networks;
import saltus.runtime.opening.Gate;
import saltus.runtime.program.FeatureNetwork;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.train.ImmutableTrainingSettings;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.Progress;
import saltus.runtime.train.TrainingSettings;

/** {@code saltus train RECIPE}: trains, and shows at the end what was learned. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains a recipe and leaves a run folder: checkpoint.safetensors, log.jsonl, loss.png, samples.png,"
                    + " samples.npz. For points it prints the distance of the samples from the truth beside the distance"
                    + " that two true sets have by chance.",
            "",
            "The same command continues a run that was stopped, however it was stopped, and ends with the same bits. A"
                    + " longer run may be asked for with a greater --steps."
        },
        footerHeading = "%nData sets and networks:%n",
        footer = {
            "  checkerboard, moons, gaussians, swissroll      points in the plane",
            "  gaussian:D             normal points of D dimensions, of known one-step map",
            "  csv:FILE               your points, one a line, used as given: bring them to deviation near 1",
            "  digits[:SIZE]          the digits 0-9 as drawn by hand, ten classes, SIZE 16 to 64 pixels",
            "  images:FOLDER[:SIZE]   your PNG or JPEG files, a sub-folder for each class or none",
            "",
            "  mlp:WIDTHxDEPTH        a residual perceptron for points (default mlp:128x3)",
            "  affine                 for points: affine in the samples, as exact maps on gaussian:D are",
            "  sit:SIZE               a transformer for images: S/2 B/4 B/2 L/2 XL/2, or WIDTHxDEPTHxHEADS/PATCH",
            "                         (default sit:128x4x4/4)",
            "",
            "Examples:",
            "  saltus train MeanFlow",
            "  saltus train MeanFlow --data digits --steps 20000",
            "  saltus train ShortcutDiffusion --data csv:points.csv --network mlp:256x4 --out runs/mine"
        })
final class TrainCommand implements Runnable {
    @Parameters(paramLabel = "RECIPE", description = "Simple or full name of a recipe on the class path.")
    private String recipe;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            defaultValue = "checkerboard",
            description = "What to learn, see below (default: ${DEFAULT-VALUE}).")
    private String data;

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            defaultValue = Networks.AUTOMATIC,
            description = "What learns it, see below (default: the usual one for the data).")
    private String network;

    @Option(names = "--out", paramLabel = "FOLDER", description = "The run folder (default: runs/RECIPE-DATA).")
    private @Nullable Path out;

    @Option(
            names = "--sample-steps",
            paramLabel = "N",
            description = "Steps of the samples at the end (default: 1; 64 for recipes that learn velocities only).")
    private @Nullable Integer sampleSteps;

    @Option(
            names = "--features",
            paramLabel = "FILE",
            description = "The feature network of a recipe with @Perceptual, a TorchScript file: images [B,3,H,W] in"
                    + " [-1,1] to a list of features [B,C,h,w] (default: none).")
    private @Nullable Path features;

    @Mixin
    private SettingsOptions settingsOptions;

    @Mixin
    private MachineOptions machine;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter console = spec.commandLine().getOut();
        Pipeline pipeline = Recipes.onClassPath().find(recipe);
        DataSet dataSet = DataSets.parse(data);
        TrainingSettings settings = ImmutableTrainingSettings.copyOf(settingsOptions.settings(dataSet))
                .withFeatures(Optional.ofNullable(features).map(FeatureNetwork::read));
        Path path = out != null ? out : Path.of("runs", PlannedRun.folderName(pipeline, dataSet));
        PlannedRun run = PlannedRun.of(pipeline, dataSet, network, settings, machine.threads(), path);
        SampleRequest samples = RunReport.request(dataSet, sampleSteps != null ? sampleSteps : pipeline.usualSteps());
        int classes = run.network().classes();
        List<String> notes = Gate.pass(pipeline, List.of(run.opening(), samples.opening(classes)));
        Device device = machine.start();
        long before = run.made();
        console.printf(
                Locale.ROOT,
                "%s on %s: %s, %,d parameters, %,d steps of %,d samples%s%n",
                pipeline.card().recipe(),
                dataSet.name(),
                run.card().network(),
                run.network().parameters(),
                settings.steps(),
                settings.batchSize(),
                before > 0 ? ", continued after " + before : "");
        notes.forEach(note -> console.println("note: " + note));
        console.flush();
        try (Progress progress = Progress.onStandardError(pipeline.card().recipe(), Help.Ansi.AUTO.enabled())) {
            run.train(device, progress);
        }
        new RunReport(run.folder(), dataSet, device, console).write(samples);
    }
}
