package saltus.runtime.data.image;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Colours of a profile of the International Color Consortium, converted with 16 bits. */
final class ProfileColours implements Colours {
    private static final int COLOURS = 3;
    private static final float FULL = 65535;

    private final ColorConvertOp conversion;
    private final WritableRaster from;
    private final WritableRaster to;
    private final float[] line;
    private final float[][] colours;

    ProfileColours(ICC_Profile profile, int width) {
        ICC_Profile[] way = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        conversion = new ColorConvertOp(way, null);
        from = Raster.createInterleavedRaster(
                DataBuffer.TYPE_USHORT, width, 1, profile.getNumComponents(), new Point());
        to = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, width, 1, COLOURS, new Point());
        line = new float[width];
        colours = new float[COLOURS][width];
    }

    @Override
    public int channels() {
        return COLOURS;
    }

    @Override
    public float[][] convert(float[][] levels) {
        for (int channel = 0; channel < levels.length; channel++) {
            for (int x = 0; x < line.length; x++) {
                line[x] = Math.round(Math.max(0, Math.min(FULL, levels[channel][x] * (FULL / PixelRows.WHITE))));
            }
            from.setSamples(0, 0, line.length, 1, channel, line);
        }
        conversion.filter(from, to);
        for (int channel = 0; channel < COLOURS; channel++) {
            to.getSamples(0, 0, line.length, 1, channel, colours[channel]);
            for (int x = 0; x < line.length; x++) {
                colours[channel][x] *= PixelRows.WHITE / FULL;
            }
        }
        return colours;
    }
}
