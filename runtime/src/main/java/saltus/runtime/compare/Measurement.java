package saltus.runtime.compare;

import ai.djl.Device;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.evaluate.Evaluation;
import saltus.runtime.evaluate.PointEvaluation;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleRequest;
import saltus.runtime.sample.Samples;
import saltus.runtime.sample.Sampling;

/**
 * Samples of a model and how far they lie from the truth.
 *
 * @param distance of the samples
 * @param floor of two true sets
 * @param points the samples, row-major; none if there are none
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel of results that nobody compares
record Measurement(Entry distance, Entry floor, float[] points) {
    /** Decides noise and true sets, as at the end of a training. */
    private static final long SEED = 0;

    /** Measures a model; a way of sampling that it refuses is a result, too. */
    static Measurement of(Model model, DataSet data, int count, int steps, Device device) {
        try {
            Samples samples = Sampling.of(model, SampleRequest.of(count, steps, SEED), device);
            Evaluation evaluation = PointEvaluation.of(samples.values(), data, SEED);
            return new Measurement(
                    new Entry.Measured(evaluation.sw2()),
                    new Entry.Measured(evaluation.sw2Floor().mean()),
                    samples.values());
        } catch (BadInputException refused) {
            return missing(refused.getMessage());
        }
    }

    static Measurement missing(String reason) {
        Entry missing = new Entry.Missing(reason);
        return new Measurement(missing, missing, new float[0]);
    }
}
