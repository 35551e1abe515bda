package saltus.recipes.crash;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Data of each kind, and the smallest networks that learn them. */
enum Input {
    MOONS("moons", "mlp:16x2 mlp:8x1", "SW2:directions=8"),
    CSV("csv:points.csv", "mlp:16x2", "SW2:directions=8"),
    DIGITS("digits", "sit:16x1x2/4 resconv:8x1/4", "energy"),
    PICTURES("images:pictures:16", "sit:16x1x2/8 resconv:8x1/4", "energy"),
    /** Shards that the first command makes of pictures, read while a model learns them. */
    SHARDS("safetensors:shards", "sit:16x1x2/8 resconv:8x1/4", "energy");

    private static final int POINTS = 40;
    private static final int CLASSES = 3;
    private static final int PICTURES_A_CLASS = 4;
    private static final int SIDE = 16;

    private final String data;
    private final String networks;
    private final String metric;

    Input(String data, String networks, String metric) {
        this.data = data;
        this.networks = networks;
        this.metric = metric;
    }

    String data() {
        return data;
    }

    List<String> networks() {
        return List.of(networks.split(" "));
    }

    /** One that takes no time. */
    String metric() {
        return metric;
    }

    boolean isPoints() {
        return this == MOONS || this == CSV;
    }

    /** Leaves in a folder what the text of the data names, the same each time. */
    void prepare(Path folder) throws IOException {
        Random random = new Random(POINTS);
        if (this == CSV) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < POINTS; i++) {
                lines.append(random.nextGaussian())
                        .append(',')
                        .append(random.nextGaussian())
                        .append('\n');
            }
            Files.writeString(folder.resolve("points.csv"), lines);
        } else if (this == PICTURES || this == SHARDS) {
            for (int k = 0; k < CLASSES; k++) {
                Path pictures =
                        Files.createDirectories(folder.resolve("pictures").resolve("class" + k));
                for (int i = 0; i < PICTURES_A_CLASS; i++) {
                    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
                    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                        image.setRGB(pixel % SIDE, pixel / SIDE, random.nextInt());
                    }
                    ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
                }
            }
        }
    }
}
