package saltus.runtime.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Samples of any number of bits, the opacity behind the colours. */
final class SampleRows implements PixelRows {
    private static final int BYTE = 0xFF;
    private static final double UNSIGNED = 0x1p32;

    private final Raster raster;
    private final Framing.Box part;
    private final int channels;
    private final boolean hasOpacity;
    private final boolean multiplied;
    private final boolean deep;
    private final boolean bytes;
    private final float[] scales;
    private final float[] samples;
    private byte[] packed = {};

    SampleRows(BufferedImage image, Framing.Box part) {
        ColorModel model = image.getColorModel();
        raster = image.getRaster();
        this.part = part;
        channels = model.getNumColorComponents();
        hasOpacity = model.hasAlpha();
        multiplied = hasOpacity && model.isAlphaPremultiplied();
        int type = raster.getTransferType();
        boolean fractions = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
        scales = new float[raster.getNumBands()];
        boolean many = fractions;
        for (int band = 0; band < scales.length; band++) {
            int bits = band < model.getNumComponents() ? model.getComponentSize(band) : Byte.SIZE;
            many |= bits > Byte.SIZE;
            scales[band] = fractions ? WHITE : (float) (WHITE / (Math.pow(2, bits) - 1));
        }
        deep = many;
        bytes = type == DataBuffer.TYPE_BYTE && raster.getNumDataElements() == scales.length && !deep;
        samples = new float[part.width()];
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public boolean hasOpacity() {
        return hasOpacity;
    }

    @Override
    public boolean isDeep() {
        return deep;
    }

    @Override
    public void read(int y, float[][] levels, float[] opacity) {
        int top = part.top() + y;
        if (bytes) {
            packed = (byte[])
                    raster.getDataElements(part.left(), top, part.width(), 1, packed.length == 0 ? null : packed);
        }
        for (int channel = 0; channel < channels; channel++) {
            band(channel, top, levels[channel]);
        }
        if (hasOpacity) {
            band(channels, top, opacity);
            for (int x = 0; x < part.width(); x++) {
                opacity[x] /= WHITE;
            }
            for (int channel = 0; channel < channels && multiplied; channel++) {
                divide(levels[channel], opacity);
            }
        }
    }

    private void band(int band, int top, float[] levels) {
        float scale = scales[band];
        if (bytes) {
            int at = band;
            for (int x = 0; x < part.width(); x++) {
                levels[x] = (packed[at] & BYTE) * scale;
                at += scales.length;
            }
            return;
        }
        raster.getSamples(part.left(), top, part.width(), 1, band, samples);
        for (int x = 0; x < part.width(); x++) {
            // Whole numbers of 32 bits come with a sign.
            levels[x] = (float) (samples[x] < 0 && scale < 1 ? samples[x] + UNSIGNED : samples[x]) * scale;
        }
    }

    private static void divide(float[] levels, float[] opacity) {
        for (int x = 0; x < levels.length; x++) {
            levels[x] = opacity[x] == 0 ? 0 : levels[x] / opacity[x];
        }
    }
}
