package saltus.runtime.data;

import java.util.List;
import java.util.OptionalLong;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;

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
        IMAGES
    }

    /** The text that stands for this set on the command line. */
    String name();

    /** What a sample is. */
    Kind kind();

    /** Shape of one sample; all extents are fixed. */
    Shape sample();

    /** What the classes are called, class 0 first; empty if the samples have no classes. */
    List<String> classNames();

    /** Number of samples; empty for a law that never runs out. */
    OptionalLong count();

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
                ("The data '%s' cannot show one class a batch, which this recipe asks for; give a folder of pictures with"
                                + " a sub-folder for each class, or the drawn digits.")
                        .formatted(name()));
    }

    /**
     * Independent samples to compare generated ones with, row-major: another stream than the batches, with replacement
     * if the set is finite.
     *
     * @param seed different seeds give independent samples
     * @param n number of samples, at least 1
     */
    float[] truth(long seed, int n);

    /** Number of classes K; label K stands for none. 0 if the samples have no classes. */
    default int classes() {
        return classNames().size();
    }
}
