package saltus.runtime.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import saltus.runtime.BadInputException;
import saltus.runtime.Headless;

/** Decodes the file of a picture, whatever its name, and brings it to a size. */
final class PictureDecoder {
    /** A decoder needs them for each pixel of 16 bits a channel. */
    private static final int BYTES_A_PIXEL = 8;
    /** The longest side of a JPEG. */
    private static final int LONGEST_SIDE = 65_535;
    /** What the decoder of JPEG files says when it fills in what it could not read. */
    private static final List<String> GUESSED =
            List.of("orrupt JPEG", "remature end", "Missing EOI", "Inconsistent progression", "Invalid SOS");

    static {
        Headless.prefer();
    }

    private final Framing framing;
    private final int mostPixels;

    /**
     * Makes pictures of one size.
     *
     * @param mostPixels larger ones are refused by their header
     */
    PictureDecoder(Framing framing, int mostPixels) {
        this.framing = framing;
        this.mostPixels = mostPixels;
    }

    /**
     * The picture in a file.
     *
     * @param bytes the whole file
     * @param place names it in sentences
     * @throws BrokenPictureException if it is damaged
     * @throws BadInputException if it has too many pixels, or not the wanted size and may not be cut
     */
    Decoded decode(byte[] bytes, String place) {
        BufferedImage image = read(bytes, place);
        int width = image.getWidth();
        int height = image.getHeight();
        if (framing.crop() == Crop.NONE && (width != framing.width() || height != framing.height())) {
            throw new BadInputException(
                    "The picture %s has %d x %d pixels (height x width) instead of %d x %d; write another size, or crop=%s."
                            .formatted(place, height, width, framing.height(), framing.width(), Crop.CENTRE.word()));
        }
        return new Decoded(scaled(image), width, height);
    }

    private Picture scaled(BufferedImage image) {
        Framing.Box part = framing.taken(image.getWidth(), image.getHeight());
        Framing.Box placed = framing.placed(image.getWidth(), image.getHeight());
        PixelRows rows = PixelRows.of(image, part);
        Resampling across = new Resampling(part.width(), placed.width());
        Resampling down = new Resampling(part.height(), placed.height());
        float[][] row = new float[rows.channels()][part.width()];
        float[] narrow = new float[placed.width()];
        double[][][] sums = new double[row.length][placed.height()][placed.width()];
        for (int y = 0; y < part.height(); y++) {
            rows.read(y, row);
            for (int channel = 0; channel < row.length; channel++) {
                across.across(row[channel], narrow, 0);
                down.down(y, narrow, sums[channel]);
            }
        }
        for (int channel = 0; channel < sums.length && framing.crop() == Crop.PAD; channel++) {
            sums[channel] = padded(sums[channel], placed);
        }
        return Picture.of(sums, false);
    }

    private double[][] padded(double[][] plane, Framing.Box placed) {
        double[][] whole = new double[framing.height()][framing.width()];
        for (int y = 0; y < plane.length; y++) {
            System.arraycopy(plane[y], 0, whole[placed.top() + y], placed.left(), placed.width());
        }
        return whole;
    }

    private BufferedImage read(byte[] bytes, String place) {
        try {
            if (PngFile.is(bytes)) {
                PngFile png = PngFile.of(bytes);
                BufferedImage image = read(place, "png", png.essential());
                requireColours(image, png.colours());
                return image;
            }
            if (JpegFile.is(bytes)) {
                JpegFile.requireFewScans(bytes);
                return read(place, "jpeg", bytes);
            }
            throw new IIOException(bytes.length == 0 ? "it is empty" : "it is neither PNG nor JPEG inside");
        } catch (BadInputException known) {
            throw known;
        } catch (RuntimeException e) {
            // The decoders of the platform answer damaged files with all kinds of exceptions, and of words.
            throw new BrokenPictureException(place, "it contradicts itself", e);
        } catch (IOException e) {
            String says = String.valueOf(e.getMessage());
            throw new BrokenPictureException(
                    place, says.matches(".*(null|Exception).*") ? "it contradicts itself" : says, e);
        }
    }

    private BufferedImage read(String place, String format, byte[] bytes) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            requirePixels(place, reader.getWidth(0), reader.getHeight(0));
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

    private void requirePixels(String place, int width, int height) throws IIOException {
        if (Math.max(width, height) > LONGEST_SIDE) {
            throw new IIOException("its longer side has %d pixels, more than the %d that are read"
                    .formatted(Math.max(width, height), LONGEST_SIDE));
        }
        long pixels = (long) width * height;
        long most = Runtime.getRuntime().maxMemory()
                / 2
                / BYTES_A_PIXEL
                / Runtime.getRuntime().availableProcessors();
        if (pixels > Math.min(most, mostPixels)) {
            throw new BadInputException(
                    "The picture %s has %d pixels, more than the %d that are read; scale it down, or %s."
                            .formatted(
                                    place,
                                    pixels,
                                    Math.min(most, mostPixels),
                                    pixels > mostPixels
                                            ? "write ,pixels=%d behind the data".formatted(pixels)
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
}
