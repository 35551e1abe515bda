package saltus.runtime.cli;

import ai.djl.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.door.Named;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.evaluate.JudgeRequest;
import saltus.runtime.evaluate.Judges;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.opening.Gate;
import saltus.runtime.picture.PlotStyle;
import saltus.runtime.program.Devices;
import saltus.runtime.program.FeatureNetwork;
import saltus.runtime.ranks.Follower;
import saltus.runtime.ranks.Leader;
import saltus.runtime.ranks.Meeting;
import saltus.runtime.ranks.RankPlace;
import saltus.runtime.record.Machine;
import saltus.runtime.report.Report;
import saltus.runtime.report.RunListeners;
import saltus.runtime.sample.RouteText;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.train.ImmutableTrainingSettings;
import saltus.runtime.train.Inspection;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.Progress;
import saltus.runtime.train.Refusals;
import saltus.runtime.train.RunEnd;
import saltus.runtime.train.RunStart;
import saltus.runtime.train.TimeLimit;
import saltus.runtime.train.TrainingListener;
import saltus.runtime.train.TrainingSettings;

/** {@code saltus train RECIPE}: trains, and shows at the end what was learned. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains a recipe and leaves a run folder: run.json, checkpoint.safetensors, log.jsonl, loss.png,"
                    + " samples.png, samples.npz, metrics.json, event files for TensorBoard, and report.html, a page that shows all of it. Metrics of the samples are printed beside the values that two true sets have by chance.",
            "",
            "The same command continues a run that was stopped, however it was stopped, and ends with the same bits; one"
                    + " with --local-steps that was asked to stop goes on another way. A longer run may be asked for with a"
                    + " greater --steps."
        },
        footerHeading = "%nData:%n",
        footer = {
            DoorLists.DATA,
            "",
            "  A path alone is read as what it is found to be: --data latents.npz",
            "  Files take further options: flip=P (mirrored with probability P),",
            "  scale=auto|none|measured|F, mean=..,deviation=.. (one, or one a channel),",
            "  held=SHARE or held=val (kept for measuring),",
            "  posterior=sample|mean. Sets with ' + ' between them are joined:",
            "  --data 'a.npz + b.npz'.",
            "",
            "Networks:",
            DoorLists.NETWORKS,
            "",
            "Metrics:",
            DoorLists.METRICS,
            "",
            "Metrics of pictures:",
            DoorLists.PICTURES,
            "",
            "Examples:",
            "  saltus train MeanFlow",
            "  saltus train MeanFlow --steps 20000 --out runs/mine",
            "  saltus train MeanFlow --data shape:4x32x32,classes=1000 --network sit:XL/2 --dry-run",
            "",
            "Data, networks and metrics of your own come in as these do: 'saltus doors'."
        })
final class TrainCommand implements Callable<Integer> {
    /** Share of the start in the average that pictures may show. */
    private static final double WORTH_SAYING = 1e-3;

    @Parameters(paramLabel = "RECIPE", description = "Simple or full name of a recipe on the class path.")
    private String recipe;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "What to learn, see below (default: the first of the usual ones).")
    private @Nullable String data;

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            description = "What learns it, see below (default: the usual one for the data).")
    private @Nullable String network;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description =
                    "What measures the samples at the end, see below, may be repeated, or none (default: the usual ones for"
                            + " points and pictures, none for latents without --autoencoder).")
    private List<String> metrics = List.of();

    @Option(names = "--out", paramLabel = "FOLDER", description = "The run folder (default: runs/RECIPE-DATA).")
    private @Nullable Path out;

    @Option(
            names = "--sample-steps",
            paramLabel = "N",
            description = "Steps of the samples at the end (default: 1; 64 for recipes that learn velocities only).")
    private @Nullable Integer sampleSteps;

    @Option(
            names = "--max-hours",
            paramLabel = "X",
            description =
                    "Stops when this command has trained for X hours, with a checkpoint and pictures, as Ctrl-C does; the same"
                            + " command goes on from there (default: never).")
    private @Nullable Double maxHours;

    @Option(
            names = "--features",
            paramLabel = "FILE",
            description = "The feature network of a recipe with @Perceptual, a TorchScript file: images [B,3,H,W] in"
                    + " [-1,1] to a list of features [B,C,h,w] (default: none). Its code is trusted to compute only:"
                    + " operations on files, processes or random numbers, and any not known, are refused by name. It is"
                    + " tried on two images first, for at most two minutes; its memory is not limited.")
    private @Nullable Path features;

    @Option(
            names = "--dry-run",
            description =
                    "Says what the training would take (parameters, memory, work of a step, what it would go on from) and"
                            + " does not train. Of the data no more than the shape is needed: --data shape:4x32x32,classes=1000.")
    private boolean dryRun;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private FromOptions from;

    @Mixin
    private TeacherOptions teacher;

    @Mixin
    private SettingsOptions settingsOptions;

    @Mixin
    private WatchOptions watch;

    @Mixin
    private AutoencoderOptions autoencoder;

    @Mixin
    private LookOptions look;

    @Mixin
    private IdentityOptions identity;

    @Mixin
    private MachineOptions machine;

    @Mixin
    private RankOptions ranks;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ranks.check();
        if (ranks.launches() && !dryRun) {
            return ranks.launch(spec);
        }
        Optional<RankPlace> follows = ranks.place().filter(place -> !place.leads());
        if (follows.isPresent()) {
            follow(follows.get());
        } else {
            lead();
        }
        return 0;
    }

    /** A rank's part of what another process leads. */
    private void follow(RankPlace place) {
        Pipeline pipeline = Recipes.onClassPath().find(recipe);
        String text =
                dataOptions.text(data != null ? data : DoorLists.usualData().get(0));
        Optional<FeatureNetwork> seen = Optional.ofNullable(features).map(FeatureNetwork::read);
        Named<DataSet> named = DataSources.open(text);
        try (TeacherOptions.Named taught = teacher.open(Recipes.onClassPath(), identity.trust())) {
            PlannedRun run = planned(pipeline, named, seen, taught, path(pipeline, text));
            Device device = machine.start();
            Devices.engine();
            Meeting meeting =
                    ranks.meeting(place, run.identity(), spec.commandLine().getErr());
            try (Follower follower = meeting.come();
                    Interruption interruption = Interruption.watching(follower::ask)) {
                try {
                    run.follow(follower, place, device);
                } catch (BadInputException e) {
                    follower.fail(e.getMessage());
                    throw e;
                }
            }
        }
    }

    private Path path(Pipeline pipeline, String text) {
        return out != null ? out : Path.of("runs", PlannedRun.folderName(pipeline, text));
    }

    private PlannedRun planned(
            Pipeline pipeline,
            Named<DataSet> named,
            Optional<FeatureNetwork> seen,
            TeacherOptions.Named taught,
            Path path) {
        TrainingSettings settings = ImmutableTrainingSettings.copyOf(
                        settingsOptions.settings(named.value().kind()))
                .withFeatures(seen)
                .withTeacher(taught.teacher())
                .withKeep(watch.keepings());
        ranks.check(settings);
        Named<Architecture> architecture = PlannedRun.network(pipeline, named, Optional.ofNullable(network));
        machine.suit(architecture.value(), settings.batchSize());
        return PlannedRun.of(pipeline, named, architecture, settings, machine.threads(), identity.thoroughness(), path);
    }

    private void lead() {
        Pipeline pipeline = Recipes.onClassPath().find(recipe);
        String text =
                dataOptions.text(data != null ? data : DoorLists.usualData().get(0));
        check(text);
        Optional<FeatureNetwork> seen = Optional.ofNullable(features).map(FeatureNetwork::read);
        Named<DataSet> named = DataSources.open(text);
        DataSet dataSet = named.value();
        if (!dataSet.hasSamples() && !dryRun) {
            throw new BadInputException(
                    "The data '%s' are a shape without samples, from which nothing is learned; give others, or add --dry-run."
                            .formatted(named.text()));
        }
        Optional<Judge> judge = dataSet.hasSamples() ? judge(named) : Optional.empty();
        Path path = path(pipeline, text);
        try (TeacherOptions.Named taught = teacher.open(Recipes.onClassPath(), identity.trust());
                FolderLock lock = FolderLock.of(path)) {
            PlannedRun planned = planned(pipeline, named, seen, taught, path);
            try (FromOptions.Weights first = from.open(path)) {
                PlannedRun run = first.applied(planned);
                try (RunStart start = run.start(lock, identity.anyway())) {
                    begin(planned, run, start, taught, judge);
                }
            }
        }
    }

    private TimeLimit limit() {
        return new TimeLimit(maxHours != null ? maxHours : Double.POSITIVE_INFINITY);
    }

    private JudgeRequest judging() {
        return new JudgeRequest(metrics, 0).looking(look.looking(autoencoder.decoding(), machine::start));
    }

    private Optional<Judge> judge(Named<DataSet> named) {
        return metrics.isEmpty() ? Judges.usual(judging(), named) : Judges.of(judging(), named);
    }

    /** Refuses what no data could make right, before they are read. */
    private void check(String text) {
        PlotStyle.requireFonts();
        settingsOptions.check();
        watch.check();
        from.check();
        machine.check();
        limit();
        DataSources.check(text);
        Optional.ofNullable(network).ifPresent(name -> Architectures.registry().find(name));
        Judges.check(judging());
        Optional.ofNullable(sampleSteps).ifPresent(steps -> SampleRequest.of(1, steps, 0));
        Optional.ofNullable(out).ifPresent(folder -> FolderLock.of(folder).close());
    }

    private void begin(
            PlannedRun planned, PlannedRun run, RunStart start, TeacherOptions.Named taught, Optional<Judge> judge) {
        PrintWriter console = spec.commandLine().getOut();
        Pipeline pipeline = run.pipeline();
        DataSet dataSet = run.data().value();
        SampleRequest samples =
                RunReport.request(dataSet, sampleSteps != null ? RouteText.steps(sampleSteps) : pipeline.usualRoute());
        Optional<String> notice = judge.flatMap(judging -> judging.notice(judging.usualCount()));
        int classes = run.network().value().classes();
        List<String> notes = Gate.pass(pipeline, List.of(run.opening(), samples.opening(pipeline, classes)));
        Optional<Device> device = dryRun ? Optional.empty() : Optional.of(machine.start());
        device.ifPresent(there -> autoencoder.trial(dataSet, there));
        device.ifPresent(there -> judge.ifPresent(Judge::trial));
        console.printf(
                Locale.ROOT,
                "%s on %s: %s, %,d parameters, %,d steps of %,d samples%s%n",
                pipeline.card().recipe(),
                run.data().text(),
                run.network().text(),
                run.network().value().parameters(),
                run.settings().steps(),
                run.settings().batchSize(),
                start.made() > 0 ? ", continued after " + start.made() : "");
        dataSet.found().forEach(line -> console.println("  " + line));
        KindNote.of(pipeline.card(), dataSet).ifPresent(note -> console.println("note: " + note));
        FromOptions.tell(console, run, start);
        taught.tell(console);
        notes.forEach(note -> console.println("note: " + note));
        notice.ifPresent(says -> console.println("note: " + says));
        device.filter(on -> start.made() > 0)
                .flatMap(on -> Machine.moved(run.folder().path(), on))
                .ifPresent(says -> console.println("note: " + says));
        IdentityOptions.note(console, start.differences());
        console.flush();
        device.ifPresentOrElse(
                on -> train(run, start, on, samples, judge, leader(planned)),
                () -> new DryRun(console, run).print(start));
    }

    /** The other ranks, called together; none for a process alone. */
    private Optional<Leader> leader(PlannedRun planned) {
        Devices.engine();
        PrintWriter err = spec.commandLine().getErr();
        return ranks.place()
                .map(place -> ranks.meeting(place, planned.identity(), err).call(line -> {
                    err.println("saltus: " + line);
                    err.flush();
                }));
    }

    private void train(
            PlannedRun run,
            RunStart start,
            Device device,
            SampleRequest samples,
            Optional<Judge> judge,
            Optional<Leader> leader) {
        PrintWriter console = spec.commandLine().getOut();
        List<Inspection> inspections = watch.inspections(run, samples.route(), judge, device);
        TimeLimit limit = limit();
        try (Interruption interruption =
                Interruption.watching(spec.commandLine().getErr())) {
            RunEnd end;
            try (Progress progress =
                    Progress.onStandardError(run.pipeline().card().recipe(), Help.Ansi.AUTO.enabled())) {
                TrainingListener[] listeners =
                        RunListeners.of(run, device, watch.hasPage(), progress, interruption, limit);
                end = leader.map(of -> run.train(of, start, device, inspections, listeners))
                        .orElseGet(() -> run.train(start, device, inspections, listeners));
            }
            Refusals refusals = end.history().refusals();
            if (refusals.total() > 0) {
                console.println("note: " + refusals.text(end.made()));
            }
            double left = run.settings().averaging().get(0).startLeft(end.made());
            if (left >= WORTH_SAYING) {
                console.printf(
                        Locale.ROOT,
                        "note: %.2g %% of the average is the start; sample --weights raw has none%n",
                        100 * left);
            }
            if (!end.complete()) {
                console.printf(
                        Locale.ROOT,
                        "stopped after step %,d of %,d%s%n",
                        end.made(),
                        run.settings().steps(),
                        interruption.wantsToStop() ? "" : ": --max-hours are over, and the same command goes on");
            }
            new RunReport(run.folder(), run.data(), autoencoder, identity.trust(), device, console)
                    .write(end, samples, end.complete() ? judge : Optional.empty());
            if (watch.hasPage()) {
                Report.write(run.folder());
                console.println("  " + run.folder().file(Report.NAME));
            }
            console.flush();
        }
    }
}
