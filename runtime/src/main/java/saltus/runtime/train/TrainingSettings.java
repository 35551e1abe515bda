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
import saltus.runtime.program.Optimiser;

/** How a run trains. Everything here but {@link #steps}, and how often it is reported, decides the result's bits. */
@Value.Immutable
public interface TrainingSettings {
    /** Each takes as much memory as the weights. */
    int MOST_AVERAGES = 8;

    /** Samples in a batch. */
    int batchSize();

    /** Steps in all, those before a resume included. */
    long steps();

    /** Learning rate of the first steps. */
    double learningRate();

    /**
     * Steps after which the learning rate falls as one over the root of the step; the largest number for a constant rate.
     * A schedule without an end, so that a run can be made longer. Source: EDM2 (arXiv 2312.02696), t_ref.
     */
    @Value.Default
    default long decayAfter() {
        return Long.MAX_VALUE;
    }

    /** Learning rate of the step after {@code made} steps. */
    default double learningRate(long made) {
        return made <= decayAfter() ? learningRate() : learningRate() * Math.sqrt(decayAfter() / (double) made);
    }

    /** Decay of the first moment, in [0, 1). */
    @Value.Default
    default double beta1() {
        return 0.9;
    }

    /** Decay of the second moment, in [0, 1); 0.95 in the literature of shortcut models. */
    @Value.Default
    default double beta2() {
        return 0.95;
    }

    /** Decoupled weight decay; 0 is Adam. */
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
                        .decayAfter(1500);
            case IMAGES, LATENTS ->
                ImmutableTrainingSettings.builder().batchSize(64).steps(10_000).learningRate(5e-4);
        };
    }

    /** The part of these settings that the program needs. */
    default Optimiser optimiser(double targetDecay) {
        return new Optimiser(beta1(), beta2(), 1e-8, weightDecay(), clip(), emaDecay(), targetDecay);
    }

    /** Refuses what cannot work. */
    @Value.Check
    default void check() {
        require(batchSize() >= 1, "batch size", batchSize(), "at least 1");
        require(steps() >= 1, "number of steps", steps(), "at least 1");
        require(positive(learningRate()), "learning rate", learningRate(), "that is finite and greater than 0");
        require(decayAfter() >= 1, "step after which the learning rate falls", decayAfter(), "of at least 1");
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
        require(checkpointEvery() >= 1, "interval of checkpoints", checkpointEvery(), "at least 1");
        require(keepAveragesEvery() >= 1, "interval of averages", keepAveragesEvery(), "at least 1");
        if (keepAveragesEvery() != Long.MAX_VALUE
                && moreAverages().stream().noneMatch(Averaging.Power.class::isInstance)) {
            throw new BadInputException(
                    "There are no power-function averages to keep; give --ema power:0.05 --ema power:0.1, too.");
        }
        require(logEvery() >= 1, "interval of the log", logEvery(), "at least 1");
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
