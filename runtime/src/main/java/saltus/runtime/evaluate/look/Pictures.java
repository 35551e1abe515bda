package saltus.runtime.evaluate.look;

import saltus.runtime.picture.PixelLevel;

/**
 * Pictures as files keep them: whole levels from 0 to 255. Generated ones are rounded and cut to these before they are looked
 * at, as the field's evaluators find them in their files, so that true and generated ones are told apart by nothing that no
 * file would have.
 *
 * @param levels [n, channels, height, width], row-major
 * @param size of each
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel of numbers that nobody compares
public record Pictures(float[] levels, Size size) {
    /** Levels from black to the middle. */
    static final float HALF = 127.5f;

    /** The extents of a picture. */
    public record Size(int channels, int height, int width) {
        /** Numbers in a picture. */
        public int numbers() {
            return Math.multiplyExact(channels, Math.multiplyExact(height, width));
        }
    }

    /**
     * Pictures of numbers in which black is -1 and white 1.
     *
     * @param values [n, channels, height, width], row-major
     */
    public static Pictures of(float[] values, Size size) {
        float[] levels = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            levels[i] = PixelLevel.of(values[i]);
        }
        return new Pictures(levels, size);
    }

    /** n. */
    public int count() {
        return levels.length / size.numbers();
    }
}
