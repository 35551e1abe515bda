package saltus.runtime.data.stored;

import java.util.List;
import saltus.graph.Shape;

/**
 * Stored samples, had by their numbers, as the files have them: before anything is chosen, drawn, mirrored or scaled. Immutable
 * and safe for several threads; memory does not grow with what was read, unless a format says so. Reading a record that turns
 * out to be damaged throws a {@link saltus.runtime.BadInputException} that names its {@link #place}.
 */
public interface Records {
    /** What the numbers mean. */
    Form form();

    /** Shape of one stored sample; all extents are fixed. */
    Shape shape();

    /** Number of samples, at least 1. */
    int count();

    /** How often each sample is stored: 2 where the second copy is of the mirrored picture. */
    default int copies() {
        return 1;
    }

    /** What the classes are called, class 0 first; empty if the samples have none. */
    List<String> classNames();

    /** The class of a sample; 0 if there are none. */
    int label(int record);

    /** Where a sample is, for sentences: {@code 'shard-3.tar', member 'n0144/12.npy'}. */
    String place(int record);

    /**
     * Reads a sample, row-major.
     *
     * @param copy below {@link #copies}
     * @param into where to
     * @param from the first index
     */
    void read(int record, int copy, float[] into, int from);

    /**
     * What is to be told about how the files were read, a clause each, such as {@code 12 .txt files, which hold no samples, left
     * out}.
     */
    default List<String> notes() {
        return List.of();
    }
}
