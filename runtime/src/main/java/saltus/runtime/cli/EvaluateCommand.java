package saltus.runtime.cli;

import ai.djl.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.pipeline.Guided;
import saltus.runtime.BadInputException;
import saltus.runtime.Sharing;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;
import saltus.runtime.data.Units;
import saltus.runtime.door.Named;
import saltus.runtime.evaluate.Evaluation;
import saltus.runtime.evaluate.GuidanceTable;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.evaluate.JudgeRequest;
import saltus.runtime.evaluate.Judges;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.ranks.Company;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.sample.Sampling;
import saltus.runtime.train.RunFolder;

/** {@code saltus evaluate RUN}: how far samples lie from the truth, by number of steps. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how far the samples of a run, or of a file, lie from true ones: fresh ones of a law, those that were"
                    + " held back (held=SHARE behind the data), or else those of training, which the table says. Beside"
                    + " each metric stands its noise floor, the value of two true sets of that size, and p, the"
                    + " probability that true samples are as bad by chance; where data have classes the worst one follows."
                    + " It takes about half a minute for data of any size: of more samples fewer are measured.",
            "",
            "What it finds of a run's last weights in the usual number of steps becomes the run's metrics.json."
        },
        subcommands = ReferenceCommand.class,
        footerHeading = "%nMetrics:%n",
        footer = {
            DoorLists.METRICS,
            "",
            "Metrics of pictures, by what a feature network sees of them:",
            DoorLists.PICTURES,
            "",
            "Examples:",
            "  saltus evaluate RUN --steps 1 --steps 2 --steps 4",
            "  saltus evaluate RUN --times 1,0.8 --times 1,0.5 --sampler renoising",
            "  saltus evaluate RUN --guidance 1 --guidance 2 --guidance 4 --guided 0.1,0.9",
            "  saltus evaluate RUN --metric FID --look inception-2015-12-05.pt --reference photos-inception.npz",
            "  saltus evaluate reference photos --out photos.npz",
            "  saltus evaluate --samples samples.npz --data checkerboard"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", arity = "0..1", description = "A folder that 'saltus train' has made.")
    private @Nullable Path run;

    @Option(
            names = "--samples",
            paramLabel = "FILE",
            description = "Samples to measure instead of a run's, read as data are; --data says by what.")
    private @Nullable String samples;

    @Mixin
    private RouteOptions routes;

    @Mixin
    private GuidanceOptions guidance;

    @Option(
            names = "--count",
            paramLabel = "N",
            description =
                    "Number of samples (default: as many as are measured within half a minute, at most 10000 points, 2000 pictures or 1000 others).")
    private @Nullable Integer count;

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description = "A metric, may be repeated (default: the usual ones).")
    private List<String> metrics = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Decides noise and true sets (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description =
                    "Where the run's data are now, if they were moved (default: where they were), or what --samples"
                            + " are measured by.")
    private @Nullable String data;

    @Mixin
    private LookOptions look;

    @Mixin
    private AutoencoderOptions autoencoder;

    @Mixin
    private WeightsOptions weights;

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
        return ranks.run(spec, this::run);
    }

    private void run() {
        routes.check();
        guidance.all();
        Optional.ofNullable(count).ifPresent(number -> SampleRequest.of(number, 1, seed));
        machine.check();
        weights.check();
        Judges.check(judging(Sharing.ALONE));
        if (samples != null) {
            measureGiven(samples);
        } else if (run == null) {
            throw new BadInputException(
                    "There is nothing to measure; give the folder of a run, or --samples FILE --data DATA.");
        } else {
            try (RunInput input = RunInput.of(weights.checkpoint(run), Optional.ofNullable(data))) {
                evaluate(input, run);
            }
        }
    }

    private JudgeRequest judging(Sharing sharing) {
        return new JudgeRequest(metrics, seed)
                .looking(look.looking(autoencoder.decoding(), machine::start).by(sharing));
    }

    private Judge judge(Named<DataSet> set, Sharing sharing) {
        return Judges.of(judging(sharing), set)
                .orElseThrow(() ->
                        new BadInputException("There is nothing to measure by; name another --metric than none."));
    }

    private void measureGiven(String text) {
        if (run != null || data == null) {
            throw new BadInputException(
                    "The samples '%s' are measured by data, not by a run; give --samples FILE --data DATA and no run."
                            .formatted(text));
        }
        Named<DataSet> set = DataSources.open(data);
        Judge judge = judge(set, Sharing.ALONE);
        Samples given = GivenSamples.of(text, set, count != null ? count : Integer.MAX_VALUE);
        judge.notice(given.count()).ifPresent(spec.commandLine().getErr()::println);
        print(text, measured(judge, given).table());
    }

    private static Evaluation measured(Judge judge, SampleBatches made) {
        try (MeasuringLine line = new MeasuringLine()) {
            return judge.of(made, line);
        }
    }

    private void print(String title, String table) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(title);
        console.println(table);
        console.flush();
    }

    private void evaluate(RunInput input, Path folder) {
        Device device = machine.start();
        Optional<Company> company = ranks.company(spec, input.checkpoint().identity());
        try {
            evaluate(input, folder, device, company.map(Sharing.class::cast).orElse(Sharing.ALONE));
        } finally {
            company.ifPresent(Company::close);
        }
    }

    private void evaluate(RunInput input, Path folder, Device device, Sharing sharing) {
        input.gone().ifPresent(gone -> {
            throw new BadInputException("There is nothing to measure the samples by: " + gone + " Give --data.");
        });
        Judge judge = judge(input.data(), sharing);
        int number = count != null ? count : judge.usualCount();
        Optional<String> notice = judge.notice(number);
        PrintWriter console = spec.commandLine().getOut();
        try (Model model =
                Model.open(input.checkpoint(), Recipes.onClassPath(), input.data(), identity.trust(), device)) {
            IdentityOptions.note(console, model.differences());
            weights.apply(console, input.checkpoint(), model);
            List<SampleRequest> requests = routes.of(model.pipeline()).stream()
                    .map(route -> new SampleRequest(number, route, Optional.empty(), seed, judge.classes(number)))
                    .toList();
            List<Optional<Guided>> scales = guidance.all();
            Sampling.check(
                    model,
                    requests.stream()
                            .flatMap(request -> scales.stream().map(request::guided))
                            .toList());
            notice.ifPresent(spec.commandLine().getErr()::println);
            for (SampleRequest request : requests) {
                List<Evaluation> evaluations = scales.stream()
                        .map(scale -> measured(
                                judge, Sampling.drawn(model, request.guided(scale), Units.STORED, device, sharing)))
                        .toList();
                Evaluation evaluation = evaluations.get(0);
                print(
                        model.pipeline().card().recipe() + ", "
                                + request.route().words() + guided(scales),
                        scales.size() == 1
                                ? evaluation.table()
                                : new GuidanceTable(omegas(scales), evaluations).text());
                if (isOfTheRun() && ranks.writes()) {
                    MeasuredSamples.of(
                                    input.checkpoint().step(), request.route().steps(), evaluation)
                            .write(new RunFolder(folder).metrics());
                }
            }
        }
    }

    private static String guided(List<Optional<Guided>> scales) {
        List<Double> omegas = omegas(scales);
        return omegas.size() == 1 && omegas.get(0) > 1 ? ", guided by " + omegas.get(0) : "";
    }

    private static List<Double> omegas(List<Optional<Guided>> scales) {
        return scales.stream().flatMap(Optional::stream).map(Guided::omega).toList();
    }

    /** True for what the end of a training measures, too: its last weights, by the usual number of steps. */
    private boolean isOfTheRun() {
        return routes.areUsual() && guidance.areUsual() && weights.areUsual();
    }
}
