package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;

class PictureRecordsTest {
    /** Pictures in memory; counts how often they are asked for. */
    private static final class Memory implements EncodedPictures {
        private final List<byte[]> files = new ArrayList<>();
        private final AtomicInteger asked = new AtomicInteger();
        private int count;

        Memory(BufferedImage... images) {
            for (BufferedImage image : images) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try {
                    ImageIO.write(image, "png", out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                files.add(out.toByteArray());
            }
            count = files.size();
        }

        /** As many, the last again and again. */
        Memory many(int many) {
            count = many;
            return this;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public byte[] bytes(int picture) {
            asked.incrementAndGet();
            return files.get(Math.min(picture, files.size() - 1));
        }

        @Override
        public String place(int picture) {
            return "'" + picture + "'";
        }

        @Override
        public int label(int picture) {
            return picture % 2;
        }

        @Override
        public List<String> classNames() {
            return List.of("even", "odd");
        }

        @Override
        public List<String> notes() {
            return List.of("found in memory");
        }
    }

    private static PictureRecords records(Memory memory, Framing framing, int channels, boolean skip) {
        return PictureRecords.of(memory, new PictureRequest(framing, 1 << 20, channels, 16, skip));
    }

    private static BufferedImage gray(int height, int width) {
        return Pictures.gray(width, height, 100);
    }

    @Test
    void whatWasDecodedIsKeptWhileThereIsRoom() {
        Memory memory = new Memory(gray(8, 8), gray(9, 9));
        PictureRecords records = records(memory, new Framing(4, 4, Crop.CENTRE), 0, false);
        float[] sample = new float[16];
        records.read(1, 0, sample, 0);
        records.read(0, 0, sample, 0);
        assertEquals(2, memory.asked.get());
        assertEquals(100 / 127.5f - 1, sample[0]);
    }

    /** A set of a hundred million pictures opens: some are looked at, and none is kept. */
    @Test
    void aSetLargerThanMemoryIsStreamed() {
        Memory memory = new Memory(gray(4, 4)).many(100_000_000);
        PictureRecords records = records(memory, new Framing(256, 256, Crop.CENTRE), 3, false);
        int looked = memory.asked.get();
        assertTrue(looked < 5000, String.valueOf(looked));
        float[] sample = new float[3 * 256 * 256];
        records.read(99_999_999, 0, sample, 0);
        records.read(99_999_999, 0, sample, 0);
        assertEquals(looked + 2, memory.asked.get());
        assertEquals(1, records.label(99_999_999));
        assertTrue(records.notes().contains("files of 4,096 looked at of 4x4 pixels (height x width)"));
    }

    @Test
    void aColouredPictureThatNobodyLookedAtIsToldWhenItIsRead() {
        BufferedImage coloured = Pictures.plain(4, 4, BufferedImage.TYPE_INT_RGB, 0x0A64C8);
        Memory memory = new Memory(gray(4, 4), coloured, gray(4, 4)).many(100_000_000);
        PictureRecords records = records(memory, new Framing(4, 4, Crop.CENTRE), 0, false);
        assertEquals(Shape.of(1, 4, 4), records.shape());
        String message = assertThrows(BadInputException.class, () -> records.read(1, 0, new float[48], 0))
                .getMessage();
        assertTrue(message.contains("The picture '1' has colours") && message.contains("channels=3"), message);
    }

    @Test
    void coloursBecomeTheirLumaAndGrayThreeEqualChannelsWhereThatIsAskedFor() {
        Memory memory = new Memory(Pictures.plain(4, 4, BufferedImage.TYPE_INT_RGB, 0x0A64C8), gray(4, 4));
        float[] sample = new float[16];
        PictureRecords gray = records(memory, new Framing(4, 4, Crop.CENTRE), 1, false);
        gray.read(0, 0, sample, 0);
        assertEquals((0.299 * 10 + 0.587 * 100 + 0.114 * 200) / 127.5 - 1, sample[0], 1e-6);
        assertTrue(
                gray.notes().contains("1 lose their colours (channels=1)"),
                gray.notes().toString());
        PictureRecords three = records(memory, new Framing(4, 4, Crop.CENTRE), 3, false);
        float[] equal = new float[48];
        three.read(1, 0, equal, 0);
        float[] expected = new float[48];
        Arrays.fill(expected, 100 / 127.5f - 1);
        assertArrayEquals(expected, equal);
    }

    @Test
    void whatTheCropLosesIsTold() {
        Memory memory = new Memory(gray(16, 64));
        List<String> notes =
                records(memory, new Framing(16, 16, Crop.CENTRE), 0, false).notes();
        assertEquals(
                List.of(
                        "found in memory",
                        "files of 16x64 pixels (height x width)",
                        "the crop to 16 cuts away 75 % of their pixels (crop=)"),
                notes);
        assertEquals(
                2,
                records(memory, new Framing(16, 64, Crop.CENTRE), 0, false)
                        .notes()
                        .size());
        assertTrue(records(memory, new Framing(16, 16, Crop.STRETCH), 0, false)
                .notes()
                .toString()
                .contains("stretched to 16"));
        assertTrue(records(memory, new Framing(32, 64, Crop.PAD), 0, false)
                .notes()
                .toString()
                .contains("filled up with black to 32x64"));
    }

    @Test
    void sizesAndEnlargementAreTold() {
        Memory memory = new Memory(gray(8, 8), gray(32, 20), gray(8, 8), gray(64, 64));
        String notes = records(memory, new Framing(16, 16, Crop.STRETCH), 0, false)
                .notes()
                .toString();
        assertTrue(notes.contains("files of 8x8 to 64x64 pixels (height x width) in 3 shapes"), notes);
        assertTrue(notes.contains("2 enlarged, by up to 2.0"), notes);
    }

    @Test
    void paddingShowsThePictureInTheMiddleOfBlack() {
        PictureRecords records = records(new Memory(gray(2, 4)), new Framing(8, 8, Crop.PAD), 0, false);
        float[] sample = new float[64];
        records.read(0, 0, sample, 0);
        for (int i = 0; i < 64; i++) {
            assertEquals(i / 8 >= 2 && i / 8 < 6 ? 100 / 127.5f - 1 : -1, sample[i], 1e-6f);
        }
    }

    @Test
    void withoutCropTheSizeHasToFit() {
        Memory memory = new Memory(gray(16, 64));
        String message = assertThrows(
                        BadInputException.class, () -> records(memory, new Framing(16, 16, Crop.NONE), 0, false))
                .getMessage();
        assertTrue(message.contains("has 16 x 64 pixels (height x width) instead of 16 x 16"), message);
        assertEquals(
                Shape.of(1, 16, 64),
                records(memory, new Framing(16, 64, Crop.NONE), 0, false).shape());
    }

    @Test
    void damagedPicturesAreCountedAndNamed() {
        Memory memory = new Memory(gray(4, 4), gray(4, 4), gray(4, 4));
        memory.files.set(1, new byte[] {1, 2, 3});
        PictureRecords records = records(memory, new Framing(4, 4, Crop.CENTRE), 0, true);
        assertEquals(2, records.count());
        assertEquals("'2'", records.place(1));
        assertEquals(0, records.label(1));
        assertEquals(
                "left out 1 of 3 pictures, which cannot be decoded: '1' (it is of no format of pictures that is read)",
                records.notes().get(1));
    }

    @Test
    void twelveBitsAreToldToBeDark() {
        BufferedImage dark = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
        dark.getRaster().setSample(1, 1, 0, 4095);
        String notes = records(new Memory(dark), new Framing(4, 4, Crop.CENTRE), 0, false)
                .notes()
                .toString();
        assertTrue(notes.contains("is 4,095 of 65,535") && notes.contains("bits=12 takes 4,095 for white"), notes);
    }
}
