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
import saltus.pipeline.Route;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.Sharing;
import saltus.runtime.data.ClassNames;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.picture.PngFolder;
import saltus.runtime.ranks.Company;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleFiles;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.sample.Sampling;

/** {@code saltus sample RUN}: draws samples from a trained model. */
@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Samples the model of a run, in one step unless told otherwise, and writes a picture (points beside the"
                    + " truth, images as a grid) and an archive for numpy.load: 'arr_0' [N,H,W,C] of bytes and 'arr_1'"
                    + " with their classes for images, as evaluators read them, 'samples' and 'labels' for points and"
                    + " latents. However many images are asked for, a batch of them is in memory.",
            "",
            "Sample number i depends on the seed and on i alone: more samples, or other steps, start from the same"
                    + " noise."
        },
        footer = {
            "",
            "Examples:",
            "  saltus sample RUN --steps 2",
            "  saltus sample RUN --times 1,0.6,0.2 --sampler renoising:0.5",
            "  saltus sample RUN --steps 16 --sampler heun --guidance 2 --guided 0.2,0.8",
            "  saltus sample RUN --class 3 --class owl --count 64",
            "  saltus sample RUN --count 50000 --out fifty --png"
        })
final class SampleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "A folder that 'saltus train' has made.")
    private Path run;

    @Mixin
    private RouteOptions route;

    @Mixin
    private GuidanceOptions guidance;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description =
                    "A class to sample, by its name or number, may be repeated; none is any class, by the label that"
                            + " @LabelDropout has trained (default: all in turn).")
    private List<String> classes = List.of();

    @Option(names = "--count", paramLabel = "N", description = "Number of samples (default: 10000 points, 100 images).")
    private @Nullable Integer count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Decides the noise (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "NAME",
            description =
                    "Writes NAME.png and NAME.npz (default: samples-Nsteps in the run folder, with times and sampler if they are given).")
    private @Nullable Path out;

    @Option(names = "--png", description = "Writes a PNG of each image, too, into the folder NAME-png.")
    private boolean png;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "Where its data are now, if they were moved (default: where they were).")
    private @Nullable String data;

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
        route.checkOne();
        new SampleRequest(count != null ? count : 1, Route.equally(1), guidance.asked(), seed, List.of());
        machine.check();
        weights.check();
        Optional.ofNullable(out).ifPresent(base -> AtomicFile.requireWritable(picture(base)));
        try (RunInput input = RunInput.of(weights.checkpoint(run), Optional.ofNullable(data))) {
            Device device = machine.start();
            Optional<Company> company = ranks.company(spec, input.checkpoint().identity());
            try (Elsewhere elsewhere = new Elsewhere(!ranks.writes())) {
                sample(input, device, company.map(Sharing.class::cast).orElse(Sharing.ALONE), elsewhere);
            } finally {
                company.ifPresent(Company::close);
            }
        }
    }

    private void sample(RunInput input, Device device, Sharing sharing, Elsewhere elsewhere) {
        PrintWriter console = spec.commandLine().getOut();
        try (AutoencoderOptions.Shown shown = autoencoder.open(input.data().value(), device);
                Model model =
                        Model.open(input.checkpoint(), Recipes.onClassPath(), input.data(), identity.trust(), device)) {
            IdentityOptions.note(console, model.differences());
            weights.apply(console, input.checkpoint(), model);
            input.gone().ifPresent(gone -> console.println("note: " + gone));
            Route way = route.one(model.pipeline());
            int number = count != null ? count : RunReport.samples(input.data().value());
            Path base = elsewhere.instead(out != null ? out : run.resolve("samples-" + way.name()));
            AtomicFile.requireWritable(picture(base));
            List<Integer> labels = classes.stream()
                    .map(text -> ClassNames.find(input.data().value().classNames(), text))
                    .toList();
            SampleRequest request = new SampleRequest(number, way, guidance.asked(), seed, labels);
            SampleBatches samples =
                    shown.of(Sampling.drawn(model, request, input.data().value().units(), device, sharing));
            Path numbers = base.resolveSibling(base.getFileName() + ".npz");
            String title = model.pipeline().card().recipe() + ", " + way.words();
            Optional<PngFolder> each = png ? Optional.of(pngs(base, samples, shown.kind())) : Optional.empty();
            SampleFiles.write(picture(base), numbers, samples, shown.kind(), input.data(), title, "");
            console.println(picture(base));
            console.println(numbers);
            each.ifPresent(folder -> {
                try (FolderLock lock = FolderLock.of(folder.path())) {
                    folder.write(numbers);
                    console.println(lock.folder());
                }
            });
            console.flush();
        }
    }

    /** Refused before anything is sampled if it cannot be had. */
    private static PngFolder pngs(Path base, SampleBatches samples, DataSet.Kind kind) {
        if (kind != DataSet.Kind.IMAGES) {
            throw new BadInputException(
                    "The samples are %s, which no PNG shows one by one; leave out --png.".formatted(kind.text()));
        }
        long[] shape = samples.shape();
        PngFolder folder = new PngFolder(
                base.resolveSibling(base.getFileName() + "-png"), samples.count(), (int) shape[1], (int) shape[2], (int)
                        shape[3]);
        folder.check();
        return folder;
    }

    private static Path picture(Path base) {
        if (base.getFileName() == null) {
            throw new BadInputException("'%s' is no name of a file; give --out NAME.".formatted(base));
        }
        return base.resolveSibling(base.getFileName() + ".png");
    }
}
