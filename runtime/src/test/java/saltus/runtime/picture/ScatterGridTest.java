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

class ScatterGridTest {
    private static final int POINTS = 200;

    private static Panel square(double at, int dimension) {
        double[] values = new Random(1).doubles((long) POINTS * dimension).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] += at;
        }
        return new Panel("at " + at, "", values, dimension);
    }

    @Test
    void aColumnHasTheAxesOfItsFirstPanel() {
        Panel far = square(1000, 2);
        Panel none = new Panel("none", "", new double[0], 2);
        BufferedImage image =
                ScatterGrid.paint(List.of(List.of(square(0, 2), square(0, 2), far), List.of(far, none, far)));
        int width = image.getWidth() / 2;
        int height = image.getHeight() / 3;
        int[][] dots = new int[3][2];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                Color color = new Color(image.getRGB(x, y));
                dots[y / height][x / width] += color.getBlue() - color.getGreen() > 60 ? 1 : 0;
            }
        }
        assertTrue(dots[0][0] > 500, "the truth is shown");
        assertEquals(dots[0][0], dots[1][0], "equal points look alike");
        assertEquals(0, dots[2][0], "points far off are not shown, and do not move the axes");
        assertEquals(0, dots[1][1], "no points are no dots");
        assertTrue(dots[0][1] > 500, "another column has axes of its own");
        assertEquals(dots[0][1], dots[2][1]);
    }

    @Test
    void columnsMayHaveDifferentDimensions(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("grid.png");
        Panel line = square(0, 1);
        ScatterGrid.write(target, List.of(List.of(line, line), List.of(square(0, 3), square(0, 2))));
        assertTrue(ImageIO.read(target.toFile()).getWidth() > 0);
    }

    @Test
    void refusesWhatIsNoGrid() {
        assertThrows(IllegalArgumentException.class, () -> ScatterGrid.paint(List.of()));
        assertThrows(IllegalArgumentException.class, () -> ScatterGrid.paint(List.of(List.of())));
        Panel line = square(0, 1);
        Panel plane = square(0, 2);
        assertThrows(IllegalArgumentException.class, () -> ScatterGrid.paint(List.of(List.of(line, plane))));
        assertThrows(
                IllegalArgumentException.class,
                () -> ScatterGrid.paint(List.of(List.of(plane), List.of(plane, plane))));
    }
}
