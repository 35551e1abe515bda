package saltus.runtime.data;

import java.util.Arrays;

/**
 * A decoded picture in memory.
 *
 * @param channels 1 for gray, 3 for red, green, blue
 * @param side height and width
 * @param values unsigned bytes, [channels, side, side] row-major
 */
record Picture(int channels, int side, byte[] values) {
    private static final float HALF_RANGE = 127.5f;

    /** A picture of one or three channels; three that are equal become one. */
    static Picture of(int side, byte[] values) {
        int area = side * side;
        boolean gray = Arrays.equals(values, 0, area, values, values.length - area, values.length)
                && Arrays.equals(values, 0, area, values, (values.length - area) / 2, (values.length + area) / 2);
        return gray
                ? new Picture(1, side, Arrays.copyOf(values, area))
                : new Picture(values.length / area, side, values);
    }

    /** Writes the values in [-1, 1] as {@code wanted} channels; a gray picture has equal channels. */
    void write(float[] to, int from, int wanted) {
        int area = side * side;
        for (int channel = 0; channel < wanted; channel++) {
            int source = Math.min(channel, channels - 1) * area;
            int target = from + channel * area;
            for (int i = 0; i < area; i++) {
                to[target + i] = (values[source + i] & 0xFF) / HALF_RANGE - 1;
            }
        }
    }
}
