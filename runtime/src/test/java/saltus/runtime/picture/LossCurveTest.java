package saltus.runtime.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.BadInputException;

class LossCurveTest {
    private final Path target;

    LossCurveTest(@TempDir Path folder) {
        target = folder.resolve("loss.png");
    }

    @Test
    void drawsPositiveNegativeAndSingleLosses() throws IOException {
        for (double[] losses : new double[][] {{3, 2, 1e-9}, {1, 0, -1}, {5}, {Double.NaN, 2, 2}}) {
            long[] steps = new long[losses.length];
            for (int i = 0; i < steps.length; i++) {
                steps[i] = i;
            }
            LossCurve.write(target, "loss", steps, losses);
            assertTrue(ImageIO.read(target.toFile()).getWidth() > 0);
        }
    }

    @Test
    void refusesACourseWithoutANumber() {
        assertThrows(
                BadInputException.class,
                () -> LossCurve.write(target, "loss", new long[] {1}, new double[] {Double.NaN}));
        assertThrows(BadInputException.class, () -> LossCurve.write(target, "loss", new long[0], new double[0]));
        assertThrows(IllegalArgumentException.class, () -> LossCurve.write(target, "loss", new long[2], new double[1]));
    }

    @Test
    void theRunningMeanKeepsALineAndItsEnds() {
        long[] steps = new long[300];
        double[] losses = new double[300];
        for (int i = 0; i < 300; i++) {
            steps[i] = i;
            losses[i] = i;
        }
        LossPoints smoothed = LossPoints.finite(steps, losses).smoothed();
        assertEquals(150, smoothed.losses()[150], 1e-9);
        assertEquals(1.5, smoothed.losses()[0], 1e-9);
        assertArrayEquals(LossPoints.finite(steps, losses).steps(), smoothed.steps());
    }

    @Test
    void labelsAreShortAndThinnedOut() {
        LossLabels labels = new LossLabels("125");
        assertEquals("0.05", labels.apply(0.05));
        assertEquals(" ", labels.apply(0.07));
        assertEquals("0", labels.apply(0.0));
        assertEquals("0.3", new LossLabels("123456789").apply(0.1 + 0.2));
        assertEquals("1e-7", labels.apply(1e-7));
        assertEquals("2e6", labels.apply(2e6));
        assertEquals("1000", labels.apply(1000.0));
    }
}
