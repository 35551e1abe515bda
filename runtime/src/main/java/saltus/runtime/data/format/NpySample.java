package saltus.runtime.data.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A file of numpy that is one sample.
 *
 * @param bytes of the file
 * @param from where its numbers begin
 * @param type of all of it
 */
public record NpySample(byte[] bytes, int from, RowType type) {
    private static final int BATCH_SIDES = 4;

    /**
     * Looks at a file.
     *
     * @throws saltus.runtime.BadInputException if it is no array of numbers
     */
    public static NpySample of(byte[] bytes, String place) {
        try {
            NpyHeader header = NpyHeader.read(new ByteArrayInputStream(bytes), place);
            RowType type = type(header, place);
            NpyArray.require(type.bytes(), bytes.length - header.bytes(), place);
            return new NpySample(bytes, header.bytes(), type);
        } catch (IOException e) {
            throw NpyHeader.damaged(place, "it ends too early");
        }
    }

    /** The type of a whole array; one of pictures that has a batch of one is its only picture. */
    static RowType type(NpyHeader header, String place) {
        long[] shape = header.shape();
        boolean batch = shape.length == BATCH_SIDES && shape[0] == 1;
        return RowType.of(header.number(), batch ? Arrays.copyOfRange(shape, 1, shape.length) : shape, place);
    }
}
