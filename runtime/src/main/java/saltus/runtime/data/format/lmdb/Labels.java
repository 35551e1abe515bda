package saltus.runtime.data.format.lmdb;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the classes of all samples of a data base, on all processors. */
final class Labels {
    private final Index index;
    private final Optional<LabelTail> tail;

    private Labels(Index index, Optional<LabelTail> tail) {
        this.index = index;
        this.tail = tail;
    }

    /**
     * The class of each sample; empty if the first has none.
     *
     * @param first the value of sample 0
     * @throws DamageException if a value is damaged, or has no class although the first has one
     */
    static Optional<int[]> of(Index index, Value first) throws DamageException {
        if (first.label() < 0) {
            return Optional.empty();
        }
        return Optional.of(new Labels(index, LabelTail.in(index.value(0, 0, Integer.MAX_VALUE))).all());
    }

    private int[] all() throws DamageException {
        int[] labels = new int[index.count()];
        AtomicReference<@Nullable DamageException> problem = new AtomicReference<>();
        IntStream.range(0, labels.length).parallel().forEach(sample -> {
            try {
                labels[sample] = problem.get() == null ? label(sample) : 0;
            } catch (DamageException e) {
                problem.set(new DamageException("sample %d: %s".formatted(sample, e.getMessage())));
            }
        });
        DamageException found = problem.get();
        if (found != null) {
            throw found;
        }
        return labels;
    }

    private int label(int sample) throws DamageException {
        int label = tail.isPresent() ? tail.get().label(index, sample) : -1;
        if (label < 0) {
            label = Value.of(index.value(sample, 0, Integer.MAX_VALUE)).label();
        }
        DamageException.require(label >= 0, "it has no label, but sample 0 has one");
        return label;
    }
}
