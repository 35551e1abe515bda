package saltus.runtime.convert;

import java.nio.file.Path;
import saltus.runtime.door.Offer;

/** A format that data are written in. The same records give the same bytes. */
public interface RecordsWriter extends Offer {
    /** What files end with, such as {@code .tar}. */
    String ending();

    /** True if all records make one file; else every block is one. */
    boolean isOneFile();

    /**
     * Writes a file, completely or not at all.
     *
     * @param whole what is known of all records, those of other files included
     * @param blocks the records of this file, in their order
     * @throws saltus.runtime.BadInputException if the format cannot hold such records, or the disk refuses
     */
    void write(Path target, Whole whole, Iterable<Block> blocks);
}
