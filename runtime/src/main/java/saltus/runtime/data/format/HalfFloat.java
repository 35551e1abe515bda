package saltus.runtime.data.format;

/** A number of half precision, IEEE 754 binary16; Java 17 has none. */
final class HalfFloat {
    private static final int MANTISSA_BITS = 10;
    private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
    private static final int EXPONENT = 0x1F;
    private static final int BIAS = 15;

    private HalfFloat() {}

    /** The number, exactly. */
    static float value(short bits) {
        int exponent = bits >> MANTISSA_BITS & EXPONENT;
        int mantissa = bits & MANTISSA;
        float sign = bits < 0 ? -1 : 1;
        if (exponent == EXPONENT) {
            return mantissa == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        return exponent == 0
                ? sign * Math.scalb((float) mantissa, 1 - BIAS - MANTISSA_BITS)
                : sign * Math.scalb((float) (mantissa | 1 << MANTISSA_BITS), exponent - BIAS - MANTISSA_BITS);
    }
}
