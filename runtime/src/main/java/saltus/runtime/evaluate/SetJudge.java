package saltus.runtime.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;
import saltus.runtime.door.Named;

/** Judges by metrics of two sets of points, generated and true ones, all of them in memory. */
record SetJudge(List<Named<SetDistance>> distances, DataSet data, long seed) implements Judge {
    /** Enough for a floor well below what one sees. */
    private static final int POINTS = 10_000;

    private static final int OTHERS = 1000;

    SetJudge {
        distances = List.copyOf(distances);
    }

    @Override
    public List<String> metrics() {
        return distances.stream().map(Named::text).toList();
    }

    @Override
    public int usualCount() {
        int usual = data.kind() == DataSet.Kind.POINTS ? POINTS : OTHERS;
        return EvaluationPlan.fitting(usual, size());
    }

    @Override
    public int measured(int given) {
        return plan(given).samples();
    }

    @Override
    public Optional<String> notice(int given) {
        return plan(given).notice();
    }

    private EvaluationPlan plan(int given) {
        return EvaluationPlan.of(distances, given, size());
    }

    private long size() {
        return data.sample().fixedSize();
    }

    @Override
    public Evaluation of(SampleBatches samples, Measuring watching) {
        return Evaluation.of(distances, together(samples).values(), data, seed);
    }

    private static Samples together(SampleBatches samples) {
        try {
            return Samples.together(samples);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }
}
