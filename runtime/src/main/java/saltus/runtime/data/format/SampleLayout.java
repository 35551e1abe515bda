package saltus.runtime.data.format;

import saltus.graph.Shape;
import saltus.runtime.data.stored.Form;

/**
 * How the numbers of a row become a sample.
 *
 * @param form what they mean
 * @param channels of a sample, and of the moments if it is a law
 * @param height 0 for points
 * @param width 0 for points
 * @param channelsLast true if the channels of a pixel stand together
 * @param divisor of a pixel, before {@code offset} is added; 1 and 0 for what is as it is
 * @param offset what is added behind
 */
record SampleLayout(Form form, int channels, int height, int width, boolean channelsLast, float divisor, float offset) {
    /** Points of so many coordinates. */
    static SampleLayout points(int coordinates) {
        return new SampleLayout(Form.POINTS, coordinates, 0, 0, false, 1, 0);
    }

    Shape shape() {
        return form == Form.POINTS ? Shape.of(channels) : Shape.of(channels, height, width);
    }

    /** Reads a row as a sample. */
    void read(Rows rows, int row, float[] into, int from) {
        if (!channelsLast) {
            rows.read(row, into, from);
        } else {
            float[] pixels = new float[rows.type().numbers()];
            rows.read(row, pixels, 0);
            int area = height * width;
            for (int channel = 0; channel < channels; channel++) {
                for (int i = 0; i < area; i++) {
                    into[from + channel * area + i] = pixels[i * channels + channel];
                }
            }
        }
        if (divisor != 1 || offset != 0) {
            for (int i = from; i < from + rows.type().numbers(); i++) {
                into[i] = into[i] / divisor + offset;
            }
        }
    }
}
