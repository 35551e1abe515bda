package saltus.graph;

/**
 * One extent of a shape: a fixed number, or a name for a number that is known only when the program runs (the batch
 * {@code B}, or the rows that a mask selects).
 *
 * @param name the name, empty for a fixed extent
 * @param size the extent, -1 for a named one
 */
public record Dim(String name, int size) {
    /** The batch: leading dimension of everything that has one entry a sample. */
    public static final Dim BATCH = named("B");

    /** The rows of all parts of a batch, where {@link #BATCH} is those of one part. */
    public static final Dim ALL = named("allB");

    /** One row for each part of a batch. */
    public static final Dim PARTS = named("parts");

    /** A fixed extent, {@code size >= 0}. */
    public static Dim of(int size) {
        if (size < 0) {
            throw new GraphException("an extent cannot be negative: " + size);
        }
        return new Dim("", size);
    }

    /** An extent known only at run time; two of them are equal exactly when their names are. */
    public static Dim named(String name) {
        return new Dim(name, -1);
    }

    /** True if the extent is known while the graph is built. */
    public boolean isFixed() {
        return size >= 0;
    }

    @Override
    public String toString() {
        return isFixed() ? Integer.toString(size) : name;
    }
}
