package saltus.runtime.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.autoencoder.Autoencoder;
import saltus.runtime.autoencoder.Planes;
import saltus.runtime.data.stored.Form;

class PictureEncoderTest {
    /** The mean is the first pixel of each colour's sum, the log-variance the last pixel's. */
    private static final class Corners implements Autoencoder {
        @Override
        public Planes picture(Planes latent) {
            throw new AssertionError("nothing is decoded");
        }

        @Override
        public Planes moments(Planes picture) {
            return new Planes(2, 1, 1);
        }

        @Override
        public float[] decode(float[] latents, int n, Planes latent) {
            throw new AssertionError("nothing is decoded");
        }

        @Override
        public float[] encode(float[] pictures, int n, Planes picture) {
            float[] moments = new float[2 * n];
            for (int i = 0; i < n; i++) {
                for (int channel = 0; channel < 3; channel++) {
                    int from = i * picture.size() + channel * picture.height() * picture.width();
                    moments[2 * i] += pictures[from];
                    moments[2 * i + 1] += pictures[from + picture.height() * picture.width() - 1];
                }
            }
            return moments;
        }

        @Override
        public void close() {}
    }

    private static Block block(int channels, float... values) {
        Shape shape = Shape.of(channels, 1, 2);
        int count = values.length / (2 * channels);
        return new Block(Form.PIXELS, shape, 4, count, new int[count], new float[][] {values});
    }

    @Test
    void bothFlipsAreEncoded() {
        Block encoded = new PictureEncoder(new Corners()).encoded(block(3, 1, 2, 3, 4, 5, 6, 0, 1, 0, 1, 0, 1));
        assertEquals(Shape.of(2, 1, 1), encoded.shape());
        assertEquals(4, encoded.first());
        assertArrayEquals(new float[] {9, 12, 0, 3}, encoded.values()[0]);
        assertArrayEquals(new float[] {12, 9, 3, 0}, encoded.values()[1]);
    }

    @Test
    void grayPicturesHaveThreeEqualChannels() {
        Block encoded = new PictureEncoder(new Corners()).encoded(block(1, 1, 2, -1, 0.5f));
        assertArrayEquals(new float[] {3, 6, -3, 1.5f}, encoded.values()[0]);
        assertArrayEquals(new float[] {6, 3, 1.5f, -3}, encoded.values()[1]);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        Whole points = new Whole(Form.POINTS, Shape.of(2), 1, new long[3], List.of(), Numbers.SINGLE);
        String refused = assertThrows(
                        BadInputException.class, () -> new PictureEncoder(new Corners()).whole(points, Numbers.SINGLE))
                .getMessage();
        assertTrue(refused.contains("leave out --autoencoder"), refused);
    }
}
