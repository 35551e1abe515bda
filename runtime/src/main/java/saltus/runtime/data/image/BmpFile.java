package saltus.runtime.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import javax.imageio.IIOException;

/** A bitmap, whose header was looked at: 14 bytes about the file, then the size of the picture. */
record BmpFile(byte[] bytes) implements PictureFile {
    private static final int SIZE_OF_HEADER = 14;
    private static final int OLD_HEADER = 12;
    private static final int USUAL_HEADER = 40;
    private static final int BITS = 28;
    private static final int COMPRESSION = 30;
    private static final int COLOURS = 46;
    private static final int MOST_COLOURS = 256;
    /** None, run lengths of 8 and of 4 bits, masks. */
    private static final Set<Integer> READ = Set.of(0, 1, 2, 3);

    private static final Set<Integer> MASKED = Set.of(0, 3);

    /**
     * Looks at the header.
     *
     * @throws IOException if it is none, or the pixels lie outside of the file
     */
    static BmpFile of(byte[] bytes) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        requireLength(bytes, SIZE_OF_HEADER + OLD_HEADER);
        int header = file.getInt(SIZE_OF_HEADER);
        if (header == OLD_HEADER) {
            return new BmpFile(bytes);
        }
        if (header < USUAL_HEADER) {
            throw new IIOException("its header has an impossible length");
        }
        requireLength(bytes, SIZE_OF_HEADER + USUAL_HEADER);
        int compression = file.getInt(COMPRESSION);
        if (!READ.contains(compression)) {
            throw new IIOException("it is compressed in a way that is not read");
        }
        int colours = file.getInt(COLOURS);
        if (colours < 0 || colours > MOST_COLOURS && file.getShort(BITS) <= Byte.SIZE) {
            throw new IIOException("it has an impossible number of colours");
        }
        if (MASKED.contains(compression)) {
            long width = Math.abs((long) file.getInt(SIZE_OF_HEADER + 4));
            long height = Math.abs((long) file.getInt(SIZE_OF_HEADER + 8));
            long row = (width * file.getShort(BITS) + 31) / 32 * 4;
            requireLength(bytes, (file.getInt(10) & 0xFFFFFFFFL) + row * height);
        }
        return new BmpFile(bytes);
    }

    private static void requireLength(byte[] bytes, long length) throws IOException {
        if (bytes.length < length) {
            throw new IIOException("it ends too early");
        }
    }

    @Override
    public Unpacked unpack(PixelLimit limit) throws IOException {
        return Unpacked.plain(Plugins.read(Plugins.ofJava("bmp"), bytes, limit));
    }
}
