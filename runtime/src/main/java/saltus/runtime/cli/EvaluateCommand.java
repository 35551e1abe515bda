package saltus.runtime.cli;

import ai.djl.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.evaluate.PointEvaluation;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.sample.Samples;
import saltus.runtime.sample.Sampling;

/** {@code saltus evaluate RUN}: how far samples lie from the truth, by number of steps. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures the samples of a run on points: the sliced Wasserstein-2 distance and the energy distance from true"
                    + " points that training has not seen. Beside each stands its noise floor, the distance that two"
                    + " independent true sets of that size have; a ratio of 1 cannot be told from the truth."
        },
        footer = {"", "Example:", "  saltus evaluate runs/MeanFlow-checkerboard --steps 1 --steps 2 --steps 4"})
final class EvaluateCommand implements Runnable {
    @Parameters(paramLabel = "RUN", description = "A folder that 'saltus train' has made.")
    private Path run;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Network evaluations from noise to data, may be repeated (default: as for sample).")
    private List<Integer> steps = List.of();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "" + RunReport.POINTS,
            description = "Number of samples (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Decides noise and true sets (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private MachineOptions machine;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        RunInput input = RunInput.of(run);
        if (input.data().kind() != DataSet.Kind.POINTS) {
            throw new BadInputException(
                    "The run '%s' was trained on images, and distances between sets are for points; look at 'saltus sample' instead."
                            .formatted(run));
        }
        Device device = machine.start();
        PrintWriter console = spec.commandLine().getOut();
        try (Model model = Model.open(input.folder(), Recipes.onClassPath(), input.data(), device)) {
            List<Integer> all = steps.isEmpty() ? List.of(model.pipeline().usualSteps()) : steps;
            List<SampleRequest> requests = all.stream()
                    .map(evaluations -> SampleRequest.of(count, evaluations, seed))
                    .toList();
            Sampling.check(model, requests);
            for (SampleRequest request : requests) {
                Samples samples = Sampling.of(model, request, device);
                console.println(model.pipeline().card().recipe() + ", " + RunReport.steps(request.steps()));
                console.println(
                        PointEvaluation.of(samples.values(), input.data(), seed).table());
                console.flush();
            }
        }
    }
}
