package saltus.runtime.cli;

import ai.djl.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.pipeline.Route;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.Quoted;
import saltus.runtime.Version;
import saltus.runtime.evaluate.MeasuredSamples;
import saltus.runtime.export.Exported;
import saltus.runtime.export.ModelFolder;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.train.RunFolder;

/** {@code saltus export RUN}: a trained model for those who do not have Saltus. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the model of a run into a folder that needs nothing of Saltus: model.pt, the sampler with its"
                    + " weights as one TorchScript file; model.safetensors, the weights under the network's names;"
                    + " config.json, design, network, data and settings; README.md, the card for people, as public hubs"
                    + " show it.",
            "",
            "Python's torch.jit.load and C++'s torch::jit::load open model.pt, of a network with attention those of"
                    + " PyTorch 2.1 or newer. forward(noise, labels) gives the numbers that 'saltus sample' gives for"
                    + " that noise and as many steps, up to rounding. A sampler of several steps"
                    + " that adds noise between them takes all of it at once, [steps, rows, ..]; the card says which"
                    + " shape.",
            "",
            "The card is written last: a folder that has one is complete. The same command writes the same bytes, and"
                    + " writes over no card that somebody has edited."
        },
        footer = {"", "Examples:", "  saltus export RUN", "  saltus export RUN --steps 4 --out mine --licence cc-by-4.0"
        })
final class ExportCommand implements Runnable {
    private static final String LICENCE = "[A-Za-z0-9][A-Za-z0-9.+-]{0,63}";

    @Parameters(paramLabel = "RUN", description = "A folder that 'saltus train' has made.")
    private Path run;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the files go (default: export in the run folder).")
    private @Nullable Path out;

    @Mixin
    private RouteOptions route;

    @Mixin
    private GuidanceOptions guidance;

    @Option(
            names = "--licence",
            paramLabel = "NAME",
            defaultValue = "unknown",
            description =
                    "The licence that the card names, as hubs spell it, e.g. cc-by-4.0 (default: ${DEFAULT-VALUE}).")
    private String licence;

    @Mixin
    private WeightsOptions weights;

    @Mixin
    private IdentityOptions identity;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        weights.check();
        route.checkOne();
        request(Route.equally(1));
        if (!licence.matches(LICENCE)) {
            throw new BadInputException(
                    "The licence %s is no name of one; give letters, digits, dots and dashes, such as cc-by-4.0."
                            .formatted(Quoted.of(licence)));
        }
        try (RunInput input = RunInput.of(weights.checkpoint(run), Optional.empty());
                Model model = Model.open(
                        input.checkpoint(), Recipes.onClassPath(), input.data(), identity.trust(), Device.cpu())) {
            PrintWriter console = spec.commandLine().getOut();
            IdentityOptions.note(console, model.differences());
            weights.apply(console, input.checkpoint(), model);
            export(input, model).forEach(file -> console.println("  " + file));
            console.flush();
        }
    }

    private List<Path> export(RunInput input, Model model) {
        SampleRequest sampler = request(route.one(model.pipeline()));
        Map<String, String> settings = input.checkpoint().settings();
        long step = input.checkpoint().step();
        Optional<MeasuredSamples> measured =
                MeasuredSamples.read(new RunFolder(run).metrics()).filter(there -> there.step() == step);
        Exported exported =
                new Exported(model, input.data(), settings, step, measured, sampler, licence, Version.NUMBER);
        try (FolderLock lock = FolderLock.of(out != null ? out : run.resolve("export"))) {
            return new ModelFolder(lock.folder()).write(exported);
        }
    }

    private SampleRequest request(Route way) {
        return new SampleRequest(1, way, guidance.asked(), 0, List.of());
    }
}
