package saltus.runtime.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.graph.Precision;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.data.DataSet;
import saltus.runtime.program.LocalSteps;
import saltus.runtime.program.Recording;
import saltus.runtime.program.UpdateRule;
import saltus.runtime.train.Averaging;
import saltus.runtime.train.ImmutableTrainingSettings;
import saltus.runtime.train.RateSchedule;
import saltus.runtime.train.TrainingSettings;

/** Options that become training settings; what is not given keeps the default for the kind of data. */
final class SettingsOptions {
    private static final String CONSTANT = "constant";
    private static final String ROOT = "inverse-sqrt";
    private static final String COSINE = "cosine";

    @Option(names = "--steps", paramLabel = "N", description = "Training steps (default: 16000 points, 10000 images).")
    private @Nullable Long steps;

    @Option(names = "--batch", paramLabel = "N", description = "Samples a step (default: 1024 points, 64 images).")
    private @Nullable Integer batch;

    @Option(
            names = "--accumulate",
            paramLabel = "N",
            description =
                    "Makes a batch in N turns whose gradients add up: an Nth of the memory for activations, the same result up to"
                            + " rounding (default: 1).")
    private @Nullable Integer turns;

    @Option(
            names = "--recompute",
            description =
                    "Holds what crosses between segments of a step, and computes the rest again for its gradient: less memory for"
                            + " one more forward pass, the same result.")
    private boolean recomputes;

    @Option(
            names = "--local-steps",
            paramLabel = "N",
            description =
                    "Ranks make N steps of their own, each with its rows of the batch, and meet then: less is sent, and the result"
                            + " is another (DiLoCo; see 'saltus explain ranks'; default: they meet inside each step).")
    private @Nullable Long localSteps;

    @Option(
            names = "--outer-rate",
            paramLabel = "X",
            description = "Rate of the step that --local-steps make together (default: 0.7).")
    private @Nullable Double outerRate;

    @Option(
            names = "--outer-momentum",
            paramLabel = "X",
            description =
                    "Nesterov momentum of the step that --local-steps make together; that of the paper is 0.9, for runs of many"
                            + " meetings (default: 0.5).")
    private @Nullable Double outerMomentum;

    @Option(
            names = "--lr",
            paramLabel = "X",
            description = "Learning rate (default: 3e-3 points, 5e-4 images; of lion 3e-4 and 5e-5).")
    private @Nullable Double learningRate;

    @Option(
            names = "--lr-decay-after",
            paramLabel = "N",
            description = "Steps after which the rate falls as 1/sqrt(step) (default: 1500 points, never images).")
    private @Nullable Long decayAfter;

    @Option(
            names = "--lr-warm-up",
            paramLabel = "N",
            description = "Steps over which the rate grows in a line from --lr / N to --lr (default: 0).")
    private @Nullable Long warmUp;

    @Option(
            names = "--lr-schedule",
            paramLabel = "NAME",
            description =
                    "constant; inverse-sqrt, see --lr-decay-after; or cosine, which falls to --lr-final at the last of --steps,"
                            + " so that such a run cannot be made longer (default: inverse-sqrt points, constant images).")
    private @Nullable String schedule;

    @Option(names = "--lr-final", paramLabel = "X", description = "Rate at the end of a cosine (default: 0).")
    private @Nullable Double last;

    @Option(
            names = "--optimiser",
            paramLabel = "NAME",
            description =
                    "adamw; adam, whose --weight-decay is added to gradients; radam, whose first steps need no warm-up; lion,"
                            + " which keeps one moment instead of two and takes a third to a tenth of the --lr; or muon, whose"
                            + " updates of hidden layers' matrices are orthogonal (default: adamw).")
    private @Nullable String optimiser;

    @Option(names = "--beta1", paramLabel = "X", description = "Decay of the first moment (default: 0.9).")
    private @Nullable Double beta1;

    @Option(
            names = "--beta2",
            paramLabel = "X",
            description = "Decay of the second moment, of lion's only one (default: 0.95, lion 0.99).")
    private @Nullable Double beta2;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description = "Weight decay, decoupled but of adam (default: 0).")
    private @Nullable Double weightDecay;

    @Option(names = "--clip", paramLabel = "X", description = "Largest global norm of the gradient (default: 1).")
    private @Nullable Double clip;

    @Option(
            names = "--ema",
            paramLabel = "X",
            description =
                    "Decay of the average of weights that is sampled (default: 0.9995 points, 0.999 images; long runs"
                            + " use 0.9999). May be repeated for averages besides, which 'saltus sample --ema' draws from;"
                            + " power:0.05 is one whose length grows with the training.")
    private List<String> ema = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Decides weights, batches and draws (default: 0).")
    private @Nullable Long seed;

    @Option(
            names = "--precision",
            paramLabel = "TYPE",
            description = "float32, float64, or bfloat16 for matrix products (default: float32).")
    private @Nullable String precision;

    @Option(names = "--checkpoint-every", paramLabel = "N", description = "Steps between checkpoints (default: 1000).")
    private @Nullable Long checkpointEvery;

    @Option(
            names = "--keep-averages-every",
            paramLabel = "N",
            description =
                    "Steps between files of the power-function averages, of which 'saltus sample --ema power:LENGTH'"
                            + " makes others after the fact (default: none; each is as large as the weights).")
    private @Nullable Long keepAveragesEvery;

    @Option(names = "--log-every", paramLabel = "N", description = "Steps between lines of the log (default: 50).")
    private @Nullable Long logEvery;

    /** Refuses values that cannot train, whatever the data are. */
    void check() {
        settings(DataSet.Kind.POINTS);
    }

    TrainingSettings settings(DataSet.Kind kind) {
        ImmutableTrainingSettings.Builder settings = TrainingSettings.defaults(kind);
        if (steps != null) {
            settings.steps(steps);
        }
        if (batch != null) {
            settings.batchSize(batch);
        }
        if (turns != null) {
            settings.turns(turns);
        }
        settings.recording(recomputes ? Recording.IN_SEGMENTS : Recording.AT_ONCE);
        settings.localSteps(local());
        UpdateRule rule = optimiser == null ? UpdateRule.ADAMW : rule(optimiser);
        double usualRate = TrainingSettings.defaults(kind).build().learningRate() / rule.smallerRate();
        settings.rule(rule);
        settings.learningRate(learningRate != null ? learningRate : usualRate);
        if (warmUp != null) {
            settings.warmUp(warmUp);
        }
        schedule(kind).ifPresent(settings::schedule);
        if (beta1 != null) {
            settings.beta1(beta1);
        }
        if (beta2 != null) {
            settings.beta2(beta2);
        }
        if (weightDecay != null) {
            settings.weightDecay(weightDecay);
        }
        if (clip != null) {
            settings.clip(clip);
        }
        averages(settings);
        if (seed != null) {
            settings.seed(seed);
        }
        if (precision != null) {
            settings.precision(precision(precision));
        }
        if (checkpointEvery != null) {
            settings.checkpointEvery(checkpointEvery);
        }
        if (keepAveragesEvery != null) {
            settings.keepAveragesEvery(keepAveragesEvery);
        }
        if (logEvery != null) {
            settings.logEvery(logEvery);
        }
        return settings.build();
    }

    /** How ranks meet after steps of their own; empty if they meet inside each step. */
    private Optional<LocalSteps> local() {
        if (localSteps == null) {
            if (outerRate != null || outerMomentum != null) {
                throw new BadInputException(
                        "%s says how ranks go on after steps of their own, and they make none; add --local-steps N, or leave it out."
                                .formatted(outerRate != null ? "--outer-rate" : "--outer-momentum"));
            }
            return Optional.empty();
        }
        return Optional.of(new LocalSteps(
                localSteps,
                outerRate != null ? outerRate : LocalSteps.USUAL_RATE,
                outerMomentum != null ? outerMomentum : LocalSteps.USUAL_MOMENTUM));
    }

    /** What is asked for; empty for the usual one. */
    private Optional<RateSchedule> schedule(DataSet.Kind kind) {
        String name = schedule == null && decayAfter != null ? ROOT : schedule;
        if (last != null && !COSINE.equals(name)) {
            throw new BadInputException(
                    "Only a cosine ends at --lr-final %s; add --lr-schedule cosine, or leave out --lr-final."
                            .formatted(last));
        }
        if (decayAfter != null && !ROOT.equals(name)) {
            throw new BadInputException(
                    "The learning rate cannot fall by --lr-decay-after %s and be that of --lr-schedule %s; leave out one of them."
                            .formatted(decayAfter, name));
        }
        if (name == null) {
            return Optional.empty();
        }
        return switch (name) {
            case CONSTANT -> Optional.of(new RateSchedule.Constant());
            case ROOT -> Optional.of(root(kind));
            case COSINE -> Optional.of(new RateSchedule.Cosine(last != null ? last : 0));
            default ->
                throw new BadInputException("There is no schedule %s of the learning rate; write %s, %s or %s."
                        .formatted(Quoted.of(name), CONSTANT, ROOT, COSINE));
        };
    }

    private RateSchedule root(DataSet.Kind kind) {
        if (decayAfter != null) {
            return new RateSchedule.InverseSquareRoot(decayAfter);
        }
        if (TrainingSettings.usualSchedule(kind) instanceof RateSchedule.InverseSquareRoot usual) {
            return usual;
        }
        throw new BadInputException(
                "--lr-schedule %s does not say when the rate begins to fall; add --lr-decay-after N, such as a tenth of the steps."
                        .formatted(ROOT));
    }

    /** The first that is no power function is the one that is sampled. */
    private void averages(ImmutableTrainingSettings.Builder settings) {
        boolean isFirst = true;
        for (String text : ema) {
            Averaging average = Averaging.parse(text);
            if (isFirst && average instanceof Averaging.Exponential exponential) {
                settings.emaDecay(exponential.decay());
                isFirst = false;
            } else {
                settings.addMoreAverages(average);
            }
        }
    }

    private static UpdateRule rule(String text) {
        return Stream.of(UpdateRule.values())
                .filter(rule -> rule.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new BadInputException("There is no optimiser %s; write adamw, adam, radam, lion or muon."
                                .formatted(Quoted.of(text))));
    }

    private static Precision precision(String text) {
        return switch (text) {
            case "float32" -> Precision.SINGLE;
            case "float64" -> Precision.DOUBLE;
            case "bfloat16" -> Precision.MIXED;
            case "float16", "fp16", "half" ->
                throw new BadInputException(
                        "[Saltus/DerivativePrecision] There is no precision '%s', in which derivatives in time overflow; write float32, float64 or bfloat16."
                                .formatted(text));
            default ->
                throw new BadInputException(
                        "There is no precision '%s'; write float32, float64 or bfloat16.".formatted(text));
        };
    }
}
