package saltus.runtime.picture;

/**
 * Images of equal size.
 *
 * @param values [count, channels, height, width] in C order, nominally in [-1, 1]; not copied
 * @param count at least 1
 * @param channels 1 for grey, 3 for red, green and blue, 4 with opacity behind these
 * @param height in pixels, at least 1
 * @param width in pixels, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel of parameters that nobody compares
public record ImageBatch(float[] values, int count, int channels, int height, int width) {
    public ImageBatch {
        if (channels != 1 && channels != 3 && channels != 4) {
            throw new IllegalArgumentException(
                    "images of %d channels cannot be drawn, only 1, 3 or 4".formatted(channels));
        }
        if (count < 1 || height < 1 || width < 1 || (long) count * channels * height * width != values.length) {
            throw new IllegalArgumentException("%d values are not %d images of %d x %d x %d"
                    .formatted(values.length, count, channels, height, width));
        }
    }

    /** One value as a level from 0 (for -1 and below, and for NaN) to 255 (for 1 and above). */
    int level(int image, int channel, int y, int x) {
        return PixelLevel.of(values[((image * channels + channel) * height + y) * width + x]);
    }
}
