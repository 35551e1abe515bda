package saltus.runtime.compare;

import ai.djl.Device;
import saltus.runtime.BadInputException;
import saltus.runtime.UnusableResultException;
import saltus.runtime.data.Samples;
import saltus.runtime.evaluate.Judge;
import saltus.runtime.evaluate.Measuring;
import saltus.runtime.evaluate.Score;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.SampleRequest;
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
    /** Decides noise, as at the end of a training. */
    private static final long SEED = 0;

    /** Measures a model; a way of sampling that it refuses is a result, too. */
    static Measurement of(Model model, Judge judge, int count, int steps, Device device) {
        try {
            Samples samples = Sampling.of(model, SampleRequest.of(count, steps, SEED), device);
            Score score = judge.of(samples, Measuring.UNHEARD).scores().get(0);
            return new Measurement(
                    new Entry.Measured(score.value()),
                    new Entry.Measured(score.floor().mean()),
                    samples.values());
        } catch (BadInputException refused) {
            return missing(refused.getMessage());
        } catch (UnusableResultException useless) {
            return missing(useless.getMessage());
        }
    }

    static Measurement missing(String reason) {
        Entry missing = new Entry.Missing(reason);
        return new Measurement(missing, missing, new float[0]);
    }
}
