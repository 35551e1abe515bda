package saltus.runtime.cli;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saltus.graph.Dim;
import saltus.runtime.BadInputException;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.Samples;
import saltus.runtime.door.Named;
import saltus.runtime.sample.SampleMemory;

/** Samples that anybody has made, read as data are. */
final class GivenSamples {
    private GivenSamples() {}

    /**
     * The samples of a text, in the units of the data that they are measured by.
     *
     * @param most how many are read; they are as many as there are if there are fewer
     * @throws BadInputException if they have another shape, or never run out
     */
    static Samples of(String text, Named<DataSet> data, int most) {
        Named<DataSet> given = DataSources.open(text);
        DataSet set = given.value();
        if (set.count().isEmpty() || !set.hasSamples()) {
            throw new BadInputException(
                    "'%s' are no samples of a file, which could be measured; give --samples FILE.".formatted(text));
        }
        if (set.kind() != data.value().kind()
                || !set.sample().equals(data.value().sample())) {
            throw new BadInputException(
                    "The samples '%s' are %s of the shape %s, the data '%s' are %s of the shape %s; give both alike."
                            .formatted(
                                    given.text(),
                                    set.kind().text(),
                                    set.sample(),
                                    data.text(),
                                    data.value().kind().text(),
                                    data.value().sample()));
        }
        int count = (int) Math.min(set.count().getAsLong(), most);
        SampleMemory.require(set.sample(), count);
        Batch batch = set.batch(0, 0, count);
        int size = Math.toIntExact(set.sample().fixedSize());
        float[] values = set.units().undone(batch.samples(), size);
        IntStream.range(0, count).forEach(i -> data.value().units().apply(values, i * size, size));
        List<String> names = data.value().classNames();
        long[] labels = LongStream.of(batch.labels())
                .map(label -> label(set.classNames(), (int) label, names))
                .toArray();
        long[] shape = LongStream.concat(
                        LongStream.of(count), set.sample().dims().stream().mapToLong(Dim::size))
                .toArray();
        return new Samples(values, labels, shape);
    }

    /** The same class by its name, or by its number where names are numbers; the number of classes for none. */
    private static int label(List<String> theirs, int label, List<String> ours) {
        if (theirs.isEmpty()) {
            return ours.size();
        }
        int same = ours.indexOf(theirs.get(label));
        if (same >= 0) {
            return same;
        }
        try {
            int number = Integer.parseInt(theirs.get(label));
            return number >= 0 && number < ours.size() ? number : ours.size();
        } catch (NumberFormatException none) {
            return ours.size();
        }
    }
}
