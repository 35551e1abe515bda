package saltus.runtime.data.format;

import java.io.IOException;
import saltus.runtime.FileProblem;

/** An array of numpy within a file. */
final class NpyArray {
    private NpyArray() {}

    /**
     * The rows of an array that stands as it is.
     *
     * @param from where its header begins
     * @param bytes of header and numbers
     * @throws saltus.runtime.BadInputException if it is no array, or not as long as its header says
     */
    static Rows of(OpenFile file, long from, long bytes, String place) {
        NpyHeader header = header(file, from, bytes, place);
        RowType type = header.rows(place);
        require((long) header.count() * type.bytes(), bytes - header.bytes(), place);
        return new FileRows(file, from + header.bytes(), type, header.count(), place);
    }

    /** The header of an array that stands as it is. */
    static NpyHeader header(OpenFile file, long from, long bytes, String place) {
        try {
            return NpyHeader.read(file.stream(from, bytes), place);
        } catch (IOException e) {
            throw FileProblem.cannotRead(file.path(), e);
        }
    }

    /** Refuses an array that is shorter or longer than its shape. */
    static void require(long wanted, long found, String place) {
        if (wanted != found) {
            throw NpyHeader.damaged(
                    place, "its shape asks for %d bytes of numbers, and it has %d".formatted(wanted, found));
        }
    }
}
