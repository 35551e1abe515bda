package saltus.runtime.evaluate;

import java.util.List;
import saltus.runtime.data.DataSet;

/**
 * How far generated samples lie from true ones, by each metric beside its noise floor.
 *
 * @param scores one a metric
 * @param samples the number of generated samples that were measured
 * @param given the number that there were
 * @param truth where the true samples come from
 * @param trueSamples how many there are of these; 0 if they never run out
 * @param classes how many classes were measured each by itself
 * @param notes what the floor is, where it is not two true sets of as many samples, and what else there is to be said
 */
public record Evaluation(
        List<Score> scores,
        int samples,
        int given,
        DataSet.Truth truth,
        long trueSamples,
        int classes,
        List<String> notes) {
    public Evaluation {
        scores = List.copyOf(scores);
        notes = List.copyOf(notes);
    }

    /** The same with floors of two true sets of as many samples. */
    public Evaluation(List<Score> scores, int samples, int given, DataSet.Truth truth, long trueSamples, int classes) {
        this(scores, samples, given, truth, trueSamples, classes, List.of());
    }

    /** A few aligned lines for a terminal, each ended by a newline. */
    public String table() {
        return new EvaluationTable(this).text();
    }
}
