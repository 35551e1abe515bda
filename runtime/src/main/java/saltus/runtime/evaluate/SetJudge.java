package saltus.runtime.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saltus.runtime.UnusableResultException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;
import saltus.runtime.door.Named;

/**
 * Judges by metrics of two sets of points, generated and true ones, all of them in memory. What the metrics say of the truth is
 * found out once, so that the second evaluation of as many samples takes a small part of the time of the first.
 */
final class SetJudge implements Judge {
    /** Enough for a floor well below what one sees. */
    private static final int POINTS = 10_000;

    private static final int OTHERS = 1000;

    private final List<Named<SetDistance>> metrics;
    private final DataSet data;
    private final TrueSets sets;
    private final double seconds;
    private Optional<EvaluationPlan> known = Optional.empty();
    private List<Yardstick> yardsticks = List.of();

    /**
     * @param seed decides the true sets
     * @param seconds that the first evaluation may take one processor, about
     */
    SetJudge(List<Named<SetDistance>> metrics, DataSet data, long seed, double seconds) {
        this.metrics = List.copyOf(metrics);
        this.data = data;
        this.sets = new TrueSets(data, seed);
        this.seconds = seconds;
    }

    @Override
    public List<String> metrics() {
        return metrics.stream().map(Named::text).toList();
    }

    @Override
    public int usualCount() {
        int usual = data.kind() == DataSet.Kind.POINTS ? POINTS : OTHERS;
        return plan(usual).samples();
    }

    @Override
    public List<Integer> classes(int count) {
        return data.classes() == 0
                ? List.of()
                : LongStream.of(sets.labels(count))
                        .mapToInt(Math::toIntExact)
                        .boxed()
                        .toList();
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
        int there = Math.min(given, sets.most());
        return EvaluationPlan.of(metrics, there, data.sample().fixedSize(), data.classes(), seconds);
    }

    @Override
    public Evaluation of(SampleBatches samples, Measuring watching) {
        EvaluationPlan plan = plan(samples.count());
        PointSet generated = generated(samples, plan.samples());
        Count count = new Count(metrics.size(), known.equals(Optional.of(plan)) ? 0 : plan.repeats(), watching);
        if (!known.equals(Optional.of(plan))) {
            yardsticks = new Yardsticks(metrics, plan, sets, count::done).made();
            known = Optional.of(plan);
        }
        List<Score> scores = new ArrayList<>();
        for (Yardstick yardstick : yardsticks) {
            scores.add(yardstick.score(generated, data.classNames()));
            count.done(yardstick.metric().text());
        }
        long there = data.trueCount().orElse(0);
        return new Evaluation(scores, plan.samples(), samples.count(), data.truthIs(), there, judged());
    }

    private int judged() {
        return yardsticks.stream()
                .mapToInt(yardstick -> yardstick.classes().size())
                .max()
                .orElse(0);
    }

    private PointSet generated(SampleBatches samples, int count) {
        Samples all = together(samples);
        requireFinite(all.values());
        int size = Math.toIntExact(data.sample().fixedSize());
        float[] values = Arrays.copyOf(all.values(), count * size);
        long[] labels = data.classes() == 0 ? new long[0] : Arrays.copyOf(all.labels(), count);
        return PointSet.of(values, labels, data.sample());
    }

    private static Samples together(SampleBatches samples) {
        try {
            return Samples.together(samples);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    private static void requireFinite(float... samples) {
        long broken = IntStream.range(0, samples.length)
                .filter(i -> !Float.isFinite(samples[i]))
                .count();
        if (broken > 0) {
            throw new UnusableResultException(
                    "%d of the %d numbers of the samples are not finite, so that there is nothing to measure; train again with a lower rate."
                            .formatted(broken, samples.length));
        }
    }

    /** Counts comparisons. */
    private static final class Count {
        private final int all;
        private final Measuring watching;
        private int made;

        Count(int metrics, int repeats, Measuring watching) {
            this.all = metrics * (repeats + 1);
            this.watching = watching;
        }

        void done(String metric) {
            made++;
            watching.at(made / (double) all, metric);
        }
    }
}
