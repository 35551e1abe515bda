package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture that a camera wrote in each of the eight ways is seen as the one that was held upright. */
class OrientationTest {
    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;

    /** Which pixel of the upright picture stands at a place of the file, from the table of Exif 2.32, section 4.6.4. */
    private static BufferedImage written(BufferedImage seen, int number) {
        int w = seen.getWidth();
        int h = seen.getHeight();
        boolean turned = number >= 5;
        BufferedImage file = new BufferedImage(turned ? h : w, turned ? w : h, seen.getType());
        WritableRaster to = file.getRaster();
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                Object colour = seen.getRaster().getDataElements(x, y, null);
                switch (number) {
                    case 1 -> to.setDataElements(x, y, colour);
                    case 2 -> to.setDataElements(w - 1 - x, y, colour);
                    case 3 -> to.setDataElements(w - 1 - x, h - 1 - y, colour);
                    case 4 -> to.setDataElements(x, h - 1 - y, colour);
                    case 5 -> to.setDataElements(y, x, colour);
                    case 6 -> to.setDataElements(y, w - 1 - x, colour);
                    case 7 -> to.setDataElements(h - 1 - y, w - 1 - x, colour);
                    default -> to.setDataElements(h - 1 - y, x, colour);
                }
            }
        }
        return file;
    }

    private static BufferedImage seen(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.setRGB(i % WIDTH, i / WIDTH, 0xFF000000 | 0x123457 * (i + 1));
        }
        return image;
    }

    private static byte[] metadata(int number, ByteOrder order) {
        return ByteBuffer.allocate(26)
                .order(order)
                .putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4D4D : 0x4949))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) number)
                .array();
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static void assertSeen(byte[] upright, byte[] file) {
        for (Framing framing : new Framing[] {
            new Framing(HEIGHT, WIDTH, Crop.NONE), new Framing(8, 8, Crop.STRETCH), new Framing(7, 5, Crop.PAD)
        }) {
            PictureDecoder decoder = Decode.as(framing);
            Picture expected = decoder.decode(upright, "'a'").picture().orElseThrow();
            assertArrayEquals(
                    expected.values(),
                    decoder.decode(file, "'a'").picture().orElseThrow().values());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPng(int number) throws IOException {
        for (int type : new int[] {
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_4BYTE_ABGR
        }) {
            BufferedImage seen = seen(type);
            byte[] file = PngChunks.of(encoded(written(seen, number), "png"))
                    .insert("eXIf", metadata(number, ByteOrder.BIG_ENDIAN))
                    .file();
            assertSeen(encoded(seen, "png"), file);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aJpeg(int number) throws IOException {
        // Squares of plain colours, whose edges are those of the blocks, so that nothing is lost in any orientation.
        BufferedImage seen = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int square = i % WIDTH / 8 + 3 * (i / WIDTH / 8);
            seen.setRGB(i % WIDTH, i / WIDTH, 0x010101 * (20 + 30 * square));
        }
        byte[] jpeg = encoded(written(seen, number), "jpeg");
        byte[] metadata = metadata(number, ByteOrder.LITTLE_ENDIAN);
        byte[] file = ByteBuffer.allocate(jpeg.length + metadata.length + 10)
                .putShort((short) 0xFFD8)
                .putShort((short) 0xFFE1)
                .putShort((short) (metadata.length + 8))
                .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .put(metadata)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
        assertSeen(encoded(seen, "jpeg"), file);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aTiff(int number) throws IOException {
        byte[] file = encoded(written(seen(BufferedImage.TYPE_INT_RGB), number), "tiff");
        ByteBuffer tiff = ByteBuffer.wrap(file).order(file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        boolean found = false;
        for (int i = 0; i < tiff.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            // In the place of the number of rows in a strip or of the software, if there is none for the orientation.
            if (!found && (tiff.getShort(entry) == 0x0112 || tiff.getShort(entry) == 0x011A)) {
                tiff.putShort(entry, (short) 0x0112)
                        .putShort(entry + 2, (short) 3)
                        .putInt(entry + 4, 1)
                        .putInt(entry + 8, 0)
                        .putShort(entry + 8, (short) number);
                found = true;
            }
        }
        assertEquals(true, found);
        assertSeen(encoded(seen(BufferedImage.TYPE_INT_RGB), "tiff"), file);
    }

    @ParameterizedTest
    @EnumSource
    void aWebp(Orientation orientation) throws IOException {
        byte[] webp = Objects.requireNonNull(OrientationTest.class.getResourceAsStream("known/lossless.webp"))
                .readAllBytes();
        byte[] metadata = metadata(orientation.ordinal() + 1, ByteOrder.BIG_ENDIAN);
        ByteBuffer file = ByteBuffer.allocate(webp.length + metadata.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(webp)
                .put("EXIF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(metadata.length)
                .put(metadata);
        file.putInt(4, file.capacity() - 8);
        BufferedImage seen = ImageIO.read(Objects.requireNonNull(OrientationTest.class.getResource("known/rgb.png")));
        int[] turned = {1, 2, 3, 4, 5, 8, 7, 6};
        // What is in the file is the picture itself, so that turning it is undone by writing it the other way.
        byte[] expected = encoded(written(seen, turned[orientation.ordinal()]), "png");
        PictureDecoder decoder = Decode.as(new Framing(8, 8, Crop.STRETCH));
        assertArrayEquals(
                decoder.decode(expected, "'a'").picture().orElseThrow().values(),
                decoder.decode(file.array(), "'a'").picture().orElseThrow().values());
    }
}
