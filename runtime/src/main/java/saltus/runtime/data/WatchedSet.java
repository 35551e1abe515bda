package saltus.runtime.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import saltus.graph.GraphException;
import saltus.graph.Shape;
import saltus.runtime.door.Registry;

/**
 * A set that came in by the door: what it gives is looked at once more before it enters the native program, and what it throws
 * is told with the name and the class of its source.
 */
record WatchedSet(Registry<DataSource> sources, DataSource source, DataSet set) implements DataSet {
    @Override
    public Kind kind() {
        return set.kind();
    }

    @Override
    public Shape sample() {
        return set.sample();
    }

    @Override
    public List<String> classNames() {
        return set.classNames();
    }

    @Override
    public Units units() {
        return set.units();
    }

    @Override
    public List<String> found() {
        return set.found();
    }

    @Override
    public boolean hasSamples() {
        return set.hasSamples();
    }

    @Override
    public OptionalLong count() {
        return set.count();
    }

    @Override
    public Batch batch(long seed, long step, int size) {
        return watched(() -> set.batch(seed, step, size), size);
    }

    @Override
    public Batch oneClassBatch(long seed, long step, int size) {
        return watched(() -> set.oneClassBatch(seed, step, size), size);
    }

    @Override
    public float[] truth(long seed, int n) {
        return sources.guarded(source, () -> {
            float[] samples = set.truth(seed, n);
            requireNumbers(samples, n);
            return samples;
        });
    }

    @Override
    public String fingerprint(Thoroughness thoroughness) {
        return sources.guarded(source, () -> Objects.requireNonNull(set.fingerprint(thoroughness), "no fingerprint"));
    }

    @Override
    public Truth truthIs() {
        return set.truthIs();
    }

    @Override
    public OptionalLong trueCount() {
        return set.trueCount();
    }

    @Override
    public Batch trueSamples(long seed, int n) {
        return watched(() -> set.trueSamples(seed, n), n);
    }

    @Override
    public Batch trueBatch(long seed, long step, int size) {
        return watched(() -> set.trueBatch(seed, step, size), size);
    }

    @Override
    public Optional<Support> support() {
        return set.support();
    }

    private Batch watched(Supplier<Batch> work, int size) {
        return sources.guarded(source, () -> {
            Batch batch = work.get();
            requireNumbers(batch.samples(), size);
            if (batch.size() != size) {
                throw new GraphException("%d labels for %d samples".formatted(batch.size(), size));
            }
            long greatest = Math.max(0, classes() - 1L);
            for (long label : batch.labels()) {
                if (label < 0 || label > greatest) {
                    throw new GraphException("the label %d, where they go from 0 to %d".formatted(label, greatest));
                }
            }
            return batch;
        });
    }

    private void requireNumbers(float[] samples, int count) {
        long wanted = count * sample().fixedSize();
        if (samples.length != wanted) {
            throw new GraphException("%d numbers for %d samples of the shape %s, which have %d"
                    .formatted(samples.length, count, sample(), wanted));
        }
        for (int i = 0; i < samples.length; i++) {
            if (!Float.isFinite(samples[i])) {
                throw new GraphException("a sample with %s in it, in place %d of %d; leave out what is not finite"
                        .formatted(samples[i], i % (int) sample().fixedSize(), sample().fixedSize()));
            }
        }
    }
}
