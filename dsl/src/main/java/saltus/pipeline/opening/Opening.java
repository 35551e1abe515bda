package saltus.pipeline.opening;

import java.util.Optional;
import saltus.graph.Shape;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Route;

/** What is known when a pipeline is opened. */
public sealed interface Opening {
    /** Number of classes K of the data; 0 without. */
    int classes();

    /**
     * Before training.
     *
     * @param batchSize rows in a batch, at least 1
     * @param classes number of classes K of the data; 0 without
     * @param network what the network reads
     * @param sample shape of one sample
     * @param features true if there is a feature network for a perceptual metric
     * @param teacher who says velocities, if a teacher was named
     */
    record Training(
            int batchSize, int classes, NetworkInputs network, Shape sample, boolean features, Optional<Taught> teacher)
            implements Opening {
        /** Without a teacher. */
        public Training(int batchSize, int classes, NetworkInputs network, Shape sample, boolean features) {
            this(batchSize, classes, network, sample, features, Optional.empty());
        }

        /** The same with a batch of another size. */
        Training withBatchSize(int rows) {
            return new Training(rows, classes, network, sample, features, teacher);
        }
    }

    /**
     * What a teacher has learned.
     *
     * @param name for people: its recipe and its run
     * @param pipeline its recipe's
     * @param sample shape of one of its samples
     * @param classes number of classes K of its data; 0 without
     */
    record Taught(String name, Pipeline pipeline, Shape sample, int classes) {}

    /**
     * Before sampling.
     *
     * @param route from noise to data
     * @param guidance scale of guidance at sampling time; up to 1 is without
     * @param classes number of classes K of the data; 0 without
     */
    record Sampling(Route route, double guidance, int classes) implements Opening {
        /** In equal steps, as the recipe makes them. */
        public Sampling(int steps, double guidance, int classes) {
            this(Route.equally(steps), guidance, classes);
        }
    }
}
