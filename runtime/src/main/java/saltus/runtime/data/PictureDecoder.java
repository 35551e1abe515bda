package saltus.runtime.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Headless;

/** Decodes a PNG or JPEG file and brings it to a size: the shorter side scaled, the centre kept. */
final class PictureDecoder {
    /** Beyond this a file is an accident or an attack rather than a sample. */
    private static final long MOST_PIXELS = 1L << 27;

    static {
        Headless.prefer();
    }

    private final int side;

    /** Makes pictures of {@code side x side} pixels. */
    PictureDecoder(int side) {
        this.side = side;
    }

    /**
     * The picture in a file. Turns of a camera (EXIF orientation) are not applied.
     *
     * @throws BadInputException if it cannot be read or is damaged; the message names the file
     */
    Picture decode(Path file) {
        BufferedImage image = read(file);
        int shorter = Math.min(image.getWidth(), image.getHeight());
        PixelRows rows = PixelRows.of(image, shorter);
        Resampling resampling = new Resampling(shorter, side);
        float[][] row = new float[rows.channels()][shorter];
        float[][] narrow = new float[rows.channels()][shorter * side];
        for (int y = 0; y < shorter; y++) {
            rows.read(y, row);
            for (int channel = 0; channel < row.length; channel++) {
                resampling.across(row[channel], narrow[channel], y * side);
            }
        }
        int area = side * side;
        byte[] values = new byte[row.length * area];
        for (int channel = 0; channel < row.length; channel++) {
            resampling.down(narrow[channel], values, channel * area);
        }
        return Picture.of(side, values);
    }

    private static BufferedImage read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw FileProblem.cannotRead(file, e);
        }
        try {
            return read(file, bytes);
        } catch (IOException | RuntimeException e) {
            if (e instanceof BadInputException known) {
                throw known;
            }
            // The decoders of the platform answer damaged files with all kinds of exceptions.
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw damaged(file, why, e);
        }
    }

    private static BufferedImage read(Path file, byte[] bytes) throws IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IIOException("it is neither PNG nor JPEG inside");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new BadInputException(
                            "The picture '%s' has %d pixels, more than the %d that are read; scale it down."
                                    .formatted(file, pixels, MOST_PIXELS));
                }
                AtomicBoolean cut = new AtomicBoolean();
                // A JPEG that ends too early is no error to its decoder, which fills the rest with gray.
                reader.addIIOReadWarningListener((source, warning) -> {
                    if (warning.contains("remature end")) {
                        cut.set(true);
                    }
                });
                BufferedImage image = reader.read(0);
                if (cut.get()) {
                    throw new IIOException("it ends too early");
                }
                return image;
            } finally {
                reader.dispose();
            }
        }
    }

    private static BadInputException damaged(Path file, String why, Exception cause) {
        return new BadInputException(
                "Cannot decode the picture '%s': %s; remove it or save it again as an RGB or gray PNG or JPEG."
                        .formatted(file, why),
                cause);
    }
}
