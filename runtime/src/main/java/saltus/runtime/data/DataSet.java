package saltus.runtime.data;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.random.RandomStream;

/**
 * Samples to learn from. Immutable and safe for use by several threads; what it returns depends on the arguments alone,
 * not on what was asked before.
 */
public interface DataSet {
    /** What a sample is, and so how samples are judged and shown. */
    enum Kind {
        /** Vectors of R^d; the shape of a sample is [d]. */
        POINTS,
        /** Pictures with values in [-1, 1]; the shape of a sample is [channels, height, width]. */
        IMAGES,
        /** What an encoder made of pictures, brought to a deviation near 1; the shape is [channels, height, width]. */
        LATENTS;

        /** As sentences name them: "points". */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Several of them: "images, latents". */
        public static String text(Collection<Kind> kinds) {
            return kinds.stream().map(Kind::text).collect(Collectors.joining(", "));
        }
    }

    /** What a sample is. */
    Kind kind();

    /** Shape of one sample; all extents are fixed. */
    Shape sample();

    /** What the classes are called, class 0 first; empty, the default, if the samples have no classes. */
    default List<String> classNames() {
        return List.of();
    }

    /** The units of samples and of what a model makes of noise; as they are stored, by default. */
    default Units units() {
        return Units.STORED;
    }

    /**
     * What was found and how it is seen, for people to read before anybody trains, a line each: counts, classes and their
     * numbers, range and scale, what was left out and why. Empty by default.
     */
    default List<String> found() {
        return List.of();
    }

    /** False for what says what samples are without having any: then there are no batches and no truth. */
    default boolean hasSamples() {
        return true;
    }

    /** Number of samples; empty, the default, for a law that never runs out. */
    default OptionalLong count() {
        return OptionalLong.empty();
    }

    /**
     * The batch of a training step. A finite set is gone through in epochs: each sample once, in an order of its own
     * for every epoch; a batch may reach into the next epoch.
     *
     * @param seed of the run
     * @param step number of the training step, from 0
     * @param size samples in the batch, at least 1
     */
    Batch batch(long seed, long step, int size);

    /**
     * The batch of a training step that shows one class, drawn uniformly for each step. Within a class a finite set is
     * gone through in passes: each sample once, in an order of its own for every pass; a pass that has too few samples
     * left for a batch is not finished. Data without classes give the {@link #batch} of the step.
     *
     * @param seed of the run
     * @param step number of the training step, from 0
     * @param size samples in the batch, at least 1; a smaller class shows samples more than once
     * @throws BadInputException if a class has no samples, or if the set has classes but not this way of showing them
     */
    default Batch oneClassBatch(long seed, long step, int size) {
        if (classes() == 0) {
            return batch(seed, step, size);
        }
        throw new BadInputException(
                "These data cannot show one class a batch, which this recipe asks for; give others, or write oneClassBatch.");
    }

    /**
     * Some samples of a training step's {@link #batch}, which several processes share. A set whose samples are read from somewhere
     * rather reads these alone.
     *
     * @param from first one, from 0
     * @param to behind the last one, at most {@code size}
     */
    default Batch batch(long seed, long step, int size, int from, int to) {
        Batch batch = batch(seed, step, size);
        return from == 0 && to == size ? batch : batch.rows(from, to);
    }

    /** The same of an {@link #oneClassBatch}. */
    default Batch oneClassBatch(long seed, long step, int size, int from, int to) {
        Batch batch = oneClassBatch(seed, step, size);
        return from == 0 && to == size ? batch : batch.rows(from, to);
    }

    /**
     * Independent samples to compare generated ones with, row-major: another stream than the batches, with replacement
     * if the set is finite.
     *
     * @param seed different seeds give independent samples
     * @param n number of samples, at least 1
     */
    float[] truth(long seed, int n);

    /** Where {@link #trueSamples} come from. */
    enum Truth {
        /** From a law that never runs out: nobody has seen them. */
        FRESH("true samples that training has not seen"),
        /** From a part of the data that training is not shown. */
        HELD_BACK("true samples that were held back from training"),
        /** From the samples that training is shown, so that a model which repeats them looks perfect. */
        SHOWN("true samples that training has been shown, since none are held back");

        private final String text;

        Truth(String text) {
            this.text = text;
        }

        /** As sentences name them: "true samples that were held back from training". */
        public String text() {
            return text;
        }
    }

    /** Where true samples come from; by what is known of the {@link #count} unless the set says otherwise. */
    default Truth truthIs() {
        return count().isPresent() ? Truth.SHOWN : Truth.FRESH;
    }

    /** How many different true samples there are; empty if they never run out. */
    default OptionalLong trueCount() {
        return count();
    }

    /**
     * True samples with their classes, to judge generated ones by: different ones as long as there are enough, in an order of
     * the seed's own, so that fewer of a seed are the first ones of more.
     *
     * @param seed different seeds give independent orders, other ones than those of any training
     * @param n number of samples, at least 1
     */
    default Batch trueSamples(long seed, int n) {
        return trueBatch(seed, 0, n);
    }

    /**
     * True samples like these, of which not all have to be in memory: those of step 0, then those of step 1 and so on, of one
     * size, are different ones as long as there are enough.
     *
     * @param step from 0
     * @param size number of samples, at least 1
     */
    default Batch trueBatch(long seed, long step, int size) {
        return batch(RandomStream.of(seed, "judging", 0).bits(), step, size);
    }

    /** Where the law of the samples has its points; empty, the default, if nobody can say. */
    default Optional<Support> support() {
        return Optional.empty();
    }

    /**
     * Sums up the content: a text that is another one when samples or labels are others. The names of the classes are no part
     * of it. By default it is made of a few batches and independent samples, which a law that never runs out always is; a set
     * of files may rather look at each of them.
     *
     * @param thoroughness of sets that are too large to be gone through at every start
     */
    default String fingerprint(Thoroughness thoroughness) {
        return Fingerprint.probe(this);
    }

    /** Number of classes K; label K stands for none. 0 if the samples have no classes. */
    default int classes() {
        return classNames().size();
    }
}
