package saltus.runtime.watch;

import ai.djl.Device;
import java.util.List;
import java.util.Optional;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Route;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Units;
import saltus.runtime.door.Named;
import saltus.runtime.network.Architecture;
import saltus.runtime.program.TrainingState;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.sample.Sampling;
import saltus.runtime.train.PlannedRun;

/**
 * Who is watched.
 *
 * @param pipeline the recipe's
 * @param network that learns
 * @param precision of its numbers
 * @param data that it learns
 * @param route of its samples
 * @param device on which they are drawn
 */
public record Learner(
        Pipeline pipeline, Architecture network, Precision precision, Named<DataSet> data, Route route, Device device) {
    /** The learner of a run. */
    public static Learner of(PlannedRun run, Route route, Device device) {
        return new Learner(
                run.pipeline(), run.network().value(), run.settings().precision(), run.data(), route, device);
    }

    /**
     * Samples of what it has learned, of the same noise each time.
     *
     * @param classes to sample in turn; empty for all
     * @param units in which they are had
     */
    SampleBatches samples(TrainingState state, int count, List<Integer> classes, Units units) {
        Model model = Model.lent(pipeline, network, precision, state);
        SampleRequest request = new SampleRequest(count, route, Optional.empty(), 0, classes);
        return Sampling.drawn(model, request, units, device);
    }
}
