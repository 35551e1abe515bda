package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that Pillow 12.3 wrote with libjpeg-turbo, libtiff and libwebp, and beside each, as a PNG without anything special, what
 * it showed of them over white.
 */
class KnownViewersTest {
    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(KnownViewersTest.class.getResource("known"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.filter(file -> Files.exists(shown(file))).sorted().toList();
        }
    }

    private static Path shown(Path file) {
        return file.resolveSibling(file.getFileName() + ".png");
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsDecodedIsWhatTheyShow(Path file) throws IOException {
        BufferedImage shown = ImageIO.read(shown(file).toFile());
        float[] decoded = new float[3 * WIDTH * HEIGHT];
        Decode.at(HEIGHT, WIDTH)
                .decode(Files.readAllBytes(file), "'a'")
                .picture()
                .orElseThrow()
                .write(decoded, 0, 3);
        double greatest = 0;
        double sum = 0;
        for (int i = 0; i < decoded.length; i++) {
            int pixel = i % (WIDTH * HEIGHT);
            int level = shown.getRGB(pixel % WIDTH, pixel / WIDTH) >> (16 - 8 * (i / (WIDTH * HEIGHT))) & 0xFF;
            double far = Math.abs((decoded[i] + 1) * 127.5 - level);
            greatest = Math.max(greatest, far);
            sum += far;
        }
        String name = file.getFileName().toString();
        assertTrue(greatest <= tolerance(name), "%s: %s at most, %s".formatted(name, greatest, sum / decoded.length));
    }

    /** Of the files with more levels than the PNG beside them: half of one of its levels. */
    private static double tolerance(String name) {
        if (name.contains("16.") || name.contains("32.")) {
            return 0.501;
        }
        return name.startsWith("cmyk") ? 1.001 : 0.001;
    }

    @ParameterizedTest
    @MethodSource("files")
    void noFileIsAnythingButItsContent(Path file) throws IOException {
        Decoded decoded = Decode.at(HEIGHT, WIDTH).decode(Files.readAllBytes(file), "'a'");
        assertEquals(WIDTH, decoded.width());
        assertEquals(HEIGHT, decoded.height());
    }
}
