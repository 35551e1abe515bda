package saltus.runtime.cli;

import ai.djl.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.runtime.BadInputException;
import saltus.runtime.data.Samples;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.evaluate.JudgeRequest;
import saltus.runtime.evaluate.Judges;
import saltus.runtime.evaluate.Measuring;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.sample.Sampling;

/** {@code saltus evaluate RUN}: how far samples lie from the truth, by number of steps. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how far the samples of a run lie from true ones that training has not seen. Beside each metric"
                    + " stands its noise floor, the value of two independent true sets of that size; a ratio of 1 cannot"
                    + " be told from the truth."
        },
        footerHeading = "%nMetrics:%n",
        footer = {DoorLists.METRICS, "", "Example:", "  saltus evaluate RUN --steps 1 --steps 2 --steps 4"})
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
            description = "Number of samples (default: 10000 points, 1000 others).")
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
            description = "Where its data are now, if they were moved (default: where they were).")
    private @Nullable String data;

    @Mixin
    private WeightsOptions weights;

    @Mixin
    private IdentityOptions identity;

    @Mixin
    private MachineOptions machine;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        steps.forEach(evaluations -> SampleRequest.of(1, evaluations, seed));
        machine.check();
        weights.check();
        Judges.check(judging());
        try (RunInput input = RunInput.of(weights.checkpoint(run), Optional.ofNullable(data))) {
            evaluate(input);
        }
    }

    private JudgeRequest judging() {
        return new JudgeRequest(metrics, seed);
    }

    private void evaluate(RunInput input) {
        input.gone().ifPresent(gone -> {
            throw new BadInputException("There is nothing to measure the samples by: " + gone + " Give --data.");
        });
        Judge judge = Judges.of(judging(), input.data())
                .orElseThrow(() -> new BadInputException("There is nothing to measure by; name another --metric than none."));
        int number = count != null ? count : judge.usualCount();
        SampleRequest.of(number, 1, seed);
        Optional<String> notice = judge.notice(number);
        Device device = machine.start();
        PrintWriter console = spec.commandLine().getOut();
        try (Model model =
                Model.open(input.checkpoint(), Recipes.onClassPath(), input.data(), identity.trust(), device)) {
            IdentityOptions.note(console, model.differences());
            weights.apply(console, input.checkpoint(), model);
            List<Integer> all = steps.isEmpty() ? List.of(model.pipeline().usualSteps()) : steps;
            List<SampleRequest> requests = all.stream()
                    .map(evaluations -> SampleRequest.of(number, evaluations, seed))
                    .toList();
            Sampling.check(model, requests);
            notice.ifPresent(spec.commandLine().getErr()::println);
            for (SampleRequest request : requests) {
                Samples samples = Sampling.of(model, request, device);
                console.println(model.pipeline().card().recipe() + ", " + RunReport.steps(request.steps()));
                console.println(judge.of(samples, Measuring.UNHEARD).table());
                console.flush();
            }
        }
    }
}
