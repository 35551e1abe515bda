package saltus.runtime.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOException;

/** A JPEG file, whose parts were looked at. Its colours are brought to sRGB by the decoder, which reads its profile. */
record JpegFile(byte[] bytes, Orientation orientation) implements PictureFile {
    private static final int MARK = 0xFF;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int TEMPORARY = 0x01;
    private static final int METADATA = 0xE1;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int FIRST_ARITHMETIC = 0xC8;
    private static final int ARITHMETIC_TABLES = 0xCC;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    /** Precision, height, width. */
    private static final int FRAME_BYTES = 5;
    /** A progressive file has about ten, one baseline file at most four. Each costs as much as the whole picture. */
    private static final int MOST_SCANS = 64;

    /** What stands before a part: its mark, and where its content begins and ends. */
    private record Part(int mark, int from, int end) {}

    /**
     * Looks at the parts.
     *
     * @throws IOException if the passes over the picture are so many that the file is made to keep its readers busy, or if it is
     *     compressed in a way that is not read
     */
    static JpegFile of(byte[] bytes) throws IOException {
        int scans = 0;
        Orientation orientation = Orientation.UPRIGHT;
        boolean turned = false;
        for (Part part = next(bytes, 2); part.mark != END_OF_IMAGE; part = next(bytes, part.end)) {
            if (part.mark == START_OF_SCAN && ++scans > MOST_SCANS) {
                throw new IIOException("it goes over the picture more than %d times".formatted(MOST_SCANS));
            }
            if (part.mark > FIRST_ARITHMETIC && part.mark <= LAST_FRAME && part.mark != ARITHMETIC_TABLES) {
                throw new IIOException("it is compressed by arithmetic coding, which is not read");
            }
            if (!turned && scans == 0 && part.mark == METADATA && startsWith(bytes, part.from, EXIF)) {
                int from = part.from + EXIF.length;
                int end = Math.min(part.end, bytes.length);
                orientation = Directory.orientation(ByteBuffer.wrap(bytes, from, end - from));
                turned = true;
            }
        }
        return new JpegFile(bytes, orientation);
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] beginning) {
        return bytes.length - from >= beginning.length
                && ByteBuffer.wrap(bytes, from, beginning.length).equals(ByteBuffer.wrap(beginning));
    }

    /** The part at or behind a place; the end of the image if there is none. */
    private static Part next(byte[] bytes, int from) {
        int at = from;
        while (at + 1 < bytes.length) {
            int mark = bytes[at + 1] & 0xFF;
            if ((bytes[at] & 0xFF) != MARK || mark == 0 || mark == MARK) {
                at++;
                continue;
            }
            boolean alone = mark == TEMPORARY || mark >= FIRST_RESTART && mark <= END_OF_IMAGE;
            if (!alone) {
                int length = at + 3 >= bytes.length ? 0 : (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
                return new Part(mark, at + 4, at + 2 + length);
            }
            if (mark == END_OF_IMAGE) {
                break;
            }
            at += 2;
        }
        return new Part(END_OF_IMAGE, bytes.length, bytes.length);
    }

    /** Refuses a JPEG within another file whose header says that it is large. */
    static void requireSmall(byte[] bytes, int from, PixelLimit limit) throws IOException {
        for (Part part = next(bytes, from); part.mark != END_OF_IMAGE; part = next(bytes, part.end)) {
            boolean frame = part.mark >= FIRST_FRAME && part.mark <= LAST_FRAME && part.mark != HUFFMAN_TABLES;
            if (frame && bytes.length - part.from >= FRAME_BYTES) {
                ByteBuffer header = ByteBuffer.wrap(bytes, part.from, FRAME_BYTES);
                header.get();
                int height = header.getShort() & 0xFFFF;
                limit.require(header.getShort() & 0xFFFF, Math.max(1, height));
                return;
            }
            if (part.mark == START_OF_SCAN) {
                return;
            }
        }
    }

    @Override
    public Unpacked unpack(PixelLimit limit) throws IOException {
        return Unpacked.turned(Plugins.read(Plugins.jpeg(), bytes, limit), orientation);
    }
}
