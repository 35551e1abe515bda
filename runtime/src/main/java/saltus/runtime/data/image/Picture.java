package saltus.runtime.data.image;

import java.util.Arrays;

/**
 * A decoded picture in memory.
 *
 * @param channels 1 for gray, 3 for red, green, blue
 * @param values levels, [channels, height, width] row-major: a byte each, or two, the higher first, in a deep picture
 * @param deep whether levels go to 65535 rather than 255
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
record Picture(int channels, byte[] values, boolean deep) {
    private static final int FULL = 255;
    private static final int DEEP_FULL = 65535;
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

    /**
     * A picture out of levels in [0, 255], rounded; what stands out is brought to the nearest. Channels that are equal become one.
     *
     * @param planes [channels][height][width]
     */
    static Picture of(double[][][] planes, boolean deep) {
        int area = planes[0].length * planes[0][0].length;
        byte[] values = new byte[planes.length * area * (deep ? 2 : 1)];
        int at = 0;
        for (double[][] plane : planes) {
            for (double[] row : plane) {
                at = deep ? writeDeep(row, values, at) : write(row, values, at);
            }
        }
        int size = values.length / planes.length;
        boolean gray = true;
        for (int channel = 1; channel < planes.length; channel++) {
            gray &= Arrays.equals(values, 0, size, values, channel * size, (channel + 1) * size);
        }
        return gray ? new Picture(1, Arrays.copyOf(values, size), deep) : new Picture(planes.length, values, deep);
    }

    private static int write(double[] row, byte[] values, int from) {
        int at = from;
        for (double level : row) {
            values[at++] = (byte) rounded(level, FULL);
        }
        return at;
    }

    private static int writeDeep(double[] row, byte[] values, int from) {
        int at = from;
        for (double level : row) {
            int rounded = rounded(level * (DEEP_FULL / FULL), DEEP_FULL);
            values[at++] = (byte) (rounded >> Byte.SIZE);
            values[at++] = (byte) rounded;
        }
        return at;
    }

    private static int rounded(double level, int full) {
        return (int) (Math.max(0, Math.min(full, level)) + 0.5);
    }

    /** Writes the values in [-1, 1] as {@code wanted} channels: gray as equal ones, colours as their luma if one is wanted. */
    void write(float[] to, int from, int wanted) {
        int area = values.length / channels / (deep ? 2 : 1);
        for (int channel = 0; channel < wanted; channel++) {
            for (int i = 0; i < area; i++) {
                float level = wanted < channels ? luma(i, area) : level(Math.min(channel, channels - 1) * area + i);
                to[from + channel * area + i] = level;
            }
        }
    }

    /** The brightest level of a deep picture, at least 1; 0 of another. */
    int brightest() {
        int brightest = deep ? 1 : 0;
        for (int i = 0; i < values.length && deep; i += 2) {
            brightest = Math.max(brightest, (values[i] & 0xFF) << Byte.SIZE | values[i + 1] & 0xFF);
        }
        return brightest;
    }

    private float luma(int i, int area) {
        float sum = 0;
        for (int channel = 0; channel < LUMA.length; channel++) {
            sum += LUMA[channel] * level(channel * area + i);
        }
        return sum;
    }

    private float level(int index) {
        return deep
                ? ((values[2 * index] & 0xFF) << Byte.SIZE | values[2 * index + 1] & 0xFF) / (DEEP_FULL / 2f) - 1
                : (values[index] & 0xFF) / (FULL / 2f) - 1;
    }
}
