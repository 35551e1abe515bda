package saltus.runtime.data.format.tar;

import java.util.Arrays;
import java.util.TreeMap;
import saltus.runtime.data.format.LabelTexts;
import saltus.runtime.data.format.OpenFile;

/** Where the samples of an archive stand: some thirty bytes each. */
final class Shard {
    private static final int FIRST_ROOM = 1 << 10;

    private final OpenFile file;
    private long[] starts = new long[FIRST_ROOM];
    private long[] flippedStarts = new long[FIRST_ROOM];
    private int[] lengths = new int[FIRST_ROOM];
    private int[] flippedLengths = new int[FIRST_ROOM];
    private int[] labels = new int[FIRST_ROOM];
    private int count;

    /** Names of the classes of this archive. */
    final LabelTexts texts = new LabelTexts();
    /** How many members of other kinds were left out, by their endings. */
    final TreeMap<String, Integer> others = new TreeMap<>();

    Shard(OpenFile file) {
        this.file = file;
    }

    /**
     * Adds a sample.
     *
     * @param flipped the same member again if there is none
     * @param label of {@link #texts}; negative for none
     */
    void add(Member sample, Member flipped, int label) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            flippedStarts = Arrays.copyOf(flippedStarts, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
            flippedLengths = Arrays.copyOf(flippedLengths, 2 * count);
            labels = Arrays.copyOf(labels, 2 * count);
        }
        starts[count] = sample.start();
        lengths[count] = (int) sample.bytes();
        flippedStarts[count] = flipped.start();
        flippedLengths[count] = (int) flipped.bytes();
        labels[count++] = label;
    }

    int count() {
        return count;
    }

    int label(int sample) {
        return labels[sample];
    }

    OpenFile file() {
        return file;
    }

    /** All bytes of a sample's member. */
    byte[] bytes(int sample, int copy) {
        return copy == 0
                ? file.bytes(starts[sample], lengths[sample])
                : file.bytes(flippedStarts[sample], flippedLengths[sample]);
    }

    /** Where a sample is, for sentences; its name is looked up, which is not kept. */
    String place(int sample) {
        return "'%s', member %s".formatted(file.path(), Names.before(file, starts[sample]));
    }
}
