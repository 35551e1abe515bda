package saltus.runtime.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;

/**
 * Judges by several judges, one after the other; the samples are made once.
 *
 * @param judges at least one
 */
record JointJudge(List<Judge> judges) implements Judge {
    JointJudge {
        judges = List.copyOf(judges);
    }

    @Override
    public List<String> metrics() {
        return judges.stream().flatMap(judge -> judge.metrics().stream()).toList();
    }

    @Override
    public int usualCount() {
        return judges.stream().mapToInt(Judge::usualCount).min().orElseThrow();
    }

    @Override
    public List<Integer> classes(int count) {
        return judges.get(0).classes(count);
    }

    @Override
    public int measured(int given) {
        return judges.stream().mapToInt(judge -> judge.measured(given)).max().orElseThrow();
    }

    @Override
    public Optional<String> notice(int given) {
        String all =
                judges.stream().flatMap(judge -> judge.notice(given).stream()).collect(Collectors.joining(" "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    @Override
    public void trial() {
        judges.forEach(Judge::trial);
    }

    @Override
    public Evaluation of(SampleBatches samples, Measuring watching) {
        try {
            Samples all = Samples.together(samples);
            List<Evaluation> found = new ArrayList<>();
            for (Judge judge : judges) {
                int before = found.size();
                found.add(judge.of(all, (share, metric) -> watching.at((before + share) / judges.size(), metric)));
            }
            return together(found);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    private static Evaluation together(List<Evaluation> all) {
        Evaluation first = all.get(0);
        return new Evaluation(
                all.stream().flatMap(one -> one.scores().stream()).toList(),
                all.stream().mapToInt(Evaluation::samples).max().orElseThrow(),
                first.given(),
                first.truth(),
                first.trueSamples(),
                all.stream().mapToInt(Evaluation::classes).max().orElseThrow(),
                first.notes());
    }
}
