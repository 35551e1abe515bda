package saltus.runtime.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.BadInputException;

class ImageGridTest {
    private final Path target;

    ImageGridTest(@TempDir Path folder) {
        target = folder.resolve("grid.png");
    }

    @Test
    void greyLevelsSurviveTheFile() throws IOException {
        float[] values = {-1, -0.5f, 0, 1, 2, Float.NaN};
        ImageGrid.write(target, new ImageBatch(values, 6, 1, 1, 1), new GridLayout(1, 6, 2));
        BufferedImage image = ImageIO.read(target.toFile());
        assertEquals(2 + 6 * 4, image.getWidth());
        assertEquals(2 + 4, image.getHeight());
        int[] levels = new int[6];
        for (int i = 0; i < 6; i++) {
            levels[i] = image.getRaster().getSample(3 + i * 4, 3, 0);
        }
        assertArrayEquals(new int[] {0, 64, 128, 255, 255, 0}, levels);
        assertEquals(255, image.getRaster().getSample(0, 0, 0));
    }

    @Test
    void coloursAndOpacityComeFromTheirChannels() throws IOException {
        float[] values = {-1, 1, 1, -1, 0, 0, 1, -1};
        ImageGrid.write(target, new ImageBatch(values, 1, 4, 1, 2), new GridLayout(1, 1, 1));
        BufferedImage image = ImageIO.read(target.toFile());
        assertEquals(0xff00ff80, image.getRGB(2, 2));
        assertEquals(0x00ff0080, image.getRGB(3, 2));
        assertEquals(0, image.getRGB(0, 0));
    }

    @Test
    void anEmptyPlaceIsPaper() {
        BufferedImage image = ImageGrid.paint(new ImageBatch(new float[9], 3, 3, 1, 1), GridLayout.nearSquare(3, 1));
        assertEquals(0xff808080, image.getRGB(2, 5));
        assertEquals(0xffffffff, image.getRGB(5, 5));
    }

    @Test
    void theLayoutIsNearASquare() {
        assertEquals(new GridLayout(1, 1, 3), GridLayout.nearSquare(1, 3));
        assertEquals(new GridLayout(2, 3, 1), GridLayout.nearSquare(5, 1));
        assertEquals(new GridLayout(8, 8, 1), GridLayout.nearSquare(64, 1));
    }

    @Test
    void refusesWhatIsNoBatchAndWhatIsTooLarge() {
        assertThrows(IllegalArgumentException.class, () -> new ImageBatch(new float[4], 1, 2, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new ImageBatch(new float[4], 1, 1, 1, 2));
        ImageBatch batch = new ImageBatch(new float[1], 1, 1, 1, 1);
        assertThrows(
                BadInputException.class, () -> ImageGrid.write(target, batch, new GridLayout(1, 1, 1_000_000_000)));
    }
}
