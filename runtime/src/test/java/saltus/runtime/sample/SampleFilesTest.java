package saltus.runtime.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.IoConsumer;
import saltus.runtime.UnusableResultException;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;
import saltus.runtime.door.Named;
import saltus.runtime.picture.PngFolder;

/** Samples as evaluators of the field read them, and without all of them in memory. */
class SampleFilesTest {
    private static final int HEIGHT = 2;
    private static final int WIDTH = 4;

    @TempDir
    Path folder;

    /** What was drawn in batches of three. */
    private record Made(float[] values, long[] labels, long... shape) implements SampleBatches {
        static Made of(int count, int channels) {
            Random random = new Random(channels);
            float[] values = new float[count * channels * HEIGHT * WIDTH];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat(-1.2f, 1.2f);
            }
            long[] labels = LongStream.range(0, count).map(i -> i % 5).toArray();
            return new Made(values, labels, count, channels, HEIGHT, WIDTH);
        }

        @Override
        public void each(IoConsumer<? super Samples> batch) throws IOException {
            int width = values.length / labels.length;
            for (int from = 0; from < count(); from += 3) {
                int to = Math.min(count(), from + 3);
                long[] extents = shape.clone();
                extents[0] = to - from;
                batch.accept(new Samples(
                        Arrays.copyOfRange(values, from * width, to * width),
                        Arrays.copyOfRange(labels, from, to),
                        extents));
            }
        }
    }

    private static Named<DataSet> data(DataSet.Kind kind) {
        return new Named<>("made", new DataSet() {
            @Override
            public Kind kind() {
                return kind;
            }

            @Override
            public Shape sample() {
                return Shape.of(1);
            }

            @Override
            public Batch batch(long seed, long step, int size) {
                throw new AssertionError();
            }

            @Override
            public float[] truth(long seed, int n) {
                throw new AssertionError();
            }
        });
    }

    private Path write(SampleBatches samples, DataSet.Kind kind) {
        Path numbers = folder.resolve("s.npz");
        SampleFiles.write(folder.resolve("s.png"), numbers, samples, kind, data(kind), "", "");
        return numbers;
    }

    private static ByteBuffer array(Path npz, String name, String expectedHeader) throws IOException {
        try (ZipFile zip = new ZipFile(npz.toFile())) {
            byte[] all = zip.getInputStream(zip.getEntry(name + ".npy")).readAllBytes();
            ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            int length = bytes.getShort(8);
            assertEquals(expectedHeader, new String(all, 10, length, StandardCharsets.US_ASCII).strip());
            return bytes.position(10 + length).slice().order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 2})
    void imagesAreBytesWithChannelsLast(int channels) throws IOException {
        Made made = Made.of(7, channels);
        Path npz = write(made, DataSet.Kind.IMAGES);
        String shape = "(7, 2, 4, " + channels + ")";
        ByteBuffer levels =
                array(npz, "arr_0", "{'descr': '|u1', 'fortran_order': False, 'shape': %s, }".formatted(shape));
        for (int i = 0; i < 7; i++) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    for (int c = 0; c < channels; c++) {
                        float value = made.values[((i * channels + c) * HEIGHT + y) * WIDTH + x];
                        double exact = (value + 1.0) * 127.5;
                        int level = levels.get() & 0xFF;
                        assertEquals(Math.min(255, Math.max(0, exact)), level, 0.5001);
                    }
                }
            }
        }
        assertFalse(levels.hasRemaining());
        long[] labels = new long[7];
        array(npz, "arr_1", "{'descr': '<i8', 'fortran_order': False, 'shape': (7,), }")
                .asLongBuffer()
                .get(labels);
        assertArrayEquals(made.labels, labels);
        assertEquals(
                2 + 3 * (WIDTH * 12 + 2),
                ImageIO.read(folder.resolve("s.png").toFile()).getWidth());
    }

    @Test
    void latentsAreNumbersAsTheyAre() throws IOException {
        Made made = Made.of(4, 5);
        Path npz = write(made, DataSet.Kind.LATENTS);
        float[] values = new float[made.values.length];
        array(npz, "samples", "{'descr': '<f4', 'fortran_order': False, 'shape': (4, 5, 2, 4), }")
                .asFloatBuffer()
                .get(values);
        assertArrayEquals(made.values, values);
    }

    @Test
    void whatFailsOnTheWayLeavesNothing() throws IOException {
        Made made = Made.of(9, 3);
        SampleBatches failing = new SampleBatches() {
            @Override
            public long[] shape() {
                return made.shape;
            }

            @Override
            public long[] labels() {
                return made.labels;
            }

            @Override
            public void each(IoConsumer<? super Samples> batch) throws IOException {
                made.each(some -> {
                    if (some.labels()[0] == 1) {
                        throw new UnusableResultException("not finite");
                    }
                    batch.accept(some);
                });
            }
        };
        assertThrows(UnusableResultException.class, () -> write(failing, DataSet.Kind.IMAGES));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void eachImageIsAPictureOfItsOwn(int channels) throws IOException {
        Path npz = write(Made.of(5, channels), DataSet.Kind.IMAGES);
        PngFolder pngs = new PngFolder(Files.createDirectory(folder.resolve("png")), 5, channels, HEIGHT, WIDTH);
        pngs.check();
        pngs.write(npz);
        pngs.check(); // and again over its own
        ByteBuffer levels = array(
                npz, "arr_0", "{'descr': '|u1', 'fortran_order': False, 'shape': (5, 2, 4, %d), }".formatted(channels));
        for (int i = 0; i < 5; i++) {
            BufferedImage image =
                    ImageIO.read(folder.resolve("png/00000" + i + ".png").toFile());
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    for (int c = 0; c < channels; c++) {
                        assertEquals(levels.get() & 0xFF, image.getRaster().getSample(x, y, c));
                    }
                }
            }
        }
    }

    @Test
    void aFolderWithOtherPicturesIsRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("png"));
        Files.createFile(other.resolve("000005.png"));
        BadInputException told =
                assertThrows(BadInputException.class, () -> new PngFolder(other, 5, 3, HEIGHT, WIDTH).check());
        assertTrue(told.getMessage().contains("000005.png"), told::getMessage);
        new PngFolder(other, 6, 3, HEIGHT, WIDTH).check();
        assertThrows(BadInputException.class, () -> new PngFolder(folder.resolve("none"), 6, 2, HEIGHT, WIDTH).check());
    }
}
