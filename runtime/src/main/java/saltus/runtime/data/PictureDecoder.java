package saltus.runtime.data;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import saltus.runtime.BadInputException;
import saltus.runtime.Headless;
import saltus.runtime.ReadableFile;

/** Decodes a PNG or JPEG file and brings it to a size: the shorter side scaled, the centre kept. */
final class PictureDecoder {
    /** Pixels that are read unless told otherwise: photographs of 33 million. */
    static final int USUAL_PIXELS = 1 << 25;

    private static final int MOST_BYTES = 1 << 27;
    /** A decoder needs them for each pixel of 16 bits a channel. */
    private static final int BYTES_A_PIXEL = 8;
    /** What the decoder of JPEG files says when it fills in what it could not read. */
    private static final List<String> GUESSED =
            List.of("orrupt JPEG", "remature end", "Missing EOI", "Inconsistent progression", "Invalid SOS");

    static {
        Headless.prefer();
    }

    private final int side;
    private final int mostPixels;

    /**
     * Makes pictures of {@code side x side} pixels.
     *
     * @param mostPixels larger ones are refused by their header
     */
    PictureDecoder(int side, int mostPixels) {
        this.side = side;
        this.mostPixels = mostPixels;
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

    private BufferedImage read(Path file) {
        byte[] bytes = ReadableFile.bytes(file, MOST_BYTES);
        try {
            if (PngFile.is(bytes)) {
                PngFile png = PngFile.of(bytes);
                BufferedImage image = read(file, "png", png.essential());
                requireColours(image, png.colours());
                return image;
            }
            if (JpegFile.is(bytes)) {
                JpegFile.requireFewScans(bytes);
                return read(file, "jpeg", bytes);
            }
            throw new IIOException(bytes.length == 0 ? "it is empty" : "it is neither PNG nor JPEG inside");
        } catch (BadInputException known) {
            throw known;
        } catch (RuntimeException e) {
            // The decoders of the platform answer damaged files with all kinds of exceptions, and of words.
            throw damaged(file, "it contradicts itself", e);
        } catch (IOException e) {
            String says = String.valueOf(e.getMessage());
            throw damaged(file, says.matches(".*(null|Exception).*") ? "it contradicts itself" : says, e);
        }
    }

    private BufferedImage read(Path file, String format, byte[] bytes) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            requirePixels(file, (long) reader.getWidth(0) * reader.getHeight(0));
            AtomicBoolean guessed = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (GUESSED.stream().anyMatch(warning::contains)) {
                    guessed.set(true);
                }
            });
            BufferedImage image = reader.read(0);
            if (guessed.get()) {
                throw new IIOException("it is damaged or ends too early");
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private void requirePixels(Path file, long pixels) {
        long most = Runtime.getRuntime().maxMemory()
                / 2
                / BYTES_A_PIXEL
                / Runtime.getRuntime().availableProcessors();
        if (pixels > Math.min(most, mostPixels)) {
            throw new BadInputException(
                    "The picture '%s' has %d pixels, more than the %d that are read; scale it down, or %s."
                            .formatted(
                                    file,
                                    pixels,
                                    Math.min(most, mostPixels),
                                    pixels > mostPixels
                                            ? "write ,pixels=%d behind the folder".formatted(pixels)
                                            : "give Java more memory with -Xmx"));
        }
    }

    /** Refuses pixels of a colour that is not there, for which the platform's decoder takes black. */
    private static void requireColours(BufferedImage image, int colours) throws IOException {
        if (!(image.getColorModel() instanceof IndexColorModel)) {
            return;
        }
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int colour : image.getRaster().getSamples(0, y, row.length, 1, 0, row)) {
                if (colour >= colours) {
                    throw new IIOException("a pixel has the colour %d of %d".formatted(colour + 1, colours));
                }
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
