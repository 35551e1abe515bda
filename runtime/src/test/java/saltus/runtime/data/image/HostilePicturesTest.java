package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSources;

/** Files that are made to deceive a decoder, to keep it busy or to fill its memory. */
class HostilePicturesTest {
    private static final int SIDE = 8;

    private static final byte[] GIGABYTE = PngChunks.deflated(1L << 30);

    @TempDir
    Path folder;

    private static PictureDecoder decoder() {
        return Decode.at(SIDE, SIDE);
    }

    private Picture decode(byte[] bytes) {
        return decoder().decode(bytes, "'picture.png'").picture().orElseThrow();
    }

    private void assertRefused(String why, byte[] bytes) {
        String message =
                assertThrows(BadInputException.class, () -> decode(bytes)).getMessage();
        assertTrue(message.contains(why), message);
        assertTrue(message.contains("picture.png"), message);
        assertFalse(message.matches(".*(Exception|javax|java\\.|null).*"), message);
    }

    private static byte[] encoded(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out));
        return out.toByteArray();
    }

    private static BufferedImage coloured(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, 0x123457 * (i + 1) & 0xFFFFFF);
        }
        return image;
    }

    /** A single bit, wherever it is: behind the signature each belongs to a length, a type, data or a checksum. */
    @Test
    void everyFlippedBitOfAPngIsSeen() throws IOException {
        byte[] whole = PngChunks.of(encoded("png", coloured(9, 9)))
                .insert("tEXt", new byte[20])
                .file();
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(BadInputException.class, () -> decode(flipped));
        }
    }

    @Test
    void aPictureCutAnywhereIsRefused() throws IOException {
        byte[] whole = encoded("png", coloured(9, 9));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(BadInputException.class, () -> decode(cut));
        }
    }

    @Test
    void whatStandsBehindTheEndIsNoPartOfThePicture() throws IOException {
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] whole = encoded(format, coloured(9, 9));
            assertArrayEquals(
                    decode(whole).values(),
                    decode(Arrays.copyOf(whole, whole.length + 1000)).values());
        }
    }

    @Test
    void aColourBeyondThePaletteIsRefused() throws IOException {
        assertEquals(1, decode(PngChunks.palette(9, 4, 3).file()).channels());
        assertRefused(
                "a pixel has the colour 5 of 4", PngChunks.palette(9, 4, 4).file());
        assertRefused(
                "a pixel has the colour 201 of 1", PngChunks.palette(9, 1, 200).file());
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("of no format of pictures", "%PDF-1.4".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("ends too early", "GIF89a".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("it is empty", new byte[0]),
                Arguments.of(
                        "ends too early", new PngChunks().header(9, 9, 8, 2, 0).file()),
                Arguments.of(
                        "has no pixels",
                        new PngChunks().header(9, 9, 8, 2, 0).add("IEND").file()),
                Arguments.of(
                        "header is not at the beginning",
                        new PngChunks().add("IEND").file()),
                Arguments.of(
                        "stands there twice",
                        PngChunks.palette(9, 4, 3).insert("IHDR").file()),
                Arguments.of(
                        "a part 'EVIL'",
                        PngChunks.palette(9, 4, 3).insert("EVIL").file()),
                Arguments.of(
                        "no proper name",
                        PngChunks.palette(9, 4, 3).insert("a\n b").file()),
                Arguments.of(
                        "Cannot decode",
                        PngChunks.palette(9, 4, 3).without("PLTE").file()),
                Arguments.of(
                        "Cannot decode",
                        new PngChunks()
                                .header(0, 9, 8, 2, 0)
                                .zeros(9)
                                .add("IEND")
                                .file()),
                Arguments.of(
                        "Cannot decode",
                        new PngChunks()
                                .header(-9, 9, 8, 2, 0)
                                .zeros(9)
                                .add("IEND")
                                .file()),
                Arguments.of(
                        "Cannot decode",
                        new PngChunks()
                                .header(9, 9, 3, 2, 0)
                                .zeros(999)
                                .add("IEND")
                                .file()),
                Arguments.of(
                        "Cannot decode",
                        new PngChunks()
                                .header(9, 9, 8, 2, 7)
                                .zeros(999)
                                .add("IEND")
                                .file()),
                Arguments.of(
                        "Cannot decode",
                        new PngChunks()
                                .header(9, 9, 8, 2, 0)
                                .zeros(9)
                                .add("IEND")
                                .file()),
                Arguments.of("pixels, more than the", large(11_000, 0)),
                Arguments.of("pixels, more than the", large(11_000, 1)),
                Arguments.of(
                        "pixels, more than the",
                        new PngChunks()
                                .header(Integer.MAX_VALUE, Integer.MAX_VALUE, 16, 6, 1)
                                .zeros(99)
                                .add("IEND")
                                .file()));
    }

    /** 16 bits and four channels a pixel. */
    private static byte[] large(int side, int interlace) {
        return new PngChunks()
                .header(side, side, 16, 6, interlace)
                .zeros(1 << 20)
                .add("IEND")
                .file();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aSentenceTellsWhatIsWrong(String why, byte[] bytes) {
        assertTimeout(Duration.ofSeconds(5), () -> assertRefused(why, bytes));
    }

    /** They would be unfolded with the palette; a gigabyte each. */
    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iCCP", "iTXt"})
    void whatIsNoPartOfThePictureIsNotUnfolded(String type) throws IOException {
        byte[] packed = GIGABYTE;
        byte[] text = new byte[packed.length + 10];
        text[0] = 'k';
        text[2] = (byte) (type.equals("iTXt") ? 1 : 0);
        int prefix = type.equals("iTXt") ? 6 : 3;
        System.arraycopy(packed, 0, text, prefix, packed.length);
        byte[] file = PngChunks.palette(9, 4, 3).insert(type, text).file();
        assertTimeout(Duration.ofSeconds(5), () -> decode(file));
    }

    /** The size that a JPEG says is changed and its data are not. */
    @ParameterizedTest
    @ValueSource(ints = {8, 64, 4000})
    void aSizeThatTheDataOfAJpegDoNotFillIsSeen(int height) throws IOException {
        byte[] bytes = encoded("jpeg", coloured(40, 40));
        int frame = startOfFrame(bytes);
        bytes[frame + 5] = (byte) (height >> 8);
        bytes[frame + 6] = (byte) height;
        assertRefused("damaged or ends too early", bytes);
    }

    @Test
    void aLargeJpegIsRefusedByItsHeader() throws IOException {
        byte[] bytes = encoded("jpeg", coloured(40, 40));
        Arrays.fill(bytes, startOfFrame(bytes) + 5, startOfFrame(bytes) + 9, (byte) 0x7F);
        assertRefused("pixels, more than the", bytes);
    }

    @Test
    void aJpegOfManyPassesIsRefused() throws IOException {
        byte[] bytes = encoded("jpeg", coloured(16, 16));
        int scan = 2;
        while ((bytes[scan + 1] & 0xFF) != 0xDA) {
            scan += 2 + ((bytes[scan + 2] & 0xFF) << 8) + (bytes[scan + 3] & 0xFF);
        }
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(bytes, 0, scan);
        for (int i = 0; i < 100; i++) {
            many.write(bytes, scan, bytes.length - 2 - scan);
        }
        assertRefused("more than 64 times", many.toByteArray());
    }

    private static int startOfFrame(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xC0) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8) + (jpeg[at + 3] & 0xFF);
        }
        return at;
    }

    /** Three of them were minutes before their pixels were counted first. */
    @Test
    void aFolderOfLargePicturesIsRefusedAtOnceAndTheLimitCanBeRaised() throws IOException {
        byte[] large = new PngChunks()
                .header(600, 600, 8, 0, 0)
                .zeros(600 * 601)
                .add("IEND")
                .file();
        for (int i = 0; i < 3; i++) {
            Files.write(folder.resolve(i + ".png"), large);
        }
        String message = assertThrows(
                        BadInputException.class, () -> DataSources.open("images:" + folder + ",pixels=359999"))
                .getMessage();
        assertTrue(
                message.contains("0.png' has 360000 pixels") && message.contains("write ,pixels=360000 behind"),
                message);
        assertEquals(
                3,
                DataSources.open("images:" + folder + ":8,pixels=360000")
                        .value()
                        .count()
                        .orElseThrow());
        assertTrue(ImageIO.read(new ByteArrayInputStream(large)) != null);
    }

    @Test
    void aLinkToNothingAndAPipeAreNotPassedOver() throws Exception {
        Files.write(folder.resolve("a.png"), PngChunks.palette(9, 4, 3).file());
        Path link = Files.createSymbolicLink(folder.resolve("b.png"), folder.resolve("gone"));
        assertFolderRefused("b.png': there is no such file");
        Files.delete(link);
        if (new ProcessBuilder("mkfifo", link.toString()).start().waitFor() == 0) {
            assertFolderRefused("it is a pipe");
        }
    }

    private void assertFolderRefused(String why) {
        String message = assertThrows(BadInputException.class, () -> DataSources.open("images:" + folder))
                .getMessage();
        assertTrue(message.contains(why), message);
    }
}
