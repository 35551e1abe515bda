package saltus.runtime.picture;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import saltus.runtime.AtomicFile;
import saltus.runtime.IoConsumer;

/** Writes a picture as a PNG file, completely or not at all. */
final class Png {
    private Png() {}

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
