package saltus.runtime.data.format;

/** Rows of numbers, had by their numbers from several threads: of one array, of many files, or of several of these. */
public interface Rows {
    /** How many, at least 1. */
    int count();

    /** The type of all. */
    RowType type();

    /** Where one is, for sentences. */
    String place(int row);

    /**
     * Reads the numbers of a row as they stand.
     *
     * @throws saltus.runtime.BadInputException if it is damaged
     */
    void read(int row, float[] into, int from);
}
