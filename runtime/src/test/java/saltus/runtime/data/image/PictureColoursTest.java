package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels against closed forms, of files that are written byte by byte. */
class PictureColoursTest {
    private static final int SIDE = 4;

    private static float[] decode(byte[] file, int channels) {
        float[] levels = new float[channels * SIDE * SIDE];
        picture(file).write(levels, 0, channels);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (levels[i] + 1) * 127.5f;
        }
        return levels;
    }

    private static Picture picture(byte[] file) {
        return Decode.at(SIDE, SIDE).decode(file, "'a'").picture().orElseThrow();
    }

    /** 16 pixels of any number of bits. */
    private static PngChunks png(int bits, int kind, int... values) {
        int perPixel = values.length / (SIDE * SIDE) * bits;
        int rowBits = perPixel * SIDE;
        byte[] raw = new byte[SIDE * (1 + (rowBits + 7) / 8)];
        for (int i = 0; i < values.length; i++) {
            int perRow = values.length / SIDE;
            int bit = 8 * (i / perRow) * (1 + (rowBits + 7) / 8) + 8 + i % perRow * bits;
            for (int b = 0; b < bits; b++) {
                int one = values[i] >> (bits - 1 - b) & 1;
                raw[(bit + b) / 8] |= (byte) (one << 7 - (bit + b) % 8);
            }
        }
        return new PngChunks()
                .header(SIDE, SIDE, bits, kind, 0)
                .add("IDAT", deflated(raw))
                .add("IEND");
    }

    private static byte[] deflated(byte[] raw) {
        Deflater deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        byte[] packed = new byte[raw.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static int[] ramp(int most) {
        int[] values = new int[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) Math.round((double) most * i / (values.length - 1));
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16})
    void grayOfAnyDepthGoesFromBlackToWhite(int bits) {
        int most = (1 << bits) - 1;
        int[] values = ramp(most);
        float[] levels = decode(png(bits, 0, values).file(), 1);
        for (int i = 0; i < values.length; i++) {
            assertEquals(255.0 * values[i] / most, levels[i], bits == 16 ? 1e-4 : 1e-5);
        }
        assertEquals(bits == 16, picture(png(bits, 0, values).file()).deep());
    }

    @Test
    void oneBitIsBlackOrWhite() {
        int[] values = {0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 1};
        float[] levels = decode(png(1, 0, values).file(), 1);
        for (int i = 0; i < values.length; i++) {
            assertEquals(255f * values[i], levels[i], 1e-5f);
        }
    }

    @Test
    void twelveBitsKeepTheirLevels() {
        int[] values = new int[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = 4080 + i;
        }
        byte[] file = png(16, 0, values).file();
        float[] dark = decode(file, 1);
        PictureRequest request =
                new PictureRequest(new Framing(SIDE, SIDE, Crop.CENTRE), PictureRequest.USUAL_PIXELS, 0, 12, false);
        float[] bright = new float[values.length];
        new PictureDecoder(request).decode(file, "'a'").picture().orElseThrow().write(bright, 0, 1);
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i] / 257.0, dark[i], 1e-4);
            assertEquals(values[i] / 4095.0 * 2 - 1, bright[i], 2e-5);
        }
    }

    @Test
    void coloursOfSixteenBitsKeepThem() {
        int[] values = new int[3 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = 20011 * (i + 1) & 0xFFFF;
        }
        float[] levels = decode(png(16, 2, values).file(), 3);
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i] / 257.0, levels[i % 3 * SIDE * SIDE + i / 3], 1e-3);
        }
    }

    private static double encoded(double light) {
        return 255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055);
    }

    private static byte[] named(byte[] profile) {
        byte[] packed = deflated(profile);
        return ByteBuffer.allocate(packed.length + 3)
                .put((byte) 'p')
                .putShort((short) 0)
                .put(packed)
                .array();
    }

    @Test
    void aProfileOfLinearGrayIsBroughtToTheScreen() {
        int[] values = ramp(255);
        byte[] file = png(8, 0, values)
                .insert("iCCP", named(HandMadeProfiles.gray(1)))
                .file();
        float[] levels = decode(file, 1);
        for (int i = 0; i < values.length; i++) {
            assertEquals(encoded(values[i] / 255.0), levels[i], 1.01);
        }
        assertEquals(
                Set.of(Peculiarity.PROFILE),
                Decode.at(SIDE, SIDE).decode(file, "'a'").peculiarities());
    }

    /** Lights of Display P3 (SMPTE EG 432-1), adapted to D50, with linear levels. */
    @Test
    void aProfileOfOtherLightsIsBroughtToTheScreen() {
        byte[] profile = HandMadeProfiles.colours(
                1, new double[] {0.51512, 0.24120, -0.00105}, new double[] {0.29198, 0.69225, 0.04189}, new double[] {
                    0.15710, 0.06657, 0.78407
                });
        int[] values = new int[3 * SIDE * SIDE];
        for (int i = 0; i < values.length; i += 3) {
            values[i] = 120;
            values[i + 1] = 90 + i;
            values[i + 2] = 100;
        }
        float[] levels = decode(png(8, 2, values).insert("iCCP", named(profile)).file(), 3);
        for (int i = 0; i < SIDE * SIDE; i++) {
            double[] light = {120 / 255.0, (90 + 3 * i) / 255.0, 100 / 255.0};
            double[][] toScreen = {{1.2249, -0.2247, 0}, {-0.0420, 1.0419, 0}, {-0.0197, -0.0786, 1.0979}};
            for (int channel = 0; channel < 3; channel++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += toScreen[channel][k] * light[k];
                }
                assertEquals(encoded(sum), levels[channel * SIDE * SIDE + i], 1.2);
            }
        }
    }

    @Test
    void aGammaIsBroughtToTheScreenUnlessTheFileKnowsBetter() {
        int[] values = ramp(255);
        byte[] gamma = ByteBuffer.allocate(4).putInt(100_000).array();
        float[] levels = decode(png(8, 0, values).insert("gAMA", gamma).file(), 1);
        for (int i = 0; i < values.length; i++) {
            assertEquals(255 * Math.pow(values[i] / 255.0, 1 / 2.2), levels[i], 0.501);
        }
        float[] plain = decode(png(8, 0, values).file(), 1);
        byte[] usual = ByteBuffer.allocate(4).putInt(45_455).array();
        assertArrayEquals(plain, decode(png(8, 0, values).insert("gAMA", usual).file(), 1));
        assertArrayEquals(
                plain,
                decode(
                        png(8, 0, values)
                                .insert("gAMA", gamma)
                                .insert("sRGB", (byte) 0)
                                .file(),
                        1));
    }

    @Test
    void aDamagedProfileIsNone() {
        int[] values = ramp(255);
        byte[] profile = HandMadeProfiles.gray(1);
        profile[36] = 'x';
        float[] plain = decode(png(8, 0, values).file(), 1);
        assertArrayEquals(
                plain, decode(png(8, 0, values).insert("iCCP", named(profile)).file(), 1));
        assertArrayEquals(
                plain, decode(png(8, 0, values).insert("iCCP", new byte[9]).file(), 1));
        // That of colours on gray levels.
        byte[] colours = HandMadeProfiles.colours(
                1, new double[] {0.4, 0.2, 0}, new double[] {0.4, 0.7, 0.1}, new double[] {0.1, 0.1, 0.7});
        assertArrayEquals(
                plain, decode(png(8, 0, values).insert("iCCP", named(colours)).file(), 1));
    }

    /** The same as an application segment of a JPEG. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJpegHasItsProfile(boolean gray) throws IOException {
        BufferedImage image = gray
                ? Pictures.gray(SIDE, SIDE, 100)
                : Pictures.plain(SIDE, SIDE, BufferedImage.TYPE_INT_RGB, 0x646464);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        byte[] profile = gray
                ? HandMadeProfiles.gray(1)
                : HandMadeProfiles.colours(
                        1, new double[] {0.4361, 0.2225, 0.0139}, new double[] {0.3851, 0.7169, 0.0971}, new double[] {
                            0.1431, 0.0606, 0.7139
                        });
        byte[] jpeg = out.toByteArray();
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + profile.length + 18)
                .putShort((short) 0xFFD8)
                .putShort((short) 0xFFE2)
                .putShort((short) (profile.length + 16))
                .put("ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) 0x0101)
                .put(profile)
                .put(jpeg, 2, jpeg.length - 2);
        float[] levels = decode(file.array(), 3);
        for (float level : levels) {
            assertEquals(encoded(100 / 255.0), level, 1.6);
        }
    }

    /**
     * Inks as Photoshop writes them: turned round, so that 255 is no ink, and told by a segment of Adobe's. With the transform 2 the
     * first three, turned round once more, are written as light and colour differences.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void inksOfAJpeg(int transform) throws IOException {
        int[] stored = {90, 140, 110, 200};
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
        for (int i = 0; i < 64; i++) {
            raster.setPixel(i % 8, i / 8, stored);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        while (!writer.getClass().getName().startsWith("com.sun")) {
            writer = writers.next();
        }
        ImageWriteParam best = writer.getDefaultWriteParam();
        best.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        best.setCompressionQuality(1);
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), best);
        }
        byte[] jpeg = out.toByteArray();
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        byte[] file = ByteBuffer.allocate(jpeg.length + adobe.length)
                .put(jpeg, 0, 2)
                .put(adobe)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
        double blue = stored[1] - 128;
        double red = stored[2] - 128;
        double[] light = transform == 0
                ? new double[] {stored[0], stored[1], stored[2]}
                : new double[] {
                    255 - (stored[0] + 1.402 * red),
                    255 - (stored[0] - 0.344136 * blue - 0.714136 * red),
                    255 - (stored[0] + 1.772 * blue)
                };
        float[] levels = decode(file, 3);
        for (int channel = 0; channel < 3; channel++) {
            assertEquals(light[channel] * stored[3] / 255, levels[channel * SIDE * SIDE], 2);
        }
    }

    /** Of another size than its canvas, whose rest is transparent. */
    @Test
    void aGifLiesOnItsCanvas() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(Pictures.plain(2, 2, BufferedImage.TYPE_BYTE_BINARY, 0), "gif", out);
        byte[] file = out.toByteArray();
        file[6] = SIDE;
        file[8] = SIDE;
        int picture = 13 + 3 * (2 << (file[10] & 7));
        while (file[picture] != 0x2C) {
            picture++;
        }
        file[picture + 1] = 1;
        file[picture + 3] = 2;
        float[] levels = decode(file, 1);
        for (int i = 0; i < levels.length; i++) {
            boolean inside = i / SIDE >= 2 && (i % SIDE == 1 || i % SIDE == 2);
            assertEquals(inside ? 0 : 255, levels[i], 1e-5);
        }
    }

    @Test
    void transparencyOfAPaletteIsOverWhite() {
        byte[] raw = new byte[SIDE * (SIDE + 1)];
        raw[1] = 1;
        byte[] file = new PngChunks()
                .header(SIDE, SIDE, 8, 3, 0)
                .add("PLTE", (byte) 10, (byte) 10, (byte) 10, (byte) 20, (byte) 20, (byte) 20)
                .add("tRNS", (byte) 255, (byte) 51)
                .add("IDAT", deflated(raw))
                .add("IEND")
                .file();
        float[] levels = decode(file, 1);
        assertEquals(Math.round(20 * 0.2 + 255 * 0.8), levels[0], 1e-4);
        assertEquals(10, levels[1], 1e-4);
    }
}
