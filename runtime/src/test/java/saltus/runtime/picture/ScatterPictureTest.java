package saltus.runtime.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScatterPictureTest {
    @Test
    void dotsStandWhereThePointsAre() {
        double[] corner = new double[400];
        Random random = new Random(1);
        for (int i = 0; i < corner.length; i++) {
            corner[i] = random.nextDouble();
        }
        double[] opposite = corner.clone();
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] -= 2;
        }
        BufferedImage image =
                ScatterPicture.paint(List.of(new Panel("high", "", corner, 2), new Panel("low", "", opposite, 2)));
        int half = image.getWidth() / 2;
        int middle = image.getHeight() / 2;
        assertTrue(blue(image, half / 2, 150, half, middle) > 1000, "the first set lies high on the right");
        assertTrue(
                blue(image, half, middle, half + half / 2, image.getHeight()) > 1000, "the second one low on the left");
        assertEquals(0, blue(image, 0, middle + 100, half, image.getHeight()));
    }

    @Test
    void drawsLinesManyDimensionsAndDivergedPoints(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("points.png");
        ScatterPicture.write(target, List.of(Panel.of("line", "W2 0", new float[] {1, 2, 2}, 1)));
        assertTrue(ImageIO.read(target.toFile()).getWidth() > 0);
        double[] lost = {Double.NaN, Double.POSITIVE_INFINITY, 0, 0, 1e300, -1e300};
        Panel all = new Panel("nothing finite", "", new double[] {Double.NaN, Double.NaN}, 2);
        Panel none = new Panel("no points", "", new double[0], 2);
        Panel deep = new Panel("deep", "x".repeat(500), new double[30], 3);
        ScatterPicture.write(target, List.of(all, none, deep, new Panel("lost", "", lost, 2), all));
        assertTrue(ImageIO.read(target.toFile()).getHeight() > 0);
        assertEquals("deep (first 2 of 3 coordinates)", deep.heading());
    }

    @Test
    void refusesNoPanelsAndMixedOnes() {
        Panel line = new Panel("", "", new double[1], 1);
        Panel plane = new Panel("", "", new double[2], 2);
        assertThrows(IllegalArgumentException.class, () -> ScatterPicture.paint(List.of()));
        assertThrows(IllegalArgumentException.class, () -> ScatterPicture.paint(List.of(line, plane)));
        assertThrows(IllegalArgumentException.class, () -> new Panel("", "", new double[3], 2));
    }

    /** The pixels of a rectangle that have a strong blue, as only dots do. */
    private static int blue(BufferedImage image, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                Color color = new Color(image.getRGB(x, y));
                count += color.getBlue() - color.getGreen() > 60 ? 1 : 0;
            }
        }
        return count;
    }
}
