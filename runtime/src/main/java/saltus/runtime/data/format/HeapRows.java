package saltus.runtime.data.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import saltus.runtime.BadInputException;

/** Rows that were compressed, and so have to be in memory. */
final class HeapRows implements Rows {
    private static final int MEGABYTE = 1 << 20;

    private final RowType type;
    private final int count;
    private final String place;
    private final int rowsInBlock;
    private final byte[][] blocks;

    private HeapRows(RowType type, int count, String place) {
        this.type = type;
        this.count = count;
        this.place = place;
        rowsInBlock = Math.max(1, MEGABYTE / type.bytes());
        blocks = new byte[(count + rowsInBlock - 1) / rowsInBlock][];
    }

    /**
     * Reads all rows.
     *
     * @param from the first byte of the first row is next
     * @throws IOException if it ends early, or is damaged
     * @throws BadInputException if they are more than a quarter of the memory of Java, before any is read
     */
    static HeapRows read(InputStream from, RowType type, int count, String place) throws IOException {
        long most = Runtime.getRuntime().maxMemory() / 4;
        long needed = (long) count * type.bytes();
        if (needed > most) {
            throw new BadInputException(
                    ("%s is compressed and needs %d MB, more than a quarter of the %d MB that Java has; save it without"
                                    + " compression, which is read in place, or give Java more with -Xmx.")
                            .formatted(
                                    place,
                                    needed / MEGABYTE,
                                    Runtime.getRuntime().maxMemory() / MEGABYTE));
        }
        HeapRows rows = new HeapRows(type, count, place);
        for (int i = 0; i < rows.blocks.length; i++) {
            int bytes = Math.min(rows.rowsInBlock, count - i * rows.rowsInBlock) * type.bytes();
            rows.blocks[i] = from.readNBytes(bytes);
            if (rows.blocks[i].length < bytes) {
                throw new EOFException();
            }
        }
        return rows;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public RowType type() {
        return type;
    }

    @Override
    public String place(int row) {
        return "%s, sample %d".formatted(place, row);
    }

    @Override
    public void read(int row, float[] into, int from) {
        int start = row % rowsInBlock * type.bytes();
        type.read(ByteBuffer.wrap(blocks[row / rowsInBlock], start, type.bytes()), into, from);
    }
}
