package saltus.runtime.random;

/**
 * The natural logarithm with the bits of {@link StrictMath#log}, which on Java 17 is a call out of Java that costs more
 * than the logarithm itself.
 *
 * <p>The algorithm is {@code e_log.c} of fdlibm, "Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software
 * is freely granted, provided that this notice is preserved."
 */
final class Logarithm {
    private static final double LN2_HIGH = 0x1.62e42feep-1;
    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    private static final double LG1 = 0x1.5555555555593p-1;
    private static final double LG2 = 0x1.999999997fa04p-2;
    private static final double LG3 = 0x1.2492494229359p-2;
    private static final double LG4 = 0x1.c71c51d8e78afp-3;
    private static final double LG5 = 0x1.7466496cb03dep-3;
    private static final double LG6 = 0x1.39a09d078c69fp-3;
    private static final double LG7 = 0x1.2f112df3e5244p-3;

    private static final int EXPONENT = 20; // where it begins in the upper word
    private static final int BIAS = 1023;
    private static final int MANTISSA = 0xFFFFF;
    private static final int ONE = 0x3FF00000;

    private Logarithm() {}

    /** The logarithm of a positive, normal, finite number. */
    static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int high = (int) (bits >>> 32);
        int mantissa = high & MANTISSA;
        int halved = (mantissa + 0x95F64) & (1 << EXPONENT); // beyond the root of 2
        double k = (high >> EXPONENT) - BIAS + (halved >> EXPONENT);
        long near = (long) (mantissa | (halved ^ ONE)) << 32 | bits & 0xFFFFFFFFL;
        double f = Double.longBitsToDouble(near) - 1; // x is 2^k (1 + f)
        if ((MANTISSA & (2 + mantissa)) < 3) { // f below 2^-20 in size
            double r = f * f * (0.5 - 0.33333333333333333 * f);
            return k * LN2_HIGH - ((r - k * LN2_LOW) - f);
        }
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double r = z * (LG1 + w * (LG3 + w * (LG5 + w * LG7))) + w * (LG2 + w * (LG4 + w * LG6));
        if (((mantissa - 0x6147A) | (0x6B851 - mantissa)) > 0) {
            double half = 0.5 * f * f;
            return k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f);
        }
        return k * LN2_HIGH - ((s * (f - r) - k * LN2_LOW) - f);
    }
}
