package saltus.runtime.data.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorModel;
import java.util.Optional;
import javax.imageio.IIOException;

/** Brings the colours of a file to sRGB, a row at a time. */
interface Colours {
    /** Of the result: 1 for gray, 3 for red, green, blue. */
    int channels();

    /**
     * The colours of a row.
     *
     * @param levels a row as the file has it; may be changed
     */
    float[][] convert(float[][] levels);

    /**
     * What a picture needs. Gray levels without a profile stay as they are: Java takes them for linear light, and would brighten
     * them.
     *
     * @throws IIOException if the colours are none that are known
     */
    static Colours of(Unpacked picture, int width) throws IIOException {
        ColorModel model = picture.image().getColorModel();
        int channels = model.getNumColorComponents();
        ColorSpace space = model.getColorSpace();
        Optional<ICC_Profile> profile = picture.profile()
                .filter(one -> one.getNumComponents() == channels)
                .or(() -> own(space));
        if (profile.isPresent()) {
            return new ProfileColours(profile.get(), width);
        }
        if (space.getType() == ColorSpace.TYPE_CMYK && channels == Inks.COUNT) {
            return new Inks();
        }
        if (space.getType() != ColorSpace.TYPE_GRAY && space.getType() != ColorSpace.TYPE_RGB) {
            throw new IIOException("its colours are of a kind that is not read");
        }
        return new Levels(channels, picture.gamma());
    }

    private static Optional<ICC_Profile> own(ColorSpace space) {
        boolean usual = space.isCS_sRGB() || space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
        return !usual && space instanceof ICC_ColorSpace known ? Optional.of(known.getProfile()) : Optional.empty();
    }

    /**
     * Gray, or red, green and blue.
     *
     * @param gamma to which power of light levels are proportional; 0 if that is the usual one
     */
    record Levels(int channels, double gamma) implements Colours {
        private static final double OF_SCREENS = 2.2;

        @Override
        public float[][] convert(float[][] levels) {
            if (gamma > 0) {
                double power = 1 / (gamma * OF_SCREENS);
                for (float[] row : levels) {
                    for (int x = 0; x < row.length; x++) {
                        row[x] = (float) (PixelRows.WHITE * Math.pow(row[x] / PixelRows.WHITE, power));
                    }
                }
            }
            return levels;
        }
    }

    /** Cyan, magenta, yellow and black without a profile: each takes its part of the light. */
    record Inks() implements Colours {
        static final int COUNT = 4;

        @Override
        public int channels() {
            return COUNT - 1;
        }

        @Override
        public float[][] convert(float[][] levels) {
            float[] black = levels[COUNT - 1];
            float[][] colours = new float[COUNT - 1][black.length];
            for (int channel = 0; channel < colours.length; channel++) {
                for (int x = 0; x < black.length; x++) {
                    float light = (PixelRows.WHITE - levels[channel][x]) * (PixelRows.WHITE - black[x]);
                    colours[channel][x] = light / PixelRows.WHITE;
                }
            }
            return colours;
        }
    }
}
