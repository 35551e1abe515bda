package saltus.runtime.data;

import java.util.List;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;

/**
 * Batches of a finite set that show one class each, drawn by {@link ClassDraws}: within its class every pass has an order
 * of its own, and {@link ClassRounds} says where a batch lies. A function of seed, step and size alone.
 */
public final class ClassBatches {
    private record Members(int[] samples, Shuffles shuffles) {}

    private final List<String> classNames;
    private final List<Members> classes;
    private final ClassDraws draws;
    private final ClassTally tally;

    /**
     * Batches of the classes of a set.
     *
     * @param labels the class of each sample
     * @param classNames the classes, at least one
     */
    public ClassBatches(int[] labels, List<String> classNames) {
        this.classNames = List.copyOf(classNames);
        int[][] samples = grouped(labels, classNames.size());
        classes = IntStream.range(0, samples.length)
                .mapToObj(label -> new Members(samples[label], new Shuffles("class:" + label, samples[label].length)))
                .toList();
        draws = new ClassDraws(classes.size());
        tally = new ClassTally(draws);
    }

    /**
     * The samples of a batch, all of one class.
     *
     * @throws BadInputException if a class has no samples, whether or not its turn has come
     */
    public int[] batch(long seed, long step, int size) {
        requireSamples();
        int label = draws.label(seed, step);
        Members members = classes.get(label);
        ClassRounds rounds = new ClassRounds(members.samples().length, size);
        int[] places = rounds.batch(
                tally.before(seed, step, label), pass -> members.shuffles().order(seed, pass));
        return IntStream.of(places).map(place -> members.samples()[place]).toArray();
    }

    private void requireSamples() {
        for (int label = 0; label < classes.size(); label++) {
            if (classes.get(label).samples().length == 0) {
                throw new BadInputException(
                        ("The class '%s' has no samples, and this recipe trains on batches that show one"
                                        + " class each; put some into it or remove it.")
                                .formatted(classNames.get(label)));
            }
        }
    }

    private static int[][] grouped(int[] labels, int count) {
        int[] sizes = new int[count];
        for (int label : labels) {
            sizes[label]++;
        }
        int[][] samples = new int[count][];
        for (int label = 0; label < count; label++) {
            samples[label] = new int[sizes[label]];
        }
        for (int i = labels.length - 1; i >= 0; i--) {
            samples[labels[i]][--sizes[labels[i]]] = i;
        }
        return samples;
    }
}
