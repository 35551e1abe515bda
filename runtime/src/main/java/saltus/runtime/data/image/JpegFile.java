package saltus.runtime.data.image;

import java.io.IOException;
import javax.imageio.IIOException;

/** What is asked of a JPEG file before it is decoded. */
final class JpegFile {
    private static final int MARK = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int TEMPORARY = 0x01;
    /** A progressive file has about ten, one baseline file at most four. Each costs as much as the whole picture. */
    private static final int MOST_SCANS = 64;

    private JpegFile() {}

    static boolean is(byte[] bytes) {
        return bytes.length > 2
                && (bytes[0] & 0xFF) == MARK
                && (bytes[1] & 0xFF) == START_OF_IMAGE
                && (bytes[2] & 0xFF) == MARK;
    }

    /**
     * Counts the passes over the picture.
     *
     * @throws IOException if they are so many that the file is made to keep its readers busy
     */
    static void requireFewScans(byte[] bytes) throws IOException {
        int scans = 0;
        int at = 2;
        while (at + 1 < bytes.length) {
            int mark = bytes[at + 1] & 0xFF;
            if ((bytes[at] & 0xFF) != MARK || mark == 0 || mark == MARK) {
                at++;
                continue;
            }
            if (mark == END_OF_IMAGE) {
                return;
            }
            if (mark == START_OF_SCAN && ++scans > MOST_SCANS) {
                throw new IIOException("it goes over the picture more than %d times".formatted(MOST_SCANS));
            }
            boolean alone = mark == TEMPORARY || mark >= FIRST_RESTART && mark <= START_OF_IMAGE;
            at += 2 + (alone || at + 3 >= bytes.length ? 0 : (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF);
        }
    }
}
