package saltus.runtime.data.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import javax.imageio.IIOException;
import saltus.runtime.BadInputException;

/** Decodes the file of a picture, whatever its name, and brings it to a size. */
final class PictureDecoder {
    private final Framing framing;
    private final int mostPixels;
    private final double brightening;

    /** Makes pictures as they are asked for. */
    PictureDecoder(PictureRequest request) {
        framing = request.framing();
        mostPixels = request.mostPixels();
        brightening = (Math.pow(2, PictureRequest.MOST_BITS) - 1) / (Math.pow(2, request.bits()) - 1);
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
        try {
            PictureFormat format = PictureFormat.of(bytes)
                    .orElseThrow(() -> new IIOException(
                            bytes.length == 0 ? "it is empty" : "it is of no format of pictures that is read"));
            return decode(format.open(bytes).unpack(new PixelLimit(place, mostPixels)), place);
        } catch (BadInputException known) {
            throw known;
        } catch (RuntimeException e) {
            // Decoders answer damaged files with all kinds of exceptions, and of words.
            throw new BrokenPictureException(place, "it contradicts itself", e);
        } catch (IOException e) {
            String says = String.valueOf(e.getMessage());
            boolean strange = says.matches("(?s).*(null|Exception|\\p{C}).*") || !(e instanceof IIOException);
            throw new BrokenPictureException(place, strange ? "it contradicts itself" : says, e);
        }
    }

    private Decoded decode(Unpacked file, String place) throws IOException {
        BufferedImage image = file.orientation().upright(file.image());
        int width = image.getWidth();
        int height = image.getHeight();
        if (framing.crop() == Crop.NONE && (width != framing.width() || height != framing.height())) {
            throw new BadInputException(
                    "The picture %s has %d x %d pixels (height x width) instead of %d x %d; write another size, or crop=%s."
                            .formatted(place, height, width, framing.height(), framing.width(), Crop.CENTRE.word()));
        }
        Framing.Box part = framing.taken(width, height);
        PixelRows rows = PixelRows.of(image, part);
        Colours colours = Colours.of(file, part.width());
        Picture picture = scaled(rows, colours, part, framing.placed(width, height));
        return Decoded.of(picture, width, height, peculiarities(file, rows, colours));
    }

    private static Set<Peculiarity> peculiarities(Unpacked file, PixelRows rows, Colours colours) {
        Set<Peculiarity> found = EnumSet.noneOf(Peculiarity.class);
        if (file.orientation() != Orientation.UPRIGHT) {
            found.add(Peculiarity.TURNED);
        }
        if (rows.hasOpacity()) {
            found.add(Peculiarity.TRANSPARENT);
        }
        if (file.several()) {
            found.add(Peculiarity.SEVERAL);
        }
        if (colours instanceof ProfileColours || file.gamma() > 0) {
            found.add(Peculiarity.PROFILE);
        }
        return found;
    }

    private Picture scaled(PixelRows rows, Colours colours, Framing.Box part, Framing.Box placed) {
        Resampling across = new Resampling(part.width(), placed.width());
        Resampling down = new Resampling(part.height(), placed.height());
        float[][] levels = new float[rows.channels()][part.width()];
        float[] opacity = new float[rows.hasOpacity() ? part.width() : 0];
        float[] narrow = new float[placed.width()];
        double[][][] sums = new double[colours.channels()][placed.height()][placed.width()];
        for (int y = 0; y < part.height(); y++) {
            rows.read(y, levels, opacity);
            brighten(rows, levels);
            float[][] row = colours.convert(levels);
            for (int channel = 0; channel < row.length; channel++) {
                overWhite(row[channel], opacity);
                across.across(row[channel], narrow, 0);
                down.down(y, narrow, sums[channel]);
            }
        }
        for (int channel = 0; channel < sums.length && framing.crop() == Crop.PAD; channel++) {
            sums[channel] = padded(sums[channel], placed);
        }
        return Picture.of(sums, rows.isDeep());
    }

    private void brighten(PixelRows rows, float[][] levels) {
        for (int channel = 0; channel < levels.length && rows.isDeep() && brightening > 1; channel++) {
            for (int x = 0; x < levels[channel].length; x++) {
                levels[channel][x] = (float) (levels[channel][x] * brightening);
            }
        }
    }

    private static void overWhite(float[] levels, float[] opacity) {
        for (int x = 0; x < opacity.length; x++) {
            levels[x] = levels[x] * opacity[x] + PixelRows.WHITE * (1 - opacity[x]);
        }
    }

    private double[][] padded(double[][] plane, Framing.Box placed) {
        double[][] whole = new double[framing.height()][framing.width()];
        for (int y = 0; y < plane.length; y++) {
            System.arraycopy(plane[y], 0, whole[placed.top() + y], placed.left(), placed.width());
        }
        return whole;
    }
}
