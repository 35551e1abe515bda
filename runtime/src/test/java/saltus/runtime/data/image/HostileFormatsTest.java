package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;

/** Files of all formats that were cut, changed, or made to promise more than anybody has. */
class HostileFormatsTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    static List<Path> files() throws IOException {
        return KnownViewersTest.files();
    }

    /** Of a film the first picture may be whole. */
    static List<Path> singles() throws IOException {
        return files().stream().filter(file -> !file.endsWith("anim.gif")).toList();
    }

    private static byte[] known(String name) throws IOException {
        return Objects.requireNonNull(HostileFormatsTest.class.getResourceAsStream("known/" + name))
                .readAllBytes();
    }

    private static void decode(byte[] bytes) {
        new PictureDecoder(new PictureRequest(new Framing(8, 8, Crop.CENTRE), 100_000, 0, 16, false))
                .decode(bytes, "'a'");
    }

    /** A picture, or a sentence without words of Java's. */
    private static boolean isRefused(byte[] bytes) {
        try {
            decode(bytes);
            return false;
        } catch (BadInputException e) {
            assertFalse(e.getMessage().matches("(?s).*(Exception|javax|java\\.|null|\\p{C}).*"), e.getMessage());
            return true;
        }
    }

    private static void assertRefused(String why, byte[] bytes) {
        String message = assertTimeout(
                LONGEST,
                () -> assertThrows(BadInputException.class, () -> decode(bytes)).getMessage());
        assertTrue(message.contains(why), message);
    }

    @ParameterizedTest
    @MethodSource("singles")
    void aFileThatWasCutIsRefused(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int step = Math.max(1, whole.length / 40);
        assertTimeout(LONGEST, () -> {
            for (int length = 0; length < whole.length * 9 / 10; length += step) {
                assertTrue(isRefused(Arrays.copyOf(whole, length)), file + " cut at " + length);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatWasChangedIsReadOrRefused(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        assertTimeout(LONGEST, () -> {
            for (int i = 0; i < 40; i++) {
                byte[] changed = whole.clone();
                for (int k = 0; k <= i % 4; k++) {
                    // The first bytes say most.
                    int at = random.nextInt(i % 2 == 0 ? Math.min(64, whole.length) : whole.length);
                    changed[at] = (byte) random.nextInt();
                }
                isRefused(changed);
            }
        });
    }

    @Test
    void absurdSizesAreRefusedByTheHeader() throws IOException {
        byte[] webp = known("lossy.webp");
        ByteBuffer.wrap(webp)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(26, (short) 0x3FFF)
                .putShort(28, (short) 0x3FFF);
        assertRefused("pixels, more than the 100000", webp);
        byte[] lossless = known("lossless.webp");
        ByteBuffer.wrap(lossless).putInt(21, 0xFFFFFF0F);
        assertRefused("pixels, more than the 100000", lossless);
        byte[] gif = known("p.gif");
        Arrays.fill(gif, 6, 10, (byte) 0x7F);
        assertRefused("pixels, more than the 100000", gif);
        byte[] bmp = known("pal.bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 1 << 30).putInt(22, 1 << 30);
        assertRefused("ends too early", bmp);
    }

    /** Two gigabytes, in a strip that would be unfolded. */
    @ParameterizedTest
    @ValueSource(strings = {"lzw.tif", "defl.tif", "jpg.tif", "gray.tif", "pal.tif"})
    void aTiffOfAbsurdSizeIsRefusedByTheHeader(String name) throws IOException {
        byte[] tiff = known(name);
        put(tiff, 256, 60_000);
        put(tiff, 257, 60_000);
        assertRefused("pixels, more than the 100000", tiff);
    }

    private static void put(byte[] tiff, int tag, int value) {
        ByteBuffer file = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int directory = file.getInt(4);
        for (int i = 0; i < file.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if ((file.getShort(entry) & 0xFFFF) == tag) {
                file.putShort(entry + 2, (short) 4).putInt(entry + 8, value);
            }
        }
    }

    /** The file is small, and the JPEG in it says that it is large. */
    @Test
    void aLargeJpegWithinATiffIsRefused() throws IOException {
        byte[] tiff = known("jpg.tif");
        int frame = 0;
        while ((tiff[frame] & 0xFF) != 0xFF || (tiff[frame + 1] & 0xFF) != 0xC0) {
            frame++;
        }
        Arrays.fill(tiff, frame + 5, frame + 9, (byte) 0x7F);
        assertRefused("pixels, more than the 100000", tiff);
    }

    /** Pages that follow each other for ever are not followed. */
    @Test
    void aCircleOfPagesEnds() throws IOException {
        byte[] tiff = known("gray.tif");
        ByteBuffer file = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int directory = file.getInt(4);
        file.putInt(directory + 2 + 12 * file.getShort(directory), directory);
        assertTimeout(LONGEST, () -> assertFalse(isRefused(tiff)));
    }

    /** Each value is the whole file; together they are larger than it. */
    @Test
    void aDirectoryLargerThanItsFileIsRefused() {
        int entries = 1000;
        ByteBuffer file = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort((short) 0x4949).putShort((short) 42).putInt(8).putShort((short) entries);
        for (int i = 0; i < entries; i++) {
            file.putShort((short) (1000 + i))
                    .putShort((short) 1)
                    .putInt(1 << 16)
                    .putInt(0);
        }
        assertRefused("values are larger than it is", file.array());
    }

    @Test
    void arithmeticCodingIsNamed() throws IOException {
        byte[] jpeg = known("gray.jpg");
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8) + (jpeg[at + 3] & 0xFF);
        }
        jpeg[at + 1] = (byte) 0xC9;
        assertRefused("arithmetic coding, which is not read", jpeg);
    }
}
