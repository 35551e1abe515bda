package saltus.runtime.train;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;
import saltus.graph.Precision;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.program.FeatureNetwork;
import saltus.runtime.program.LocalSteps;
import saltus.runtime.program.Optimiser;
import saltus.runtime.program.Recording;
import saltus.runtime.program.UpdateRule;

/**
 * How a run trains. Everything here decides the result's bits, but how often it is reported, and {@link #steps} unless the
 * schedule of the learning rate ends with them.
 */
@Value.Immutable
public interface TrainingSettings {
    /** Each takes as much memory as the weights. */
    int MOST_AVERAGES = 8;

    /** Samples in a batch. */
    int batchSize();

    /**
     * Turns in which each process makes its rows of a batch, one after the other: as much less memory, and the same gradient up
     * to the rounding of its sum. At least 1.
     */
    @Value.Default
    default int turns() {
        return 1;
    }

    /** How a step holds what its gradient needs: more memory, or one more forward pass. */
    @Value.Default
    default Recording recording() {
        return Recording.AT_ONCE;
    }

    /** Steps that each rank makes on its own before all meet; empty if they meet inside each step. */
    Optional<LocalSteps> localSteps();

    /** True if ranks have met when so many steps are made, so that they have one state. */
    default boolean meetAfter(long made) {
        return made >= steps()
                || localSteps().map(local -> local.meetAfter(made)).orElse(true);
    }

    /** Steps in all, those before a resume included. */
    long steps();

    /** Highest learning rate: that of the first steps after the warm-up. */
    double learningRate();

    /** Steps over which the learning rate grows to its highest; 0 for none. */
    @Value.Default
    default long warmUp() {
        return 0;
    }

    /** How the learning rate changes. */
    @Value.Default
    default RateSchedule schedule() {
        return new RateSchedule.Constant();
    }

    /** Learning rate of the step after {@code made} steps. */
    default double learningRate(long made) {
        return schedule().rate(learningRate(), made, warmUp(), steps());
    }

    /** How gradients become updates. */
    @Value.Default
    default UpdateRule rule() {
        return UpdateRule.ADAMW;
    }

    /** Decay of the first moment, in [0, 1). */
    @Value.Default
    default double beta1() {
        return 0.9;
    }

    /** Decay of the second moment, in [0, 1); 0.95 in the literature of shortcut models, 0.99 in that of Lion. */
    @Value.Default
    default double beta2() {
        return rule().usualBeta2();
    }

    /** Weight decay: decoupled, but of Adam, which is AdamW with 0. */
    @Value.Default
    default double weightDecay() {
        return 0;
    }

    /** Largest global norm of the gradient; infinite for no clipping. */
    @Value.Default
    default double clip() {
        return 1;
    }

    /** Decay of the moving average that is sampled, in [0, 1). Long runs of the literature use 0.9999. */
    @Value.Default
    default double emaDecay() {
        return 0.999;
    }

    /** Averages that are kept besides, at most {@link #MOST_AVERAGES}. */
    List<Averaging> moreAverages();

    /** All averages; the first is sampled unless told otherwise. */
    default List<Averaging> averaging() {
        return Stream.concat(Stream.of(new Averaging.Exponential(emaDecay())), moreAverages().stream())
                .toList();
    }

    /** Their names. */
    default List<String> averages() {
        return averaging().stream().map(Averaging::text).toList();
    }

    /** Decides initial weights, batches and draws. */
    @Value.Default
    default long seed() {
        return 0;
    }

    /** Number types of the program. */
    @Value.Default
    default Precision precision() {
        return Precision.SINGLE;
    }

    /** What a perceptual metric looks through; empty for all others. */
    Optional<FeatureNetwork> features();

    /** Whom targets follow, in recipes that have a teacher; empty for all others. */
    Optional<TrainedTeacher> teacher();

    /** Steps between checkpoints. */
    @Value.Default
    default long checkpointEvery() {
        return 1000;
    }

    /** Steps between the power-function averages that are kept for averages after the fact; the largest number for none. */
    @Value.Default
    default long keepAveragesEvery() {
        return Long.MAX_VALUE;
    }

    /** Which checkpoints are kept beside the last one. */
    List<Keeping> keep();

    /** Steps between lines of the log. */
    @Value.Default
    default long logEvery() {
        return 50;
    }

    /** Settings that suit a small machine, by the kind of data. */
    static ImmutableTrainingSettings.Builder defaults(DataSet.Kind kind) {
        return switch (kind) {
            case POINTS ->
                ImmutableTrainingSettings.builder()
                        .batchSize(1024)
                        .steps(16_000)
                        .emaDecay(0.9995)
                        .learningRate(3e-3)
                        .schedule(usualSchedule(kind));
            case IMAGES, LATENTS ->
                ImmutableTrainingSettings.builder().batchSize(64).steps(10_000).learningRate(5e-4);
        };
    }

    /** The schedule that suits a small machine. */
    static RateSchedule usualSchedule(DataSet.Kind kind) {
        return switch (kind) {
            case POINTS -> new RateSchedule.InverseSquareRoot(1500);
            case IMAGES, LATENTS -> new RateSchedule.Constant();
        };
    }

    /** The part of these settings that the program needs. */
    default Optimiser optimiser(double targetDecay) {
        return new Optimiser(rule(), beta1(), beta2(), 1e-8, weightDecay(), clip(), emaDecay(), targetDecay);
    }

    /** Refuses what cannot work. */
    @Value.Check
    default void check() {
        require(batchSize() >= 1, "batch size", batchSize(), "at least 1");
        require(turns() >= 1, "number of turns of --accumulate", turns(), "at least 1");
        require(steps() >= 1, "number of steps", steps(), "at least 1");
        require(positive(learningRate()), "learning rate", learningRate(), "that is finite and greater than 0");
        require(warmUp() >= 0, "number of warm-up steps", warmUp(), "at least 0");
        if (schedule() instanceof RateSchedule.Cosine cosine) {
            require(
                    warmUp() < steps(),
                    "number of warm-up steps",
                    warmUp(),
                    "below the %d of --steps, at which a cosine ends".formatted(steps()));
            require(
                    cosine.last() <= learningRate(),
                    "learning rate at the end",
                    cosine.last(),
                    "of at most the %s of --lr".formatted(learningRate()));
        }
        require(beta1() >= 0 && beta1() < 1, "beta1", beta1(), "in [0, 1)");
        require(beta2() >= 0 && beta2() < 1, "beta2", beta2(), "in [0, 1)");
        require(weightDecay() >= 0 && weightDecay() < Double.POSITIVE_INFINITY, "weight decay", weightDecay(), ">= 0");
        require(clip() > 0, "gradient clip", clip(), "greater than 0");
        require(emaDecay() >= 0 && emaDecay() < 1, "decay of the moving average", emaDecay(), "in [0, 1)");
        require(
                moreAverages().size() <= MOST_AVERAGES,
                "number of averages",
                moreAverages().size(),
                "of at most 8");
        averages().stream()
                .filter(name -> Collections.frequency(averages(), name) > 1)
                .findFirst()
                .ifPresent(twice -> require(false, "average", twice + " given twice", "of its own for each"));
        localSteps().ifPresent(this::requireMeetings);
        require(checkpointEvery() >= 1, "interval of checkpoints", checkpointEvery(), "at least 1");
        require(keepAveragesEvery() >= 1, "interval of averages", keepAveragesEvery(), "at least 1");
        if (keepAveragesEvery() != Long.MAX_VALUE
                && moreAverages().stream().noneMatch(Averaging.Power.class::isInstance)) {
            throw new BadInputException(
                    "There are no power-function averages to keep; give --ema power:0.05 --ema power:0.1, too.");
        }
        require(logEvery() >= 1, "interval of the log", logEvery(), "at least 1");
    }

    /** Whatever else is asked for at a step between meetings is done at the next one; a checkpoint is named by its step. */
    private void requireMeetings(LocalSteps local) {
        for (Keeping keeping : keep()) {
            if (keeping instanceof Keeping.Every every && !local.meetAfter(every.steps())) {
                throw new BadInputException(
                        "Checkpoints are to be kept by %s, and ranks have one state every %d --local-steps only; give a multiple, such as --keep every:%d."
                                .formatted(
                                        keeping.text(),
                                        local.steps(),
                                        local.steps() * (every.steps() / local.steps() + 1)));
            }
        }
    }

    private static boolean positive(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY;
    }

    private static void require(boolean holds, String what, Object value, String range) {
        if (!holds) {
            throw new BadInputException(
                    "The %s is %s, which cannot train; give a value %s.".formatted(what, value, range));
        }
    }
}
