package saltus.runtime.convert;

import saltus.runtime.BadInputException;

/** Numbers of half precision: the nearest one, the even one of two. */
final class Half {
    private static final int ABSOLUTE = 0x7FFFFFFF;
    /** 65520, from which on the nearest would be infinite. */
    private static final int TOO_GREAT = 0x477FF000;
    /** 2^-14, the least normal one. */
    private static final int LEAST_NORMAL = 0x38800000;

    private static final int LOST_BITS = 13;
    private static final float SUBNORMAL_UNITS = 0x1p24f;

    private Half() {}

    /**
     * The bits of a number.
     *
     * @throws BadInputException if it is greater than half precision knows
     */
    static short of(float value) {
        int bits = Float.floatToIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int absolute = bits & ABSOLUTE;
        if (absolute >= TOO_GREAT) {
            throw new BadInputException(
                    "A number is %s, and half precision ends at 65504; give --numbers single.".formatted(value));
        }
        if (absolute < LEAST_NORMAL) {
            return (short) (sign | (int) Math.rint(Float.intBitsToFloat(absolute) * SUBNORMAL_UNITS));
        }
        int even = absolute >>> LOST_BITS & 1;
        int rounded = absolute - LEAST_NORMAL + (1 << 23) + (1 << (LOST_BITS - 1)) - 1 + even;
        return (short) (sign | rounded >>> LOST_BITS);
    }
}
