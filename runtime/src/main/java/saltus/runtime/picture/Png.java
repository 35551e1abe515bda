package saltus.runtime.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import saltus.runtime.AtomicFile;
import saltus.runtime.Headless;
import saltus.runtime.IoConsumer;

/** Writes a picture as a PNG file, completely or not at all. */
public final class Png {
    private Png() {}

    /** The bytes of a PNG file with the first of some images, pixel by pixel. */
    public static byte[] of(ImageBatch images) {
        Headless.prefer();
        BufferedImage image = new BufferedImage(images.width(), images.height(), ImageGrid.type(images.channels()));
        for (int y = 0; y < images.height(); y++) {
            for (int x = 0; x < images.width(); x++) {
                for (int c = 0; c < images.channels(); c++) {
                    image.getRaster().setSample(x, y, c, images.level(0, c, y, x));
                }
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            encoder(image).accept(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    static void write(Path target, BufferedImage image) {
        AtomicFile.write(target, encoder(image));
    }

    private static IoConsumer<OutputStream> encoder(BufferedImage image) {
        return out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
            // In memory, as the other choice is a second temporary file in a folder nobody asked for.
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.write(image);
            } finally {
                writer.dispose();
            }
        };
    }
}
