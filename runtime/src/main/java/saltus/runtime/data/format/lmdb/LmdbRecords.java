package saltus.runtime.data.format.lmdb;

import java.util.Arrays;
import java.util.List;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.data.format.ClassLabels;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;
import saltus.runtime.pickle.NumpyArray;

/** The moments of a data base of the reference. */
final class LmdbRecords implements Records {
    private final Environment environment;
    private final Index index;
    private final long[] shape;
    private final int copies;
    private final ClassLabels classes;
    private final List<String> notes;

    /**
     * Samples whose values are read when they are asked for.
     *
     * @param first the value of sample 0, which says what all are
     */
    LmdbRecords(Environment environment, Index index, Value first, ClassLabels classes, List<String> notes) {
        this.environment = environment;
        this.index = index;
        this.shape = first.moments().shape();
        this.copies = first.flipped().isPresent() ? 2 : 1;
        this.classes = classes;
        this.notes = notes;
    }

    @Override
    public Form form() {
        return Form.LOG_VARIANCES;
    }

    @Override
    public Shape shape() {
        return Shape.of((int) shape[0], (int) shape[1], (int) shape[2]);
    }

    @Override
    public int count() {
        return index.count();
    }

    @Override
    public int copies() {
        return copies;
    }

    @Override
    public List<String> classNames() {
        return classes.names();
    }

    @Override
    public int label(int record) {
        return classes.labels()[record];
    }

    @Override
    public String place(int record) {
        return "'%s', sample %d".formatted(environment.path(), record);
    }

    @Override
    public void read(int record, int copy, float[] into, int from) {
        try {
            Value value = Value.of(index.value(record, 0, Integer.MAX_VALUE));
            DamageException.require(
                    Arrays.equals(value.moments().shape(), shape),
                    () -> "its moments have the shape %s, but those of sample 0 have %s"
                            .formatted(Arrays.toString(value.moments().shape()), Arrays.toString(shape)));
            DamageException.require(
                    copy == 0 || value.flipped().isPresent(), "it has no 'moments_flip', but sample 0 has them");
            DamageException.require(
                    classes.names().isEmpty() || value.label() == label(record),
                    "its label is %d, but the list of labels says %d",
                    value.label(),
                    label(record));
            NumpyArray array = copy == 0 ? value.moments() : value.flipped().orElseThrow();
            float[] numbers = array.floats();
            System.arraycopy(numbers, 0, into, from, numbers.length);
        } catch (DamageException e) {
            throw new BadInputException(
                    "%s is not usable: %s; write it again, or take it away.".formatted(place(record), e.getMessage()));
        }
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
