package saltus.runtime.number;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The element types that files have, by the names that safetensors gives them. */
public enum ElementType {
    F64(8),
    F32(4),
    I64(8),
    BF16(2),
    F16(2),
    I32(4),
    I16(2),
    I8(1),
    U64(8),
    U32(4),
    U16(2),
    U8(1),
    BOOL(1);

    private static final double TWO_TO_63 = 0x1p63;

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** The type of a name such as {@code F32}; empty if there is none. */
    public static Optional<ElementType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Bytes of a number. */
    public int bytes() {
        return bytes;
    }

    /** True for numbers with a fraction. */
    public boolean isReal() {
        return switch (this) {
            case F64, F32, BF16, F16 -> true;
            case I64, I32, I16, I8, U64, U32, U16, U8, BOOL -> false;
        };
    }

    /**
     * The bytes of a tensor of this type.
     *
     * @throws ArithmeticException if that is more than a long holds, or if a side is negative
     */
    public long bytesOf(long... shape) {
        long total = bytes;
        for (long side : shape) {
            if (side < 0) {
                throw new ArithmeticException("negative side " + side);
            }
            total = Math.multiplyExact(total, side);
        }
        return total;
    }

    /** Reads the number at a place, in the order of the buffer; a double holds all but the largest whole numbers exactly. */
    public double number(ByteBuffer in, int at) {
        return switch (this) {
            case F64 -> in.getDouble(at);
            case F32 -> in.getFloat(at);
            case F16 -> half(in.getShort(at));
            case BF16 -> Float.intBitsToFloat(in.getShort(at) << 16);
            case U64 -> unsigned(in.getLong(at));
            case I64, I32, I16, I8, U32, U16, U8, BOOL -> whole(in, at);
        };
    }

    /**
     * Reads the whole number at a place, in the order of the buffer.
     *
     * @throws ArithmeticException if a long does not hold it
     */
    public long whole(ByteBuffer in, int at) {
        return switch (this) {
            case I64 -> in.getLong(at);
            case U64 -> positive(in.getLong(at));
            case I32 -> in.getInt(at);
            case U32 -> Integer.toUnsignedLong(in.getInt(at));
            case I16 -> in.getShort(at);
            case U16 -> Short.toUnsignedLong(in.getShort(at));
            case I8 -> in.get(at);
            case U8 -> Byte.toUnsignedLong(in.get(at));
            case BOOL -> in.get(at) == 0 ? 0 : 1;
            case F64, F32, BF16, F16 -> throw new ArithmeticException(this + " has fractions");
        };
    }

    /** Turns all bytes that are left, in the order of their buffer, into numbers of single precision. */
    public void widen(ByteBuffer from, FloatBuffer to) {
        if (this == F32) {
            to.put(from.asFloatBuffer());
            from.position(from.limit());
            return;
        }
        int at = from.position();
        for (; at < from.limit(); at += bytes) {
            to.put((float) number(from, at));
        }
        from.position(at);
    }

    /** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            float small = fraction * 0x1p-24f;
            return sign == 0 ? small : -small;
        }
        int widened = exponent == 0x1F ? 0xFF : exponent + 127 - 15;
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }

    private static double unsigned(long bits) {
        return bits >= 0 ? bits : (bits & Long.MAX_VALUE) + TWO_TO_63;
    }

    private static long positive(long bits) {
        if (bits < 0) {
            throw new ArithmeticException("more than 63 bits");
        }
        return bits;
    }
}
