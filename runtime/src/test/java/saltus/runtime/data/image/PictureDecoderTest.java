package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;
import saltus.runtime.ReadableFile;

class PictureDecoderTest {
    private static final int SIDE = 8;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg"})
    void grayLevelsStayAsTheyAreInTheFile(String name) throws IOException {
        for (int level : new int[] {0, 1, 64, 128, 200, 255}) {
            assertPlain(decode(name, Pictures.gray(20, 13, level)), level);
        }
    }

    @Test
    void sixteenBitGrayIsScaled() throws IOException {
        BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 81; i++) {
            image.getRaster().setSample(i % 9, i / 9, 0, 100 * 257);
        }
        Picture picture = decode("a.png", image);
        float[] levels = new float[SIDE * SIDE];
        picture.write(levels, 0, 1);
        assertTrue(picture.deep());
        for (float level : levels) {
            assertEquals(100 / 127.5f - 1, level, 1e-6f);
        }
    }

    @Test
    void coloursAreKeptPlaneByPlane() throws IOException {
        BufferedImage image = Pictures.plain(9, 14, BufferedImage.TYPE_INT_RGB, 0x0A64C8);
        assertPlain(decode("a.png", image), 10, 100, 200);
    }

    @Test
    void aJpegHasNearlyItsColours() throws IOException {
        Picture picture = decode("a.jpeg", Pictures.plain(16, 16, BufferedImage.TYPE_INT_RGB, 0x0A64C8));
        assertEquals(3, picture.channels());
        int[] expected = {10, 100, 200};
        for (int i = 0; i < picture.values().length; i++) {
            assertEquals(expected[i / (SIDE * SIDE)], picture.values()[i] & 0xFF, 4);
        }
    }

    @Test
    void colouredFilesWithoutColourAreGray() throws IOException {
        assertPlain(decode("a.png", Pictures.plain(9, 9, BufferedImage.TYPE_INT_RGB, 0x646464)), 100);
        assertPlain(decode("a.jpg", Pictures.plain(9, 9, BufferedImage.TYPE_INT_RGB, 0x646464)), 100);
    }

    @Test
    void transparencyIsOverWhite() throws IOException {
        int half = 0x80;
        int over = Math.round(100 * half / 255f + 255 - half);
        assertPlain(decode("a.png", Pictures.plain(9, 9, BufferedImage.TYPE_INT_ARGB, 0x00640000)), 255);
        assertPlain(decode("b.png", Pictures.plain(9, 9, BufferedImage.TYPE_INT_ARGB, 0x80640000)), over, 127, 127);
        assertPlain(decode("c.png", Pictures.plain(9, 9, BufferedImage.TYPE_INT_ARGB, 0xFF640000)), 100, 0, 0);
    }

    @Test
    void transparencyOfGrayIsOverWhite() throws IOException {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                BufferedImage.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 9, 9, 2, new Point());
        for (int i = 0; i < 81; i++) {
            raster.setPixel(i % 9, i / 9, new int[] {100, 0x80});
        }
        int over = Math.round(100 * 0x80 / 255f + 255 - 0x80);
        assertPlain(decode("a.png", new BufferedImage(model, raster, false, null)), over);
    }

    @Test
    void palettesAreLookedUp() throws IOException {
        byte[] reds = {0, 10};
        byte[] greens = {0, 100};
        byte[] blues = {0, (byte) 200};
        IndexColorModel model = new IndexColorModel(8, 2, reds, greens, blues);
        BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_INDEXED, model);
        Arrays.fill(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 1);
        assertPlain(decode("a.png", image), 10, 100, 200);
    }

    /** Higher than one strip of rows; every third has another colour. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCentreIsKeptAndTheShorterSideFits(boolean wide) throws IOException {
        int shorter = 150;
        BufferedImage image = new BufferedImage(
                wide ? 3 * shorter : shorter, wide ? shorter : 3 * shorter, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int third = (wide ? x : y) / shorter;
                image.setRGB(x, y, third == 1 ? 0x0A64C8 : 0xFF0000);
            }
        }
        assertPlain(decode("a.png", image), 10, 100, 200);
    }

    @Test
    void aPictureOfTheWantedSizeIsUntouched() throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        byte[] expected = new byte[3 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int colour = 0x123457 * (i + 1) & 0xFFFFFF;
            image.setRGB(i % SIDE, i / SIDE, colour);
            for (int channel = 0; channel < 3; channel++) {
                expected[channel * SIDE * SIDE + i] = (byte) (colour >> (16 - 8 * channel));
            }
        }
        assertArrayEquals(expected, decode("a.png", image).values());
    }

    @Test
    void aPictureOfOnePixelIsSpread() throws IOException {
        assertPlain(decode("a.png", Pictures.gray(1, 1, 77)), 77);
    }

    @Test
    void aSentenceNamesAFileThatIsNoPicture() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.png"), "I am no picture");
        assertDamaged(file, "of no format of pictures");
        assertDamaged(Files.write(folder.resolve("empty.jpg"), new byte[0]), "it is empty");
    }

    /** Every length of a PNG and of a JPEG but the full one must be noticed or, near the end, do no harm. */
    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg"})
    void aSentenceNamesAFileThatWasCut(String name) throws IOException {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1600; i++) {
            image.setRGB(i % 40, i / 40, 0x123457 * (i + 1) & 0xFFFFFF);
        }
        byte[] whole = Files.readAllBytes(Pictures.write(folder.resolve(name), image));
        Path cut = folder.resolve("cut-" + name);
        for (int length = 0; length < whole.length * 9 / 10; length += 37) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertDamaged(cut, "Cannot decode");
        }
    }

    @Test
    void aSentenceNamesAFileThatIsMissing() {
        assertDamaged(folder.resolve("missing.png"), "no such file");
    }

    /** A header that promises more pixels than anyone has memory for is answered before memory is asked for. */
    @Test
    void anAbsurdSizeIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(Pictures.write(folder.resolve("a.png"), Pictures.gray(9, 9, 1)));
        int header = 12;
        ByteBuffer file = ByteBuffer.wrap(bytes).putInt(header + 4, 1 << 16).putInt(header + 8, 1 << 16);
        CRC32 check = new CRC32();
        check.update(bytes, header, 17);
        file.putInt(header + 17, (int) check.getValue());
        assertDamaged(Files.write(folder.resolve("large.png"), bytes), "pixels, more than");
    }

    private static void assertDamaged(Path file, String why) {
        String message =
                assertThrows(BadInputException.class, () -> decode(file)).getMessage();
        assertTrue(message.contains(file.toString()) && message.contains(why), message);
    }

    private Picture decode(String name, BufferedImage image) throws IOException {
        return decode(Pictures.write(folder.resolve(name), image));
    }

    private static Picture decode(Path file) {
        return Decode.at(SIDE, SIDE)
                .decode(ReadableFile.bytes(file, 1 << 20), "'" + file + "'")
                .picture()
                .orElseThrow();
    }

    private static void assertPlain(Picture picture, int... levels) {
        assertEquals(levels.length, picture.channels());
        byte[] expected = new byte[levels.length * SIDE * SIDE];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (byte) levels[i / (SIDE * SIDE)];
        }
        assertArrayEquals(expected, picture.values());
    }
}
