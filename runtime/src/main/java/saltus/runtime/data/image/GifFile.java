package saltus.runtime.data.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import javax.imageio.IIOException;

/**
 * A GIF file (version 89a): its first picture, which may lie anywhere on a canvas.
 *
 * @param canvasWidth of the canvas, in pixels
 * @param canvasHeight of the canvas, in pixels
 * @param picture where it lies there
 * @param several whether other pictures follow
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
record GifFile(byte[] bytes, int canvasWidth, int canvasHeight, Framing.Box picture, boolean several)
        implements PictureFile {
    private static final int CANVAS = 6;
    private static final int FLAGS = 10;
    private static final int FIRST_BLOCK = 13;
    private static final int HAS_TABLE = 0x80;
    private static final int TABLE_SIZE = 7;
    private static final int COLOUR_BYTES = 3;
    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2C;
    private static final int PICTURE_BYTES = 10;
    private static final int TRAILER = 0x3B;

    /** Walks over the blocks of a file. */
    private static final class Walk {
        private final byte[] bytes;
        private int at = FIRST_BLOCK;

        private Walk(byte[] bytes) {
            this.bytes = bytes;
        }

        private int byteAt(int place) throws IOException {
            if (place >= bytes.length) {
                throw new IIOException("it ends too early");
            }
            return bytes[place] & 0xFF;
        }

        private void skipTable(int flags) {
            at += (flags & HAS_TABLE) == 0 ? 0 : COLOUR_BYTES << (flags & TABLE_SIZE) + 1;
        }

        private void skipData() throws IOException {
            while (byteAt(at) != 0) {
                at += 1 + byteAt(at);
            }
            at++;
        }

        /** Goes to the next picture, if there is one. */
        private boolean findPicture() throws IOException {
            while (byteAt(at) == EXTENSION) {
                at += 2;
                skipData();
            }
            if (byteAt(at) != PICTURE && byteAt(at) != TRAILER) {
                throw new IIOException("it has a part that decoders do not know");
            }
            return byteAt(at) == PICTURE;
        }
    }

    /**
     * Looks at the parts up to the second picture.
     *
     * @throws IOException if the first does not lie within the file
     */
    static GifFile of(byte[] bytes) throws IOException {
        Walk walk = new Walk(bytes);
        walk.skipTable(walk.byteAt(FLAGS));
        if (!walk.findPicture()) {
            throw new IIOException("it has no pixels");
        }
        walk.byteAt(walk.at + PICTURE_BYTES);
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int from = walk.at + 1;
        Framing.Box picture = new Framing.Box(
                file.getShort(from) & 0xFFFF,
                file.getShort(from + 2) & 0xFFFF,
                file.getShort(from + 4) & 0xFFFF,
                file.getShort(from + 6) & 0xFFFF);
        walk.at += PICTURE_BYTES;
        walk.skipTable(walk.byteAt(walk.at - 1));
        walk.at++;
        walk.skipData();
        return new GifFile(
                bytes,
                file.getShort(CANVAS) & 0xFFFF,
                file.getShort(CANVAS + 2) & 0xFFFF,
                picture,
                walk.at < bytes.length && walk.findPicture());
    }

    @Override
    public Unpacked unpack(PixelLimit limit) throws IOException {
        limit.require(canvasWidth, canvasHeight);
        BufferedImage image = Plugins.read(Plugins.ofJava("gif"), bytes, limit);
        BufferedImage whole = new Canvas(canvasWidth, canvasHeight).with(image, picture);
        return new Unpacked(whole, Orientation.UPRIGHT, Optional.empty(), 0, several);
    }
}
